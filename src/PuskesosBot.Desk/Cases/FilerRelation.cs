namespace PuskesosBot.Desk.Cases;

/// <summary>What somebody who types for another person is to that person.</summary>
public enum FilerRelation { Relative, Neighbour, Head, Cadre, Other }
