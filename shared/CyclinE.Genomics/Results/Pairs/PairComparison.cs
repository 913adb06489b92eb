namespace CyclinE.Genomics.Results.Pairs;

/// <summary>Resistant against parental; the document of the comparison artifact.</summary>
public sealed record PairComparison
{
    /// <summary>Array id of the resistant line.</summary>
    public required string Resistant { get; init; }

    /// <summary>Array id of the parental line.</summary>
    public required string Parental { get; init; }

    /// <summary>What identity was judged by: <c>genotypes</c>, <c>baf</c> or <c>correlation</c>; null where it was not.</summary>
    public string? IdentityBasis { get; init; }

    /// <summary>Share of equal genotypes among autosomal markers homozygous in both; null where there are too few.</summary>
    public double? IdentityConcordance { get; init; }

    /// <summary>Those markers.</summary>
    public int? IdentityMarkers { get; init; }

    /// <summary>Correlation of the two profiles over the fingerprint probes; null where they share too few (different platforms).</summary>
    public required double? IdentityCorrelation { get; init; }

    /// <summary>The warning where the arrays do not look like one line; null where they do.</summary>
    public string? IdentityWarning { get; init; }

    /// <summary>c_D: main mode of the difference over segments neutral in both.</summary>
    public required double Shift { get; init; }

    /// <summary>True when both arrays are of one platform and were compared probe by probe.</summary>
    public required bool SamePlatform { get; init; }

    /// <summary>Probes valid in both.</summary>
    public required int Probes { get; init; }

    /// <summary>Acquired and lost events by rank.</summary>
    public required IReadOnlyList<PairEvent> Events { get; init; }

    /// <summary>Sentences about what was estimated on too little.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
