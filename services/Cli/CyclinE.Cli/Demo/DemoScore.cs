using System.Globalization;
using CyclinE.Cli.Output;
using CyclinE.Genomics.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Simulation.Arrays;
using CyclinE.Simulation.Study;

namespace CyclinE.Cli.Demo;

/// <summary>What was planted in the synthetic study against what was called in it.</summary>
public sealed record DemoScore
{
    private const double Reciprocal = 0.5;

    /// <summary>Focal amplifications planted in arrays that were called.</summary>
    public required int Planted { get; init; }

    /// <summary>Planted ones that a called focal amplification covers, both ways by at least half.</summary>
    public required int Found { get; init; }

    /// <summary>Called focal amplifications that match no planted one.</summary>
    public required int False { get; init; }

    /// <summary>Resistant lines whose first-ranked acquired event is the planted CCNE1 amplicon.</summary>
    public required int PairsRight { get; init; }

    /// <summary>Pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>Scores a batch.</summary>
    public static async Task<DemoScore> OfAsync(SyntheticStudy study, BatchResults batch, CancellationToken cancellationToken)
    {
        int planted = 0, found = 0, wrong = 0;
        var truths = study.Arrays.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var array in batch.ArrayResults.Where(a => a.Calls is not null))
        {
            var truth = truths[array.Array].Events.Where(e => !e.Broad && e.Log2 > 0).ToList();
            var called = (await array.WholeAsync(cancellationToken)).Calls!.Events.Where(e => e.Focal && e.Log2 > 0).ToList();
            planted += truth.Count;
            found += truth.Count(t => called.Any(c => Matches(t, c.Chromosome, c.Start, c.End)));
            wrong += called.Count(c => !truth.Any(t => Matches(t, c.Chromosome, c.Start, c.End)));
        }

        return new DemoScore
        {
            Planted = planted,
            Found = found,
            False = wrong,
            Pairs = batch.PairResults.Count,
            PairsRight = batch.PairResults.Count(p => p.Comparison?.Events.FirstOrDefault() is { } first
                && truths[p.Resistant].Events.Any(t => t.Label == "CCNE1" && Matches(t, first.Chromosome, first.Start, first.End))),
        };
    }

    /// <summary>Prints it.</summary>
    public void Say(Terminal terminal)
    {
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"focal amplifications: {Planted} planted, {Found} found, {False} false"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"resistant against parental: the CCNE1 amplicon ranks first in {PairsRight} of {Pairs} pairs"));
    }

    private static bool Matches(PlantedEvent truth, Chromosome chromosome, int start, int end)
    {
        var shared = Math.Min(truth.End, end) - Math.Max(truth.Start, start) + 1.0;
        return truth.Chromosome == chromosome && shared >= Reciprocal * truth.Length && shared >= Reciprocal * (end - start + 1.0);
    }
}
