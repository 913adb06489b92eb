using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Masks;

/// <content>Centromeres: the acen bands of UCSC's cytoBand, 1 to 22, X, Y. They are masked by default.</content>
public sealed partial class GenomeMask
{
    private static readonly Dictionary<string, (int Start, int End)[]> CentromereBands = new(StringComparer.Ordinal)
    {
        ["hg19"] =
        [
            (121_500_001, 128_900_000), (90_500_001, 96_800_000), (87_900_001, 93_900_000), (48_200_001, 52_700_000),
            (46_100_001, 50_700_000), (58_700_001, 63_300_000), (58_000_001, 61_700_000), (43_100_001, 48_100_000),
            (47_300_001, 50_700_000), (38_000_001, 42_300_000), (51_600_001, 55_700_000), (33_300_001, 38_200_000),
            (16_300_001, 19_500_000), (16_100_001, 19_100_000), (15_800_001, 20_700_000), (34_600_001, 38_600_000),
            (22_200_001, 25_800_000), (15_400_001, 19_000_000), (24_400_001, 28_600_000), (25_600_001, 29_400_000),
            (10_900_001, 14_300_000), (12_200_001, 17_900_000), (58_100_001, 63_000_000), (11_600_001, 13_400_000),
        ],
        ["hg38"] =
        [
            (121_700_001, 125_100_000), (91_800_001, 96_000_000), (87_800_001, 94_000_000), (48_200_001, 51_800_000),
            (46_100_001, 51_400_000), (58_500_001, 62_600_000), (58_100_001, 62_100_000), (43_200_001, 47_200_000),
            (42_200_001, 45_500_000), (38_000_001, 41_600_000), (51_000_001, 55_800_000), (33_200_001, 37_800_000),
            (16_500_001, 18_900_000), (16_100_001, 18_200_000), (17_500_001, 20_500_000), (35_300_001, 38_400_000),
            (22_700_001, 27_400_000), (15_400_001, 21_500_000), (24_200_001, 28_100_000), (25_700_001, 30_400_000),
            (10_900_001, 13_000_000), (13_700_001, 17_400_000), (58_100_001, 63_800_000), (10_300_001, 10_600_000),
        ],
    };

    /// <summary>The builds whose centromeres are known.</summary>
    public static IReadOnlyCollection<string> BuildsWithCentromeres => CentromereBands.Keys;

    /// <summary>The centromeres of a build; empty where they are not known.</summary>
    public static GenomeMask Centromeres(string build) => CentromereBands.TryGetValue(GenomeBuild.Of(build).Name, out var bands)
        ? new GenomeMask(GenomeBuild.Of(build).Name, bands.Select((band, i) => (Chromosome.FromNumber(i + 1), band.Start, band.End)))
        : Empty;
}
