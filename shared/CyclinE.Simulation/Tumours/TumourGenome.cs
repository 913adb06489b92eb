using CyclinE.Genomics.Genome;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Tumours;

/// <summary>Autosomes of a simulated tumour (hg19): whole copies of both alleles everywhere, the truth of purity and ploidy.</summary>
public sealed class TumourGenome
{
    private const int ShortestStretch = 5_000_000;
    private const int LongestStretch = 40_000_000;

    /// <summary>Makes a genome of given states.</summary>
    /// <param name="states">In genome order.</param>
    public TumourGenome(IReadOnlyList<AlleleState> states) => States = states;

    /// <summary>Stretches of one state each, in genome order.</summary>
    public IReadOnlyList<AlleleState> States { get; }

    /// <summary>Length-weighted mean copies.</summary>
    public double Ploidy => States.Sum(s => s.Length * s.Copies) / States.Sum(s => s.Length);

    /// <summary>Draws a genome.</summary>
    /// <param name="plan">What happens to it.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="name">Name of the tumour: those of one seed are independent.</param>
    public static TumourGenome Create(TumourPlan plan, int seed, string name)
    {
        var random = new RandomStream(seed, name);
        var build = GenomeBuild.Of(SyntheticPlatform.Build);
        var states = new List<AlleleState>();
        foreach (var chromosome in Chromosome.All.Where(c => c.IsAutosome))
        {
            var (centromere, length) = (build.CentromereOf(chromosome)!.Value, build.LengthOf(chromosome)!.Value);
            Arm(states, new AlleleState(chromosome, 1, centromere, 1, 1), plan, random);
            Arm(states, new AlleleState(chromosome, centromere + 1, length, 1, 1), plan, random);
        }

        return new TumourGenome(Joined(states));
    }

    /// <summary>The state at a position.</summary>
    public AlleleState At(Chromosome chromosome, int position) =>
        States.First(s => s.Chromosome == chromosome && position >= s.Start && position <= s.End);

    private static void Arm(List<AlleleState> states, AlleleState arm, TumourPlan plan, RandomStream random)
    {
        var (minor, major) = random.NextUniform() switch
        {
            var u when u < plan.Loss => (0, 1),
            var u when u < plan.Loss + plan.Gain => (1, 2),
            var u when u < plan.Loss + plan.Gain + plan.NeutralLoss => (0, 2),
            _ => (1, 1),
        };
        var pieces = Stretch(arm with { Minor = minor, Major = major }, plan, random);
        if (!plan.Doubled)
        {
            states.AddRange(pieces);
            return;
        }

        var late = random.NextUniform();
        var changesMinor = random.NextUniform() < 0.5;
        foreach (var piece in pieces)
        {
            var doubled = piece with { Minor = 2 * piece.Minor, Major = 2 * piece.Major };
            var step = late < plan.LateLoss ? -1 : late < plan.LateLoss + plan.LateGain ? 1 : 0;
            states.Add(step == 0 ? doubled : Changed(doubled, step, changesMinor));
        }
    }

    private static AlleleState[] Stretch(AlleleState arm, TumourPlan plan, RandomStream random)
    {
        // Arms number 44 and are of unequal length; a mean number over the genome is a chance per arm by its length.
        var chance = plan.Stretches * arm.Length / 2.9e9;
        var length = random.NextInteger(ShortestStretch, LongestStretch);
        var first = random.NextInteger(0, Math.Max(0, (int)arm.Length - length - 1));
        var step = random.NextUniform() < 0.5 ? -1 : 1;
        var changesMinor = random.NextUniform() < 0.5;
        if (random.NextUniform() >= chance || first + length >= arm.Length)
        {
            return [arm];
        }

        var start = arm.Start + first;
        return
        [
            arm with { End = start - 1 },
            Changed(arm with { Start = start, End = start + length - 1 }, step, changesMinor),
            arm with { Start = start + length },
        ];
    }

    /// <summary>One copy more or less of an allele that is there; the last copy stays.</summary>
    private static AlleleState Changed(AlleleState state, int step, bool changesMinor)
    {
        if (state.Copies + step < 1)
        {
            return state;
        }

        var (minor, major) = changesMinor && state.Minor > 0 ? (state.Minor + step, state.Major) : (state.Minor, state.Major + step);
        return state with { Minor = Math.Min(minor, major), Major = Math.Max(minor, major) };
    }

    private static List<AlleleState> Joined(List<AlleleState> states)
    {
        var joined = new List<AlleleState>();
        foreach (var state in states.Where(s => s.End >= s.Start))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Chromosome == state.Chromosome && last.Minor == state.Minor && last.Major == state.Major)
            {
                joined[^1] = last with { End = state.End };
            }
            else
            {
                joined.Add(state);
            }
        }

        return joined;
    }
}

/// <summary>What happens to a simulated tumour genome: chances per chromosome arm, before and after a genome doubling.</summary>
public sealed record TumourPlan
{
    /// <summary>Whether the genome doubles.</summary>
    public bool Doubled { get; init; }

    /// <summary>Chance of an arm to lose an allele.</summary>
    public double Loss { get; init; } = 0.15;

    /// <summary>Chance of an arm to gain a copy of an allele.</summary>
    public double Gain { get; init; } = 0.15;

    /// <summary>Chance of an arm to lose one allele and double the other.</summary>
    public double NeutralLoss { get; init; } = 0.05;

    /// <summary>Mean number of stretches of 5–40 Mb that lose or gain a copy.</summary>
    public double Stretches { get; init; } = 12;

    /// <summary>Chance of an arm to lose a copy after the doubling.</summary>
    public double LateLoss { get; init; } = 0.2;

    /// <summary>Chance of an arm to gain a copy after the doubling.</summary>
    public double LateGain { get; init; } = 0.1;
}
