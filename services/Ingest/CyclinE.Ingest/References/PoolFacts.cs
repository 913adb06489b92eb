namespace CyclinE.Ingest.References;

/// <summary>What a pool says of itself.</summary>
public sealed record PoolFacts
{
    /// <summary>Genome build of the arrays.</summary>
    public required string Build { get; init; }

    /// <summary>File format of the arrays.</summary>
    public required string Format { get; init; }

    /// <summary>Platform where the files tell it.</summary>
    public string? Platform { get; init; }

    /// <summary>Hash of the arrays' probe set.</summary>
    public required string ProbeSet { get; init; }

    /// <summary>Number of probes.</summary>
    public required int Probes { get; init; }

    /// <summary>True where the members are the batch's own arrays, not normals: a weaker reference.</summary>
    public required bool FromBatch { get; init; }

    /// <summary>The members, in the order of their columns.</summary>
    public required IReadOnlyList<PoolMember> Members { get; init; }

    /// <summary>Of CEL files: cells in the distribution that arrays are given; 0 of log2 ratios.</summary>
    public int Quantiles { get; init; }
}

/// <summary>An array of a pool.</summary>
/// <param name="Name">Array id.</param>
/// <param name="Key">SHA-256 of its raw file and, after a slash, its sample in a file of many: by this it is left out of its own reference.</param>
/// <param name="Dlrs">Its DLRS (log2).</param>
public sealed record PoolMember(string Name, string Key, double Dlrs)
{
    /// <summary>The key of an array.</summary>
    public static string KeyOf(string sha, string? fileSample) => fileSample is null ? sha : $"{sha}/{fileSample}";
}
