namespace PuskesosBot.Dialogs;

/// <summary>A year as it is written or said: "65", "1965", "enam lima", "sembilan belas enam lima".</summary>
internal static class SpokenYear
{
    /// <returns>Below 100: only the last two digits were given. Null: no year.</returns>
    internal static int? Read(List<DatePart> parts)
    {
        if (parts.Exists(part => part.IsMonthName)) return null;
        return parts switch
        {
            [{ IsPair: true } pair] => pair.Value,
            [{ Digits: 4 or 0, Value: >= 1000 } whole] => whole.Value,
            [{ IsUnit: true } ten, { IsUnit: true } one] => ten.Value * 10 + one.Value,
            [{ Value: 19 or 20, IsPair: true } century, { IsPair: true } rest] => century.Value * 100 + rest.Value,
            [{ Value: 19 or 20, IsPair: true } century, { IsUnit: true } ten, { IsUnit: true } one] =>
                century.Value * 100 + ten.Value * 10 + one.Value,
            [{ Value: 1900 or 2000, Digits: 0 } century, { IsPair: true } rest] => century.Value + rest.Value,
            [{ IsUnit: true } a, { IsUnit: true } b, { IsUnit: true } c, { IsUnit: true } d] =>
                a.Value * 1000 + b.Value * 100 + c.Value * 10 + d.Value,
            _ => null,
        };
    }
}
