using CyclinE.Amplification.Events;
using CyclinE.Amplification.Points;
using CyclinE.Amplification.Purity;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification;

/// <summary>How one array is called. log2 values are measured from the centre.</summary>
public sealed record CallingOptions
{
    /// <summary>What decides a call.</summary>
    [Option("rule", "What decides a call: noise (the array's own), fixed (limits of log2) or copies (purity and ploidy).")]
    public CallRule Rule { get; init; } = CallRule.Noise;

    /// <summary>Where the centre comes from.</summary>
    [Option("centre", "Where the centre comes from: peak (main density peak of the probes) or segments (main mode of segment means).")]
    public CentreChoice Centre { get; init; } = CentreChoice.Peak;

    /// <summary>Where a gain begins.</summary>
    public GainRule Gains { get; init; } = new();

    /// <summary>What makes segments an event.</summary>
    public EventRule Events { get; init; } = new();

    /// <summary>log2 below which fixed limits call a loss.</summary>
    [Option("fixed-loss", "By fixed limits: log2 below which it is a loss.", Minimum = -10, Maximum = 0)]
    public double FixedLoss { get; init; } = -0.25;

    /// <summary>log2 from which a gain is an amplification.</summary>
    [Option("amplification", "Smallest log2 of an amplification.", Minimum = 0, Maximum = 10)]
    public double Amplification { get; init; } = 0.7;

    /// <summary>log2 from which an amplification is high-level.</summary>
    [Option("high-level", "Smallest log2 of a high-level amplification.", Minimum = 0, Maximum = 10)]
    public double HighLevel { get; init; } = 1.3;

    /// <summary>log2 up to which a loss is suspected homozygous.</summary>
    [Option("homozygous-deletion", "Largest log2 of a suspected homozygous deletion.", Minimum = -10, Maximum = 0)]
    public double HomozygousDeletion { get; init; } = -1.1;

    /// <summary>What a point event over a gene does to its call.</summary>
    [Option("points", "What a point event (fewer than min-probes probes) over a gene does: note (it stands beside the gene's call) or call (it becomes the call).")]
    public PointChoice Points { get; init; } = PointChoice.Note;

    /// <summary>Largest chance of a point event that is told.</summary>
    [Option("point-chance", "Largest chance of a point event over a gene that is told, 0–1: how often noise alone puts one there.", Minimum = 0, Maximum = 1)]
    public double PointChance { get; init; } = 0.01;

    /// <summary>γ; null for the platform's own.</summary>
    [Option("gamma", "Log ratios are this share of log2(test/reference); without it 0.55 for SNP arrays and 1 for others.", Minimum = 0.1, Maximum = 1.5)]
    public double? Gamma { get; init; }

    /// <summary>Masked share above which a segment is not called.</summary>
    [Option("mask-share", "Masked share of a segment above which it is reported, not called, 0–1.", Minimum = 0, Maximum = 1)]
    public double MaskShare { get; init; } = 0.5;

    /// <summary>CCNE1 z score from which it is expressed; null: the sheet's z scores decide nothing.</summary>
    [Option("mrna-cut", "Smallest CCNE1 expression (z score) of a cyclin E positive array; without it the sheet's z scores decide nothing.",
        Minimum = -100, Maximum = 100)]
    public double? MrnaCut { get; init; }

    /// <summary>Lowest purity that a fit tries.</summary>
    [Option("min-purity", "Lowest share of tumour cells that is tried.", Minimum = 0.05, Maximum = 1)]
    public double MinPurity { get; init; } = 0.1;

    /// <summary>Highest purity that a fit tries.</summary>
    [Option("max-purity", "Highest share of tumour cells that is tried.", Minimum = 0.05, Maximum = 1)]
    public double MaxPurity { get; init; } = 1;

    /// <summary>Lowest mean ploidy that a fit accepts.</summary>
    [Option("min-ploidy", "Lowest mean copies of a tumour cell that are accepted.", Minimum = 0.5, Maximum = 8)]
    public double MinPloidy { get; init; } = 1.3;

    /// <summary>Highest mean ploidy that a fit accepts.</summary>
    [Option("max-ploidy", "Highest mean copies of a tumour cell that are accepted.", Minimum = 0.5, Maximum = 8)]
    public double MaxPloidy { get; init; } = 6;

    /// <summary>Goodness below which a fit is not accepted.</summary>
    [Option("min-goodness", "Goodness of fit below which no purity is accepted, 0–1.", Minimum = 0, Maximum = 1)]
    public double MinGoodness { get; init; } = 0.8;

    internal PurityOptions Purity(double gamma) => new()
    {
        Gamma = gamma,
        MinPurity = MinPurity,
        MaxPurity = Math.Max(MinPurity, MaxPurity),
        MinPloidy = MinPloidy,
        MaxPloidy = MaxPloidy,
        MinGoodness = MinGoodness,
    };
}

/// <summary>What decides a call.</summary>
public enum CallRule
{
    /// <summary>The array's own noise.</summary>
    Noise,

    /// <summary>Fixed limits of log2.</summary>
    Fixed,

    /// <summary>Copies in a tumour cell, from purity and ploidy.</summary>
    Copies,
}

/// <summary>Where the centre comes from.</summary>
public enum CentreChoice
{
    /// <summary>The main density peak of the autosomes' probes, as ingest recorded it.</summary>
    Peak,

    /// <summary>The main mode of the autosomes' segment means, weighted by length.</summary>
    Segments,
}
