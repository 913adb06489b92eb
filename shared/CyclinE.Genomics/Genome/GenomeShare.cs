namespace CyclinE.Genomics.Genome;

/// <summary>How much of the autosomes intervals cover.</summary>
public static class GenomeShare
{
    /// <summary>Below this share, what is covered does not stand for the genome: no centre is taken from it.</summary>
    public const double Least = 0.5;

    /// <summary>Covered base pairs of chromosomes 1–22 over all of theirs, 0–1; null where the build does not tell lengths.</summary>
    /// <param name="intervals">Disjoint intervals, both ends included; those of other chromosomes are passed over.</param>
    /// <param name="build">The build.</param>
    public static double? Of(IEnumerable<(Chromosome Chromosome, int Start, int End)> intervals, GenomeBuild build)
    {
        if (!build.IsKnown)
        {
            return null;
        }

        var covered = intervals.Where(i => i.Chromosome.IsAutosome).Sum(i => i.End - (double)i.Start + 1);
        return Math.Min(1, covered / Chromosome.All.Where(c => c.IsAutosome).Sum(c => (double)build.LengthOf(c)!.Value));
    }
}
