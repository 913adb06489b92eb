using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Reporting.Plots;

/// <summary>What the drawings of one compared pair need: profiles where they are stored, calls, events, genes.</summary>
internal sealed record PairView
{
    private (double Low, double High)? _range;

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

    public string NameOf(PairEvent e) => EventName.Of(e, Resistant.Panel);

    /// <summary>The vertical range of all drawings of this pair, found once: it orders every probe of both arrays.</summary>
    public (double Low, double High) Range => _range ??= Log2Range.Of(this);

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
