using System.Globalization;
using System.Text;
using CyclinE.Genomics;
using CyclinE.Numerics;

namespace CyclinE.Ingest;

/// <summary>Reads the rows of a generic table, once.</summary>
internal sealed class GenericRows(
    LineReader lines, GenericHeader header, GenomeBuild build, ValueScale scale, bool scaleDeclared, int polarity)
{
    private const string Coding = "a table's 23 is X and 24 is Y; Affymetrix writes X as 24 and Y as 25";

    // A log2 profile of this many probes without one negative value does not happen.
    private const int EnoughToJudgeScale = 50;

    private readonly FeatureTable _features = new(header.Has(GenericColumn.Name), header.Has(GenericColumn.Baf), header.Has(GenericColumn.NormalBaf));
    private readonly AlleleFrequencies _baf = new("baf");
    private readonly AlleleFrequencies _normalBaf = new("normal-baf");
    private readonly PositionCheck _positions = new(build);
    private readonly UnplacedFeatures _unplaced = new();
    private readonly LogRatioConversion _conversion = new(scale, polarity);
    private readonly Field[] _fields = new Field[GenericColumn.Titles.Length];
    private long _rows;
    private long _finite;
    private double _smallest = double.PositiveInfinity;

    public FeatureTable Read()
    {
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var cells = FieldScanner.Scan(line, header.Delimiter, header.Slots, _fields);
            if (cells != header.Titles.Length && !(cells == header.Titles.Length + 1 && line[^1] == header.Delimiter))
            {
                throw WrongLength(line.ToArray(), cells);
            }

            _rows++;
            ReadRow(line);
        }

        if (_rows == 0)
        {
            throw new InvalidInputException(
                "truncated-file", "The table has a header and no rows.", lines.Here().ToString(), "Export or copy the file again.");
        }

        _positions.ThrowIfBeyond(Coding);
        JudgeScale();
        return _features;
    }

    public IReadOnlyList<NormalisationStep> Steps()
    {
        var name = LogRatioConversion.NameOf(scale);
        List<NormalisationStep> steps =
        [
            new(
                "scale",
                $"column '{header.TitleOf(GenericColumn.Value)}' read as {name}",
                scale == ValueScale.Log2 ? "values taken as they are" : string.Create(CultureInfo.InvariantCulture, $"{_finite} values converted from {name} to log2")),
            new(
                "polarity",
                polarity.ToString("+0;-0", CultureInfo.InvariantCulture),
                polarity < 0 ? "every log2 ratio changed its sign" : "nothing changed"),
        ];
        if (header.Has(GenericColumn.Baf))
        {
            steps.Add(_baf.Step(header.TitleOf(GenericColumn.Baf)));
        }

        if (header.Has(GenericColumn.NormalBaf))
        {
            steps.Add(_normalBaf.Step(header.TitleOf(GenericColumn.NormalBaf)));
        }

        if (_unplaced.Step() is { } unplaced)
        {
            steps.Add(unplaced);
        }

        return steps;
    }

    private void ReadRow(ReadOnlySpan<byte> line)
    {
        var code = _fields[GenericColumn.Chromosome].Of(line);
        var positionCell = _fields[GenericColumn.Position].Of(line);
        var log2 = Value(_fields[GenericColumn.Value].Of(line));
        if (!TryChromosome(code, out var chromosome) || Number.IsMissing(positionCell))
        {
            _unplaced.Count(code);
            return;
        }

        if (!Number.TryParseWhole(positionCell, out var position))
        {
            throw Number.TryParse(positionCell, out _)
                ? BadPosition(positionCell, "is not a whole number of base pairs")
                : CellProblem.NotANumber(positionCell, header.Place(lines, GenericColumn.Position));
        }

        if (position <= 0)
        {
            if (position < 0)
            {
                throw BadPosition(positionCell, "is negative");
            }

            // Position 0 is how genotyping programs write 'unknown'.
            _unplaced.Count(code);
            return;
        }

        var place = header.Place(lines, GenericColumn.Position);
        _positions.Note(chromosome, position, lines, place.Column, place.ColumnName!);
        var name = header.Has(GenericColumn.Name) ? Encoding.UTF8.GetString(_fields[GenericColumn.Name].Of(line)) : null;
        _features.Add(chromosome, position, log2, name, Frequency(line, GenericColumn.Baf, _baf), Frequency(line, GenericColumn.NormalBaf, _normalBaf));
    }

    private float Frequency(ReadOnlySpan<byte> line, int column, AlleleFrequencies frequencies) =>
        header.Has(column) ? frequencies.Value(_fields[column].Of(line), header.Place(lines, column)) : float.NaN;

    private float Value(ReadOnlySpan<byte> cell)
    {
        if (!Number.TryParse(cell, out var value))
        {
            return Number.IsMissing(cell) ? float.NaN : throw CellProblem.NotANumber(cell, header.Place(lines, GenericColumn.Value));
        }

        if (!double.IsFinite(value))
        {
            return float.NaN;
        }

        if (!_conversion.TryConvert(value, out var log2))
        {
            throw _conversion.Impossible(CellProblem.Show(cell), header.Place(lines, GenericColumn.Value));
        }

        _finite++;
        _smallest = Math.Min(_smallest, value);
        return (float)log2;
    }

    private bool TryChromosome(ReadOnlySpan<byte> code, out Chromosome chromosome)
    {
        if (code.Length > 32)
        {
            chromosome = default;
            throw NotAChromosome(code);
        }

        Span<char> characters = stackalloc char[code.Length];
        Encoding.Latin1.GetChars(code, characters);
        if (Chromosome.TryParse(characters, out chromosome))
        {
            return true;
        }

        var number = characters.StartsWith("chr", StringComparison.OrdinalIgnoreCase) ? characters[3..] : characters;
        switch (number)
        {
            case "23":
                chromosome = Chromosome.X;
                return true;
            case "24":
                chromosome = Chromosome.Y;
                return true;
            case "25" or "26":
                // 25 is Y to Affymetrix, pseudo-autosomal to PLINK and MT to others: guessing would be silent.
                throw new InvalidInputException(
                    "ambiguous-chromosome",
                    $"Chromosome code '{CellProblem.Show(code)}' means different chromosomes to different programs ({Coding}; PLINK's 25 is XY).",
                    header.Place(lines, GenericColumn.Chromosome).ToString(),
                    "Write X, Y and MT by name.");
            default:
                return Number.IsMissing(code) || UnplacedFeatures.IsContig(code) ? false : throw NotAChromosome(code);
        }
    }

    private void JudgeScale()
    {
        if (scaleDeclared || _finite < EnoughToJudgeScale || _smallest < 0)
        {
            return;
        }

        var values = new List<double>();
        foreach (var value in _features.Log2)
        {
            if (!float.IsNaN(value))
            {
                values.Add(value * polarity);
            }
        }

        var median = OrderStatistics.Median(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        var guess = median is > 0.7 and < 1.4 ? "they look like ratios" : median is >= 1.4 and < 3 ? "they look like copies" : "log2 ratios lie on both sides of 0";
        throw new InvalidInputException(
            "scale-unlikely",
            string.Create(CultureInfo.InvariantCulture, $"None of the {_finite} values of column '{header.TitleOf(GenericColumn.Value)}' is negative (median {median:0.##}): {guess}."),
            lines.File,
            "Put the scale of the values into the sheet's column 'scale' (ratio, copies, ...; log2 if they are log2 ratios all the same).");
    }

    private InvalidInputException BadPosition(ReadOnlySpan<byte> cell, string what) => new(
        "not-a-position",
        $"The position '{CellProblem.Show(cell)}' {what}.",
        header.Place(lines, GenericColumn.Position).ToString(),
        "Give 1-based positions in base pairs.");

    private InvalidInputException NotAChromosome(ReadOnlySpan<byte> code) => new(
        "not-a-chromosome",
        $"'{CellProblem.Show(code)}' is not a human chromosome: expected 1 to 22, X, Y or MT, with or without chr (23 is X, 24 is Y).",
        header.Place(lines, GenericColumn.Chromosome).ToString(),
        "Correct the cell, or the column's name if another column holds the chromosome.");

    private InvalidInputException WrongLength(byte[] line, int cells)
    {
        var place = lines.Here().ToString();
        var expected = header.Titles.Length;
        var what = string.Create(CultureInfo.InvariantCulture, $"The row has {cells} {(cells == 1 ? "cell" : "cells")}, the header {expected}");
        var quotes = line.AsSpan().Count((byte)'"') % 2 == 1;
        if (cells < expected && !quotes && OtherDelimiter(line, expected) is { } other)
        {
            return new InvalidInputException(
                "wrong-delimiter", $"{what}: it is separated by {other}, the header by {NameOf(header.Delimiter)}.", place, "Use one delimiter throughout the file.");
        }

        if (cells < expected && (lines.Unterminated || !lines.TryRead(out _)))
        {
            return new InvalidInputException(
                "truncated-file", $"{what}, and the file ends here.", place, "Export or copy the file again; it ends in the middle of a row.");
        }

        var remedy = quotes ? "A quotation mark in the row has no partner: close or remove it."
            : cells == expected + 1 ? "If the table was written with row names, write it without (R: row.names = FALSE); if numbers have decimal commas, write points."
            : cells > expected && header.Delimiter == (byte)',' ? "If numbers have decimal commas, write points, or separate columns by tabs or semicolons."
            : "Give every row as many cells as the header has.";
        return new InvalidInputException("field-count", $"{what}.", place, remedy);
    }

    private string? OtherDelimiter(ReadOnlySpan<byte> line, int expected)
    {
        foreach (var delimiter in "\t,; |"u8)
        {
            if (delimiter != header.Delimiter && line.Count(delimiter) + 1 == expected)
            {
                return NameOf(delimiter);
            }
        }

        return null;
    }

    private static string NameOf(byte delimiter) => delimiter switch
    {
        (byte)'\t' => "tabs",
        (byte)',' => "commas",
        (byte)';' => "semicolons",
        (byte)' ' => "spaces",
        _ => $"'{(char)delimiter}'",
    };
}
