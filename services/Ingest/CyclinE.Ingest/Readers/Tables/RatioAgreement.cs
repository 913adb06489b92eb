using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>
/// Compares a stated ratio with the one of the signals beside it. Programs normalise the one and not the other, so that values
/// differ; but both go up and down together.
/// </summary>
internal sealed class RatioAgreement(TableHeader header, TableDialect dialect)
{
    private const int EnoughToJudge = 20;
    private const double Largest = 4;
    private const double SmallestSpread = 0.01;

    private readonly LogRatioConversion _conversion = new(dialect.StatedScale, dialect.StatedTurned ? -1 : 1);
    private long _count;
    private double _x;
    private double _y;
    private double _xx;
    private double _yy;
    private double _xy;

    /// <summary>Adds a row.</summary>
    /// <param name="ofSignals">log2 of red over green.</param>
    /// <param name="cell">The stated ratio.</param>
    public void Add(double ofSignals, ReadOnlySpan<byte> cell)
    {
        if ((!Number.TryParse(cell, out var value) && !Number.TryParseWithComma(cell, out value)) || !_conversion.TryConvert(value, out var stated)
            || double.IsNaN(stated))
        {
            return;
        }

        var (x, y) = (Math.Clamp(ofSignals, -Largest, Largest), Math.Clamp(stated, -Largest, Largest));
        _count++;
        _x += x;
        _y += y;
        _xx += x * x;
        _yy += y * y;
        _xy += x * y;
    }

    /// <summary>Refuses ratios that go the other way than their signals.</summary>
    /// <exception cref="InvalidInputException"><c>log-ratio-disagrees</c>.</exception>
    public void Judge(string file)
    {
        if (_count < EnoughToJudge)
        {
            return;
        }

        var (sx, sy) = (Math.Sqrt(Math.Max(0, (_xx / _count) - (_x / _count * _x / _count))),
            Math.Sqrt(Math.Max(0, (_yy / _count) - (_y / _count * _y / _count))));
        if (sx < SmallestSpread || sy < SmallestSpread)
        {
            return;
        }

        var correlation = ((_xy / _count) - (_x / _count * _y / _count)) / (sx * sy);
        if (correlation < 0)
        {
            throw new InvalidInputException(
                "log-ratio-disagrees",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column '{header.TitleOf(TableColumn.StatedRatio)}' goes against its signals: over {_count} rows its correlation with log2('{header.TitleOf(TableColumn.Value)}' / '{header.TitleOf(TableColumn.Green)}') is {correlation:0.00}."),
                file,
                "The column's name, the header's formula or the signals are wrong: export the array again, or give a table of log2 ratios of sample over reference.");
        }
    }
}
