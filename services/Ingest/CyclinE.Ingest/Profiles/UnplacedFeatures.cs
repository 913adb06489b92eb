using System.Globalization;
using System.Text;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Ingest.Profiles;

/// <summary>Counts features that lie on no chromosome: on unplaced contigs or without a position.</summary>
internal sealed class UnplacedFeatures
{
    private const int Named = 5;

    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private long _count;

    public void Count(ReadOnlySpan<byte> name)
    {
        _count++;
        if (_names.Count < Named && name.Length is > 0 and < 40)
        {
            _names.Add(Encoding.Latin1.GetString(name));
        }
    }

    public NormalisationStep? Step() => _count == 0
        ? null
        : new NormalisationStep(
            "unplaced",
            "features on unplaced contigs or without a position are left out",
            string.Create(CultureInfo.InvariantCulture, $"{_count} left out") + (_names.Count > 0 ? $" (such as {string.Join(", ", _names)})" : string.Empty));

    /// <summary>True for names that assemblies give to sequence outside the chromosomes (and 0, PLINK's and Affymetrix' none).</summary>
    public static bool IsContig(ReadOnlySpan<byte> name)
    {
        if (name.Length > 3 && Ascii.EqualsIgnoreCase(name[..3], "chr"u8))
        {
            name = name[3..];
        }

        return name is [(byte)'0'] or [(byte)'*']
            || name.Contains((byte)'_')
            || name.StartsWith("---"u8)
            || (name.Length >= 2 && Ascii.EqualsIgnoreCase(name[..2], "un"u8))
            || StartsWithAny(name);
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> name) =>
        name.StartsWith("GL0"u8) || name.StartsWith("KI2"u8) || name.StartsWith("KN1"u8) || name.StartsWith("KQ"u8)
        || name.StartsWith("JH"u8) || name.StartsWith("HLA"u8) || name.StartsWith("hs37d5"u8);
}
