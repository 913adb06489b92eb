using System.Numerics;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Positions of probes by name, from a table beside the arrays (of SNPs, of clones, of a platform).</summary>
/// <remarks>Names stay bytes in one buffer: a platform has up to 4 million.</remarks>
internal sealed class ProbePositions
{
    private byte[] _names = new byte[1 << 16];
    private int[] _ends = new int[1 << 10];
    private byte[] _chromosomes = new byte[1 << 10];
    private int[] _positions = new int[1 << 10];
    private int[] _buckets = new int[1 << 11];

    /// <summary>Number of probes.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a probe; of a name that stands twice the first place counts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="chromosome">The chromosome, or default where the probe has no place.</param>
    /// <param name="position">1-based.</param>
    public void Add(ReadOnlySpan<byte> name, Chromosome chromosome, int position)
    {
        var bucket = Find(name);
        if (_buckets[bucket] != 0)
        {
            return;
        }

        if (Count == _positions.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _chromosomes, 2 * Count);
            Array.Resize(ref _positions, 2 * Count);
        }

        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (_names.Length - start < name.Length)
        {
            Array.Resize(ref _names, Math.Max(2 * _names.Length, start + name.Length));
        }

        name.CopyTo(_names.AsSpan(start));
        _ends[Count] = start + name.Length;
        _chromosomes[Count] = chromosome.Number;
        _positions[Count] = position;
        _buckets[bucket] = ++Count;
        if (2 * Count > _buckets.Length)
        {
            Rehash();
        }
    }

    /// <summary>Looks a name up.</summary>
    /// <returns>False where the name is not in the table; a probe without a place has chromosome default.</returns>
    public bool TryFind(ReadOnlySpan<byte> name, out Chromosome chromosome, out int position)
    {
        var index = _buckets[Find(name)] - 1;
        chromosome = index >= 0 && _chromosomes[index] > 0 ? Chromosome.FromNumber(_chromosomes[index]) : default;
        position = index >= 0 ? _positions[index] : 0;
        return index >= 0;
    }

    /// <summary>The first names, for messages.</summary>
    public string Examples(int count) => string.Join(", ", Enumerable.Range(0, Math.Min(count, Count)).Select(i => CellProblem.Show(NameOf(i))));

    /// <summary>Reads a table with columns for name, chromosome and position; plain or compressed.</summary>
    /// <exception cref="InvalidInputException">It lacks a column or holds what is no position.</exception>
    public static ProbePositions Read(Stream table, string where, ChromosomeCoding coding, CancellationToken cancellationToken)
    {
        var positions = new ProbePositions();
        ProbeTable.Read(
            table,
            where,
            (line, lines) => ProbeTable.Header(line, lines, placed: true),
            (line, fields, lines, header) => positions.AddRow(line, fields, coding, lines, header),
            cancellationToken);
        return positions.Count > 0 ? positions : throw new InvalidInputException(
            "empty-file", "The table of probes holds no probe.", where, "Give a table with columns named name, chromosome and position.");
    }

    private void AddRow(ReadOnlySpan<byte> line, Field[] fields, ChromosomeCoding coding, LineReader lines, TableHeader header)
    {
        var cell = fields[TableColumn.Position].Of(line);
        var placed = coding.TryRead(fields[TableColumn.Chromosome].Of(line), lines, header, out var chromosome);
        var position = 0;
        if (!Number.IsMissing(cell) && !Number.TryParseWhole(cell, out position))
        {
            throw CellProblem.NotANumber(cell, header.Place(lines, TableColumn.Position));
        }

        Add(fields[TableColumn.Name].Of(line), placed && position > 0 ? chromosome : default, position);
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        var mask = _buckets.Length - 1;
        var bucket = (int)Hash(name) & mask;
        while (_buckets[bucket] is var entry and > 0 && !NameOf(entry - 1).SequenceEqual(name))
        {
            bucket = (bucket + 1) & mask;
        }

        return bucket;
    }

    private ReadOnlySpan<byte> NameOf(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _names.AsSpan(start, _ends[index] - start);
    }

    private void Rehash()
    {
        _buckets = new int[2 * _buckets.Length];
        for (var index = 0; index < Count; index++)
        {
            _buckets[Find(NameOf(index))] = index + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        // FNV-1a with a final mix, because names differ in their last digits.
        var hash = 2166136261u;
        foreach (var value in name)
        {
            hash = (hash ^ value) * 16777619u;
        }

        return BitOperations.RotateLeft(hash * 0x9E3779B1u, 15) ^ hash;
    }
}
