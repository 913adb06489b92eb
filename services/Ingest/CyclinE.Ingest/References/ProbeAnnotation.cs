using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.References;

/// <summary>GC content and fragment length of a platform's probes, from the sheet's table of probes.</summary>
internal sealed class ProbeAnnotation
{
    private const int Gc = TableColumn.Value;
    private const int Length = TableColumn.Baf;
    private const int PositionBits = 32;
    private const double Percent = 100;

    private readonly ProbePositions _rows = new(); // As an index: the row stands in place of the position.
    private readonly Dictionary<long, int> _places = [];
    private readonly List<float> _gc = [];
    private readonly List<float> _length = [];

    /// <summary>Whether any row has a GC content.</summary>
    public bool HasGc { get; private set; }

    /// <summary>Whether any row has a length.</summary>
    public bool HasLength { get; private set; }

    /// <summary>Reads a table with a column gc (0–1 or percent) or length (base pairs); null where it has neither.</summary>
    /// <exception cref="InvalidInputException">A cell is no number, or a GC content is impossible.</exception>
    public static ProbeAnnotation? Read(Stream table, string where, CancellationToken cancellationToken)
    {
        var annotation = new ProbeAnnotation();
        var largest = 0d;
        var isAnnotated = ProbeTable.Read(table, where, Header, (line, fields, lines, header) =>
        {
            annotation.AddRow(line, fields, lines, header);
            largest = float.IsNaN(annotation._gc[^1]) ? largest : Math.Max(largest, annotation._gc[^1]);
            if (annotation._gc[^1] is < 0 or > (float)Percent)
            {
                throw new InvalidInputException(
                    "bad-gc", $"A GC content of {annotation._gc[^1].ToString(CultureInfo.InvariantCulture)} is impossible: expected a share (0–1) or percent (0–100).",
                    header.Place(lines, Gc).ToString(), "Correct the cell, or leave it empty.");
            }
        }, cancellationToken);
        if (!isAnnotated)
        {
            return null;
        }

        if (largest > 1)
        {
            for (var i = 0; i < annotation._gc.Count; i++)
            {
                annotation._gc[i] = (float)(annotation._gc[i] / Percent);
            }
        }

        return annotation;
    }

    /// <summary>GC content of each probe, 0–1, and log2 of its fragment's length; NaN where not known.</summary>
    /// <remarks>Found by name where the platform and the table have names, else by chromosome and position.</remarks>
    public (float[] Gc, float[] Length) Of(ProbeSet probes)
    {
        var gc = new float[probes.Count];
        var length = new float[probes.Count];
        Array.Fill(gc, float.NaN);
        Array.Fill(length, float.NaN);
        var byName = probes.Names is not null && _rows.Count > 0;
        foreach (var range in probes.Chromosomes)
        {
            for (var i = range.First; i < range.End; i++)
            {
                var found = byName
                    ? _rows.TryFind(Encoding.UTF8.GetBytes(probes.Names![i]), out _, out var row)
                    : _places.TryGetValue(Place(range.Chromosome, probes.Positions[i]), out row);
                if (found)
                {
                    (gc[i], length[i]) = (_gc[row], _length[row]);
                }
            }
        }

        return (gc, length);
    }

    // None where the table has neither GC content nor length.
    private static TableHeader? Header(ReadOnlySpan<byte> line, LineReader lines)
    {
        var header = ProbeTable.Header(line, lines, placed: false, (Gc, ["gc", "gc content", "gc percent"]), (Length, ["length", "fragment length"]));
        return header.Has(Gc) || header.Has(Length) ? header : null;
    }

    private static long Place(Chromosome chromosome, int position) => ((long)chromosome.Number << PositionBits) | (uint)position;

    private void AddRow(ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header)
    {
        var row = _gc.Count;
        _gc.Add(Value(Gc, line, fields, lines, header));
        var length = Value(Length, line, fields, lines, header);
        _length.Add(length > 0 ? (float)Math.Log2(length) : float.NaN);
        HasGc |= !float.IsNaN(_gc[row]);
        HasLength |= !float.IsNaN(_length[row]);
        var name = header.Has(TableColumn.Name) ? fields[TableColumn.Name].Of(line) : default;
        if (!name.IsEmpty)
        {
            _rows.Add(name, default, row);
        }

        if (header.Has(TableColumn.Chromosome) && header.Has(TableColumn.Position)
            && Number.TryParseWhole(fields[TableColumn.Position].Of(line), out var position)
            && Chromosome.TryParse(SourceText.Decode(fields[TableColumn.Chromosome].Of(line)), out var chromosome))
        {
            _places.TryAdd(Place(chromosome, position), row);
        }
    }

    private static float Value(int column, ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header)
    {
        var cell = header.Has(column) ? fields[column].Of(line) : default;
        return cell.IsEmpty || Number.IsMissing(cell) ? float.NaN
            : Number.TryParse(cell, out var value) ? (float)value
            : throw CellProblem.NotANumber(cell, header.Place(lines, column));
    }
}
