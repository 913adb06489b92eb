using CyclinE.Genomics.Genome;

namespace CyclinE.Cohort.Recurrence.Arms;

/// <summary>Chromosome ends and centromeres as recurrence uses them; arms are numbered chromosome × 2, + 1 for q.</summary>
internal sealed class ArmLayout(GenomeBuild build)
{
    /// <summary>Chromosomes 1–22, X and Y.</summary>
    public const int LastChromosome = 24;

    /// <summary>Arm numbers are below this.</summary>
    public const int Arms = (LastChromosome + 1) * 2;

    /// <summary>The build.</summary>
    public GenomeBuild Build => build;

    /// <summary>Length in base pairs, or null where the build does not tell.</summary>
    public int? Length(int chromosome) => build.LengthOf(Chromosome.FromNumber(chromosome));

    /// <summary>Last base of the short arm; 0 where the chromosome counts as one arm.</summary>
    public int Centromere(int chromosome) => build.CentromereOf(Chromosome.FromNumber(chromosome)) ?? 0;

    /// <summary>Base pairs on each side of the centromere that hold no markers, at most.</summary>
    /// <remarks>UCSC's gaps: 3 Mb about the centromere, and the heterochromatin of 1q, 9q and 16q.</remarks>
    public static (int Short, int Long) Unmeasured(int chromosome) => chromosome switch
    {
        1 => (4_000_000, 20_000_000),
        9 => (3_000_000, 22_000_000),
        16 => (3_000_000, 11_000_000),
        _ => (3_000_000, 3_000_000),
    };

    /// <summary>1 on the long arm and on a chromosome without known arms, else 0.</summary>
    public int Side(int chromosome, int position) => position > Centromere(chromosome) ? 1 : 0;

    public string Name(int chromosome, int side)
    {
        var name = Chromosome.FromNumber(chromosome).ToString();
        return Centromere(chromosome) == 0 ? name : name + (side == 0 ? 'p' : 'q');
    }

    /// <summary>First and last base of an arm; the last is <see cref="int.MaxValue"/> where the build does not tell.</summary>
    public (int First, int Last) Extent(int chromosome, int side)
    {
        var centromere = Centromere(chromosome);
        return side == 0 ? (1, centromere) : (centromere + 1, Length(chromosome) ?? int.MaxValue);
    }
}
