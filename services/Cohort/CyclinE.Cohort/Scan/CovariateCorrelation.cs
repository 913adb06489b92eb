using MathNet.Numerics;

namespace CyclinE.Cohort.Scan;

/// <summary>Genes that go with a covariate: against them a joint permutation of end point and covariates is not exact.</summary>
internal static class CovariateCorrelation
{
    private const double Level = 0.05;

    /// <summary>
    /// Genes whose correlation with a covariate, strata taken off, has z = atanh(r)·√(n − strata − 2) beyond the Bonferroni limit
    /// of 5% over genes and covariates.
    /// </summary>
    /// <returns>Indices of tested genes.</returns>
    public static int[] Find(GeneBlocks blocks, ScanPatients patients)
    {
        double[][] columns = [.. patients.Covariates.Select(c => Centred(c, patients))];
        if (columns.Length == 0)
        {
            return [];
        }

        var freedom = Math.Sqrt(Math.Max(1, blocks.Patients - patients.StratumCount - 2));
        var found = new List<int>();
        var block = new double[blocks.Patients * GeneBlocks.Lanes];
        var gene = new double[blocks.Patients];
        for (var k = 0; k < blocks.Genes; k++)
        {
            if (k % GeneBlocks.Lanes == 0)
            {
                blocks.Fill(k / GeneBlocks.Lanes, block);
            }

            for (var i = 0; i < gene.Length; i++)
            {
                gene[i] = block[(i * GeneBlocks.Lanes) + (k % GeneBlocks.Lanes)];
            }

            var own = Centred(gene, patients);
            if (columns.Any(c => Tail(own, c, freedom) < Level / blocks.Genes / columns.Length))
            {
                found.Add(k);
            }
        }

        return [.. found];
    }

    private static double Tail(double[] a, double[] b, double freedom)
    {
        double ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }

        return aa * bb > 0 ? SpecialFunctions.Erfc(Math.Abs(Math.Atanh(Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1))) * freedom / Math.Sqrt(2)) : 1;
    }

    private static double[] Centred(double[] values, ScanPatients patients)
    {
        var sums = new double[patients.StratumCount];
        var counts = new int[patients.StratumCount];
        for (var i = 0; i < values.Length; i++)
        {
            sums[patients.Strata[i]] += values[i];
            counts[patients.Strata[i]]++;
        }

        return [.. values.Select((v, i) => v - (sums[patients.Strata[i]] / counts[patients.Strata[i]]))];
    }
}
