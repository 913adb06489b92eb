using CyclinE.Genomics;

namespace CyclinE.Reporting;

/// <summary>What the drawings of one compared pair need: profiles where they are stored, calls, events, genes.</summary>
internal sealed record PairView
{
    /// <summary>Identifier prefix for this pair's elements of the page.</summary>
    public required string Key { get; init; }

    public required GenomeBuild Build { get; init; }

    public required PairSide Resistant { get; init; }

    public required PairSide Parental { get; init; }

    public required PairComparison Comparison { get; init; }

    public required GeneTable Genes { get; init; }

    /// <summary>
    /// The event to look at closely: the first focal gain or amplification by rank, else the first focal event, else the
    /// first event; null where there is none.
    /// </summary>
    public PairEvent? Foremost =>
        Comparison.Events.FirstOrDefault(e => e is { Focal: true, Kind: PairEventKind.Amplification or PairEventKind.Gain })
        ?? Comparison.Events.FirstOrDefault(e => e.Focal)
        ?? Comparison.Events.FirstOrDefault();

    /// <summary>Names an event by its first highlighted gene, else by its first gene, else by its place.</summary>
    public string NameOf(PairEvent e)
    {
        var name = e.Genes.FirstOrDefault(Resistant.Panel.Contains) ?? e.Genes.FirstOrDefault();
        return name ?? $"{Show.Chromosome(e.Chromosome)}:{Show.Interval(e.Start, e.End)}";
    }

    /// <summary>The colour of the probes within an event.</summary>
    public static DotTone ToneOf(PairEventKind kind) => kind switch
    {
        PairEventKind.Gain or PairEventKind.Amplification => DotTone.Gain,
        PairEventKind.Lost => DotTone.Lost,
        _ => DotTone.Loss,
    };

    /// <summary>The class of an event's shading in the style sheet.</summary>
    public static string ClassOf(PairEventKind kind) => kind switch
    {
        PairEventKind.Gain or PairEventKind.Amplification => "ev-gain",
        PairEventKind.Lost => "ev-lost",
        _ => "ev-loss",
    };
}
