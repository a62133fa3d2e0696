namespace PuskesosBot.Desk.Registry;

/// <summary>Adds up the last serial number of each block of a list, to show beside the number of rows.</summary>
internal sealed class SerialSum
{
    private string? _area;
    private int _last, _sum;
    private bool _isAny;

    internal int? Sum => _isAny ? _sum + _last : null;

    internal void Take(ImportRow row)
    {
        if (row.Serial is not { } serial) return;
        _isAny = true;
        var area = $"{row.Rw}/{row.Rt}";
        // Serials skip and repeat inside a block; a new one begins where the area changes and they begin again.
        if (area != _area && serial <= _last)
        {
            _sum += _last;
            _last = 0;
        }

        _area = area;
        _last = serial;
    }
}
