using System.Globalization;
using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>How wide the rows of a table are: probes and clones are narrow, bins are all alike, segments are neither.</summary>
internal sealed class RowWidths
{
    /// <summary>No probe, clone or bin of a usual width reaches this, in base pairs.</summary>
    public const long Wide = 3_000_000;

    private long _rows;
    private long _alike;
    private long _last;
    private double _total;
    private double _wide;

    /// <summary>
    /// True where more than half of what the rows cover lies in rows wider than <see cref="Wide"/> that are not all alike.
    /// </summary>
    public bool AreSegments => _wide > 0.5 * _total && _alike < _rows / 2;

    /// <summary>Counts a row.</summary>
    /// <param name="width">Base pairs from start to end.</param>
    public void Add(long width)
    {
        _rows++;
        _alike += width == _last ? 1 : 0;
        _last = width;
        _total += width;
        _wide += width > Wide ? width : 0;
    }

    /// <summary>Refuses segments.</summary>
    /// <exception cref="InvalidInputException"><c>segments-not-probes</c>.</exception>
    public void Judge(string file)
    {
        if (AreSegments)
        {
            throw new InvalidInputException(
                "segments-not-probes",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The rows are segments, not probes: the {_rows} rows cover {_total / 1e6:N0} Mb, {_wide / _total:P0} of it in rows wider than {Wide / 1_000_000} Mb."),
                file,
                "Give the array's probes. Or have the segments called as they are: title the columns ID, chrom, loc.start, loc.end and seg.mean (num.mark, where markers are counted), and put the sample's name (its ID) into the sheet's column 'file_sample'.");
        }
    }
}
