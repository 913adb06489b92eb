namespace CyclinE.Benchmarks;

/// <summary>One way of running the batch, measured after a warm-up batch in the same processes.</summary>
internal sealed record ThroughputRun
{
    /// <summary>Which way.</summary>
    public required string Name { get; init; }

    /// <summary>Arrays.</summary>
    public required int Arrays { get; init; }

    /// <summary>From handing the plan in until the batch has ended.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Milliseconds per array of the warm-up batch, in which everything is compiled.</summary>
    public required double ColdMillisecondsPerArray { get; init; }

    /// <summary>What each process used.</summary>
    public required IReadOnlyList<ProcessUse> Processes { get; init; }

    /// <summary>Other numbers, each with its unit in its name.</summary>
    public IReadOnlyDictionary<string, double> Details { get; init; } = new Dictionary<string, double>();

    /// <summary>Wall milliseconds per array.</summary>
    public double MillisecondsPerArray => WallSeconds * 1e3 / Arrays;

    /// <summary>Wall milliseconds per array and stage.</summary>
    public double MillisecondsPerArrayAndStage => MillisecondsPerArray / ThroughputReport.Stages;

    /// <summary>Processor milliseconds per array of all processes.</summary>
    public double CpuMillisecondsPerArray => Processes.Sum(p => p.CpuSeconds) * 1e3 / Arrays;
}
