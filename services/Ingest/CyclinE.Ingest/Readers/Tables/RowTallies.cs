using System.Globalization;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>What is counted while rows are read.</summary>
internal sealed class RowTallies
{
    private readonly List<string> _notInPositions = [];
    private string? _dateName;
    private string? _codePageName;
    private long _dateNames;
    private long _codePageNames;

    /// <summary>Rows, of all samples.</summary>
    public long Rows { get; set; }

    /// <summary>Rows of the sample that is read.</summary>
    public long Taken { get; set; }

    /// <summary>Values that are numbers.</summary>
    public long Finite { get; private set; }

    /// <summary>The smallest value as it stands in the file.</summary>
    public double Smallest { get; private set; } = double.PositiveInfinity;

    /// <summary>Rows whose mark says that there is no value.</summary>
    public long Marked { get; set; }

    /// <summary>Rows without a positive signal in both channels.</summary>
    public long WithoutSignal { get; set; }

    /// <summary>Rows whose name is not in the table of positions.</summary>
    public long NotInPositions { get; private set; }

    /// <summary>Rows whose other name is the one in the table of positions.</summary>
    public long ByOtherName { get; set; }

    /// <summary>Rows that were looked up in the table of positions.</summary>
    public long NamesLookedUp { get; set; }

    /// <summary>The first names that are not in the table of positions.</summary>
    public string ExamplesNotInPositions => string.Join(", ", _notInPositions);

    /// <summary>Numbers with a decimal comma.</summary>
    public long WithComma { get; set; }

    /// <summary>Numbers with a decimal point where commas may be.</summary>
    public long WithPoint { get; set; }

    /// <summary>Counts a value.</summary>
    public void CountValue(double value)
    {
        Finite++;
        Smallest = Math.Min(Smallest, value);
    }

    /// <summary>Counts a name that is not in the table of positions.</summary>
    public void CountNotInPositions(ReadOnlySpan<byte> name)
    {
        NotInPositions++;
        if (_notInPositions.Count < 3 && CellProblem.Show(name) is { Length: > 0 } shown && !_notInPositions.Contains(shown))
        {
            _notInPositions.Add(shown);
        }
    }

    /// <summary>Looks at a probe's name.</summary>
    public void CountName(ReadOnlySpan<byte> name, long line)
    {
        if (SourceText.LooksLikeDate(name))
        {
            _dateNames++;
            _dateName ??= Text($"'{CellProblem.Show(name)}' in line {line}");
        }

        if (SourceText.IsCodePage(name))
        {
            _codePageNames++;
            _codePageName ??= Text($"'{CellProblem.Show(name)}' in line {line}");
        }
    }

    /// <summary>What was done, for the record.</summary>
    public IEnumerable<NormalisationStep> Steps(TableHeader header, TableDialect dialect)
    {
        var scale = LogRatioConversion.NameOf(dialect.Scale);
        var value = header.TitleOf(TableColumn.Value);
        yield return header.Has(TableColumn.Green)
            ? new NormalisationStep(
                "log-ratio",
                $"log2('{value}' / '{header.TitleOf(TableColumn.Green)}')",
                Text($"{Finite} values; {WithoutSignal} without a positive signal in both channels are missing"))
            : new NormalisationStep(
                "scale",
                $"column '{value}' read as {scale}",
                dialect.Scale == ValueScale.Log2 ? "values taken as they are" : Text($"{Finite} values converted from {scale} to log2"));
        yield return new NormalisationStep(
            "polarity",
            dialect.Polarity.ToString("+0;-0", CultureInfo.InvariantCulture),
            dialect.Polarity < 0 ? "every log2 ratio changed its sign" : "nothing changed");
        if (dialect.Direction is { } direction)
        {
            yield return new NormalisationStep(
                "direction", direction.Meaning, direction.Turned ? "every log2 ratio changed its sign" : "nothing changed");
        }

        if (dialect.MissingWhen is not null && header.Has(TableColumn.Mark))
        {
            yield return new NormalisationStep("marked-rows", $"missing where {dialect.MissingMeaning}", Text($"{Marked} rows have no value"));
        }

        if (dialect.AnnouncedRows > 0 && dialect.AnnouncedRows != Taken)
        {
            yield return new NormalisationStep(
                "rows", "rows of the file compared with what its header announces",
                Text($"the header announces {dialect.AnnouncedRows}, the file holds {Taken}"));
        }

        if (dialect.Positions is { } positions)
        {
            yield return new NormalisationStep(
                "positions", Text($"by name from a table of {positions.Count} probes"),
                Text($"{NotInPositions} of {Rows} rows are not in the table and left out")
                + (NotInPositions > 0 ? Text($" (such as {ExamplesNotInPositions}; the table has such as {positions.Examples(3)})") : string.Empty)
                + (ByOtherName > 0 ? Text(
                    $"; {ByOtherName} found by column '{header.TitleOf(TableColumn.OtherName)}', not by '{header.TitleOf(TableColumn.Name)}'") : string.Empty));
        }

        if (dialect.FirstBase != 1)
        {
            yield return new NormalisationStep("first-base", Text($"starts count from {dialect.FirstBase}"), "every position was raised by 1");
        }

        if (WithComma > 0)
        {
            yield return new NormalisationStep("decimal-comma", "semicolons between columns: commas are decimal", Text($"{WithComma} numbers have one"));
        }

        if (_dateNames > 0)
        {
            yield return new NormalisationStep(
                "date-names", "names that look like a spreadsheet's dates are kept as they are",
                Text($"{_dateNames} probes, such as {_dateName}: export the names again as text"));
        }

        if (_codePageNames > 0)
        {
            yield return new NormalisationStep("code-page", "names that are no UTF-8 are read in the Latin code page of Windows",
                Text($"{_codePageNames} probes, such as {_codePageName}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
