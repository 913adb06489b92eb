using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Segments;
using CyclinE.Numerics;

namespace CyclinE.Amplification.Purity;

/// <summary>σ_b, the noise sd of the B-allele frequency at heterozygotes, from segments that are balanced.</summary>
public static class HeterozygoteNoise
{
    private const double Balanced = 0.01;
    private const int FewestHeterozygotes = 50;
    private const int Enough = 20_000;
    private const double Heterozygous = 0.25;
    private const double MadToSd = 1.4826;
    private const double Least = 0.005;

    /// <summary>σ_b by 1.4826·MAD about ½ over up to 20,000 heterozygotes of balanced segments, those with most heterozygotes first.</summary>
    /// <param name="profile">BAF and, where there is one, the matched normal's, which tells the heterozygotes and is corrected for (TumorBoost).</param>
    /// <param name="segments">Its segments.</param>
    /// <returns>σ_b; <see cref="PurityLevels.DefaultBafSd"/> where no segment is balanced.</returns>
    public static double Of(Profile profile, IEnumerable<Segment> segments)
    {
        if (profile.Baf is not { } baf)
        {
            return PurityLevels.DefaultBafSd;
        }

        var normal = profile.NormalBaf;
        var values = new List<double>();
        foreach (var segment in segments
            .Where(s => s.Chromosome.IsAutosome && s.Heterozygotes >= FewestHeterozygotes && s.BalanceP > Balanced)
            .OrderByDescending(s => s.Heterozygotes))
        {
            for (var i = segment.FirstProbe; i <= segment.LastProbe && values.Count < Enough; i++)
            {
                var told = normal is null ? baf[i] : normal[i];
                if (float.IsFinite(baf[i]) && Math.Abs(told - 0.5) < Heterozygous)
                {
                    values.Add(Math.Abs(normal is null ? baf[i] - 0.5 : Boosted(baf[i], normal[i])));
                }
            }
        }

        return values.Count == 0 ? PurityLevels.DefaultBafSd : Math.Max(Least, MadToSd * OrderStatistics.Median(values.ToArray()));
    }

    /// <summary>b′ − ½ after TumorBoost (Bengtsson, Neuvial and Speed, BMC Bioinformatics 11:245, 2010).</summary>
    private static double Boosted(double tumour, double normal)
    {
        var weight = tumour < normal ? tumour / normal : (1 - tumour) / (1 - normal);
        return tumour - (weight * (normal - 0.5)) - 0.5;
    }
}
