using CyclinE.Amplification;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>
/// <c>points [--arrays 20] [--seed 1]</c>: how often a point event is told over a gene where nothing is (simulated null arrays, normal
/// clones of the Coriell lines), and what it tells of ERBB2 in the 50 breast lines, on which nothing was chosen.
/// </summary>
internal static class PointsCommand
{
    // Lines with an ERBB2 amplicon after Neve et al., Cancer Cell 10:515 (2006).
    private static readonly string[] Her2Amplified =
        ["AU565", "BT474", "HCC1569", "HCC1954", "HCC202", "MDAMB361", "SKBR3", "SUM190PT", "SUM225CWN", "UACC812", "ZR7530"];

    private static readonly double[] Chances = [0.002, 0.005, 0.01, 0.02, 0.05];
    private static readonly CallingOptions EveryPoint = new() { PointChance = 1 };

    public static int Run(string[] arguments, CancellationToken cancellationToken)
    {
        var options = CommandOptions.Parse(arguments, "--arrays", "--seed");
        foreach (var noise in new[] { "gaussian", "ar1", "t3" })
        {
            Null(noise, options.Int("--arrays", 20), options.Int("--seed", 1), cancellationToken);
        }

        Coriell(cancellationToken);
        Neve(cancellationToken);
        return 0;
    }

    private static void Null(string noise, int arrays, int seed, CancellationToken cancellationToken)
    {
        var build = GenomeBuild.Of("hg19");
        var genes = new GeneTable(GeneTable.ForBuild(build).Genes.Where((_, i) => i % 20 == 0).Select(g => g with { Highlighted = true }));
        var calls = new List<GeneCall>();
        for (var i = 0; i < arrays; i++)
        {
            var profile = SimulatedTumour.Make((ulong)((seed * 1000) + i), noise, 0, 1).Profile;
            calls.AddRange(Called(CallsArray.Of(profile, build, genes, cancellationToken)));
        }

        Tell($"null, {noise}, {arrays} arrays of 30,000 probes", calls);
    }

    // A gene of one base pair at each autosomal clone that the karyotype calls normal.
    private static void Coriell(CancellationToken cancellationToken)
    {
        var calls = new List<GeneCall>();
        foreach (var line in CoriellLine.ReadAll())
        {
            var set = line.Array.Profile.Probes;
            var genes = set.Chromosomes.Where(r => r.Chromosome.Number <= 22).SelectMany(r => Enumerable.Range(r.First, r.Count)
                .Where(i => line.Truth[i] == 0 && float.IsFinite(line.Array.Profile.Log2[i]))
                .Select(i => (r.Chromosome, Position: set.Positions[i]))).Distinct()
                .Select(p => new Gene(FormattableString.Invariant($"{p.Chromosome}:{p.Position}"), p.Chromosome, p.Position, p.Position, true));
            calls.AddRange(Called(CallsArray.Of(line.Array.Profile, GenomeBuild.Of("unknown"), new GeneTable(genes), cancellationToken)));
        }

        Tell("Coriell, 15 lines, normal clones", calls);
        foreach (var told in calls.Where(c => c.Point?.Chance <= 0.01))
        {
            Say($"  {told.Symbol} {told.Call} {told.Point!.Call} {told.Point.Log2:0.00} {told.Point.Probes} {told.Point.Chance:0.0000}");
        }
    }

    private static void Neve(CancellationToken cancellationToken)
    {
        using var bed = new StreamReader(TextTable.Find("lines/neve2006_genes_hg16.bed"));
        var genes = GeneTable.FromBed(bed, "neve2006_genes_hg16.bed");
        var lines = CellLines.Neve();
        foreach (var tau in new double?[] { null, 1 })
        {
            var rows = new List<(bool Positive, double Segment, double Call, double Word, double Clones)>();
            Say($"Neve 2006, τ {(tau is null ? "as estimated" : "1")}");
            foreach (var line in lines)
            {
                var array = CallsArray.Of(line.Profile, GenomeBuild.Of("hg16"), genes, cancellationToken, tau);
                var gene = ArrayCaller.Call(array, new CallingOptions()).Calls.Genes.Single(g => g.Symbol == "ERBB2");
                var range = line.Profile.Probes.Chromosomes.First(r => r.Chromosome == gene.Chromosome);
                var clones = Enumerable.Range(range.First, range.Count)
                    .Where(i => line.Profile.Probes.Positions[i] >= gene.Start && line.Profile.Probes.Positions[i] <= gene.End)
                    .Select(i => line.Profile.Log2[i]).Where(float.IsFinite).Select(v => (double)v).DefaultIfEmpty(double.NaN).Average();
                var positive = Her2Amplified.Contains(line.Name);
                rows.Add((positive, gene.Log2!.Value, (double)gene.Call!.Value, (double)(gene.Point?.Call ?? gene.Call.Value), clones));
                if (positive || gene.Point is not null)
                {
                    Say($"  {line.Name,-10} {(positive ? "amplified" : "not")} clones {clones:0.00} segment {gene.Log2:0.00} {gene.Call} point {gene.Point?.Call} {gene.Point?.Log2:0.00} of {gene.Point?.Probes}, chance {gene.Point?.Chance:0.0000}");
                }
            }

            Say($"  AUC by segment {Area(rows.Select(r => (r.Positive, r.Segment))):0.000}, by call {Area(rows.Select(r => (r.Positive, r.Call))):0.000}, by call and point {Area(rows.Select(r => (r.Positive, r.Word))):0.000}, by the clones' mean {Area(rows.Select(r => (r.Positive, r.Clones))):0.000}");
        }
    }

    private static IReadOnlyList<GeneCall> Called(ArrayToCall array) => ArrayCaller.Call(array, EveryPoint).Calls.Genes;

    private static void Tell(string what, List<GeneCall> calls)
    {
        var called = calls.Count(c => c.Call is not null);
        Say($"{what}: {called} genes called");
        foreach (var chance in Chances)
        {
            var told = calls.Where(c => c.Point?.Chance <= chance).ToList();
            Say($"  chance at most {chance}: {told.Count} told ({(double)told.Count / called:0.00000}), amplification or higher {told.Count(c => c.Point!.Call >= CallClass.Amplification)}, upwards {told.Count(c => c.Point!.Call > CallClass.Neutral)}, homozygous deletion {told.Count(c => c.Point!.Call == CallClass.HomozygousDeletion)}");
        }
    }

    private static double Area(IEnumerable<(bool Positive, double Score)> rows)
    {
        var known = rows.Where(r => !double.IsNaN(r.Score)).ToLookup(r => r.Positive, r => r.Score);
        return known[true].Average(p => known[false].Average(n => p > n ? 1.0 : p == n ? 0.5 : 0));
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
