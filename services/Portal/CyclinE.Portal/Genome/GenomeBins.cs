using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genome;

namespace CyclinE.Portal.Genome;

/// <summary>
/// An array's probes in bins of so many neighbours each: what a picture of the whole genome is drawn from. A bin never holds probes of
/// two chromosomes; where the array is small a bin is a probe.
/// </summary>
/// <param name="PerBin">Probes a bin.</param>
/// <param name="Positions">Base pair of each bin's first probe.</param>
/// <param name="Low">Least log2 in it, above no centre; NaN where it has no value.</param>
/// <param name="High">Largest log2 in it.</param>
/// <param name="Middle">Median log2 in it.</param>
public sealed record GenomeBins(int PerBin, int[] Positions, float[] Low, float[] High, float[] Middle)
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "genome-bins";

    private const int Version = 1;
    private const int Most = 16_384;

    /// <summary>Id of the bins of a profile.</summary>
    public static string IdOf(string profile) => FormattableString.Invariant($"{Kind}-v{Version}-{profile}");

    /// <summary>Puts probes into bins, at most some sixteen thousand.</summary>
    public static GenomeBins Of(IReadOnlyList<ChromosomeRange> chromosomes, ReadOnlySpan<int> positions, ReadOnlySpan<float> log2)
    {
        var per = Math.Max(1, (positions.Length + Most - 1) / Most);
        var count = chromosomes.Sum(c => BinsOf(c.Count, per));
        var bins = new GenomeBins(per, new int[count], new float[count], new float[count], new float[count]);
        Span<float> sorted = new float[per];
        var at = 0;
        foreach (var chromosome in chromosomes)
        {
            for (var first = chromosome.First; first < chromosome.End; first += per, at++)
            {
                var used = 0;
                foreach (var value in log2[first..Math.Min(first + per, chromosome.End)])
                {
                    if (float.IsFinite(value))
                    {
                        sorted[used++] = value;
                    }
                }

                sorted[..used].Sort();
                bins.Positions[at] = positions[first];
                bins.Low[at] = used == 0 ? float.NaN : sorted[0];
                bins.High[at] = used == 0 ? float.NaN : sorted[used - 1];
                bins.Middle[at] = used == 0 ? float.NaN : sorted[used / 2];
            }
        }

        return bins;
    }

    /// <summary>Bins of so many probes.</summary>
    public static int BinsOf(int probes, int perBin) => (probes + perBin - 1) / perBin;

    /// <summary>As it is stored.</summary>
    public EncodedArtifact Encode(string id, Producer producer) => ArtifactCodec.Encode(id, null, new ArtifactDraft
    {
        Kind = Kind,
        Columns =
        [
            Column.Of("per-bin", [PerBin]), Column.Of("position", Positions.AsSpan()), Column.Of("low", Low.AsSpan()), Column.Of("high", High.AsSpan()),
            Column.Of("middle", Middle.AsSpan()),
        ],
    }, producer);

    /// <summary>As it was stored.</summary>
    public static GenomeBins Read(Artifact artifact) => new(
        artifact.Column("per-bin").ToIntegers()[0], artifact.Column("position").ToIntegers(), artifact.Column("low").ToSingles(),
        artifact.Column("high").ToSingles(), artifact.Column("middle").ToSingles());
}
