using CyclinE.Segmentation.Haar;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Haar;

/// <summary>
/// Breaks of CNVkit's port of HaarSeg (golden_haar.py beside this file) on the same values, with the same σ and the p-values
/// of the paper.
/// </summary>
public class HaarGoldenTests
{
    [Theory]
    [InlineData(
        1,
        0.3062275684156271,
        new[]
        {
            20, 38, 103, 105, 117, 249, 319, 356, 446, 463, 480, 514, 819, 821, 1015, 1024, 1093, 1095, 1097,
            1158, 1178, 1197, 1224, 1471, 1490,
        })]
    [InlineData(
        2,
        0.2881724059884257,
        new[]
        {
            100, 123, 137, 247, 503, 532, 727, 750, 752, 769, 771, 774, 776, 795, 797, 806, 903, 916, 919,
            1034, 1054, 1156, 1167, 1180, 1182, 1218, 1305, 1307, 1358, 1360, 1377, 1389, 1409,
        })]
    [InlineData(
        3,
        0.29429303423620556,
        new[]
        {
            108, 112, 115, 117, 119, 287, 290, 293, 295, 298, 344, 353, 391, 522, 670, 672, 941, 956, 973,
            991, 996, 1103, 1106, 1148, 1171, 1290, 1308, 1361, 1386,
        })]
    public void Breaks_equal_those_of_the_reference_program(int seed, double sigma, int[] breaks)
    {
        var noise = new SeededNoise(seed);
        var level = 0.0;
        var values = new double[1500];
        for (var i = 0; i < values.Length; i++)
        {
            level = noise.Uniform() < 0.01 ? noise.Gaussian() : level;
            values[i] = level + (0.3 * noise.Gaussian());
        }

        var ends = new int[values.Length];
        var count = HaarSegmenter.Segment(values, sigma, new SegmentationOptions(), ends, TestContext.Current.CancellationToken);
        Assert.Equal([.. breaks, values.Length], ends[..count]);
    }
}
