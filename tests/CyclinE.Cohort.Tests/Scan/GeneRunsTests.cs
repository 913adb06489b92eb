using CsCheck;
using CyclinE.Cohort.Scan;

namespace CyclinE.Cohort.Tests.Scan;

public sealed class GeneRunsTests
{
    [Fact]
    public void Every_gene_has_the_value_it_was_given_to_the_bit() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 200]).Array[1, 12].Sample(runs =>
        {
            float[] levels = [0.25f, -0f, 0f, float.NaN];
            float[] values = [.. runs.SelectMany(r => Enumerable.Repeat(levels[r.Item1], r.Item2))];
            var packed = GeneRuns.Of(values);
            Assert.Equal(values.Length, packed.Genes);
            Assert.All(Enumerable.Range(0, values.Length),
                g => Assert.Equal(BitConverter.SingleToInt32Bits(values[g]), BitConverter.SingleToInt32Bits(packed[g])));
        });

    [Fact]
    public void Values_gene_by_gene_become_those_of_each_patient()
    {
        var patients = GeneRuns.ByGene([1, 2, 3, 1, 5, 6], 3);
        Assert.Equal([1f, 1, 2, 5, 3, 6], patients.SelectMany(p => new[] { p[0], p[1] }));
        Assert.Throws<ArgumentException>(() => GeneRuns.ByGene([1, 2, 3], 2));
    }
}
