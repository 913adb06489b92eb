using System.Buffers.Binary;
using System.Security.Cryptography;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Probes;

/// <summary>
/// The probes of a platform in chromosome and position order: 1-based positions and, where the file names them, ids.
/// Arrays of one platform share it, so positions are stored once.
/// </summary>
public sealed class ProbeSet
{
    private readonly Lazy<string> _hash;

    /// <summary>Makes a probe set.</summary>
    /// <param name="chromosomes">Contiguous ranges in karyotype order that together cover all probes.</param>
    /// <param name="positions">1-based base pairs, ascending within each chromosome; equal positions are allowed.</param>
    /// <param name="names">Probe ids, or null where the file has none.</param>
    /// <exception cref="ArgumentException">Ranges do not cover the probes, or positions descend.</exception>
    public ProbeSet(IReadOnlyList<ChromosomeRange> chromosomes, int[] positions, ProbeNames? names = null)
    {
        if (names is not null && names.Count != positions.Length)
        {
            throw new ArgumentException($"{names.Count} names for {positions.Length} probes.", nameof(names));
        }

        var next = 0;
        foreach (var range in chromosomes)
        {
            if (range.First != next || range.Count <= 0)
            {
                throw new ArgumentException($"Chromosome {range.Chromosome} begins at probe {range.First}, expected {next}.", nameof(chromosomes));
            }

            next = range.End;
            for (var i = range.First + 1; i < next && i < positions.Length; i++)
            {
                if (positions[i] < positions[i - 1])
                {
                    throw new ArgumentException($"Positions descend at probe {i} of chromosome {range.Chromosome}.", nameof(positions));
                }
            }
        }

        if (next != positions.Length)
        {
            throw new ArgumentException($"Ranges cover {next} of {positions.Length} probes.", nameof(chromosomes));
        }

        Chromosomes = chromosomes;
        Positions = positions;
        Names = names;
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>One range per chromosome that has probes, in karyotype order.</summary>
    public IReadOnlyList<ChromosomeRange> Chromosomes { get; }

    /// <summary>1-based positions in base pairs.</summary>
    public int[] Positions { get; }

    /// <summary>Probe ids, or null where the file has none.</summary>
    public ProbeNames? Names { get; }

    /// <summary>Number of probes.</summary>
    public int Count => Positions.Length;

    /// <summary>The platform's identity: SHA-256 over chromosomes, positions and names, lower-case hexadecimal.</summary>
    public string Hash => _hash.Value;

    /// <summary>The chromosome of a probe.</summary>
    public Chromosome ChromosomeOf(int probe)
    {
        foreach (var range in Chromosomes)
        {
            if (probe < range.End)
            {
                return range.Chromosome;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(probe), probe, $"The set has {Count} probes.");
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> header = stackalloc byte[8];
        foreach (var range in Chromosomes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header, range.Chromosome.Number);
            BinaryPrimitives.WriteInt32LittleEndian(header[4..], range.Count);
            hash.AppendData(header);
        }

        var buffer = new byte[4096 * sizeof(int)];
        for (var first = 0; first < Positions.Length; first += 4096)
        {
            var count = Math.Min(4096, Positions.Length - first);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(i * sizeof(int)), Positions[first + i]);
            }

            hash.AppendData(buffer, 0, count * sizeof(int));
        }

        if (Names is { } names)
        {
            AppendNames(hash, names, buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each name's UTF-8 and a zero, gathered: a call per name would take longer than the hash.
    private static void AppendNames(IncrementalHash hash, ProbeNames names, byte[] buffer)
    {
        var used = 0;
        for (var i = 0; i < names.Count; i++)
        {
            var name = names.Utf8(i);
            if (used + name.Length + 1 > buffer.Length)
            {
                hash.AppendData(buffer, 0, used);
                used = 0;
                if (name.Length + 1 > buffer.Length)
                {
                    hash.AppendData(name);
                    name = [];
                }
            }

            name.CopyTo(buffer.AsSpan(used));
            used += name.Length;
            buffer[used++] = 0;
        }

        hash.AppendData(buffer, 0, used);
    }
}
