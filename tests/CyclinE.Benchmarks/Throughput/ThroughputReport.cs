using System.Globalization;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>Everything that <c>throughput</c> measured.</summary>
internal sealed record ThroughputReport
{
    /// <summary>Stages an array goes through.</summary>
    public const int Stages = 3;

    /// <summary>Arrays.</summary>
    public required int Arrays { get; init; }

    /// <summary>Arrays of the batch before it.</summary>
    public required int WarmUpArrays { get; init; }

    /// <summary>Probes of an array.</summary>
    public required int Probes { get; init; }

    /// <summary>Cores of the machine.</summary>
    public required int Cores { get; init; }

    /// <summary>What the stages compute.</summary>
    public required NumericsUse Numerics { get; init; }

    /// <summary>The ways of running.</summary>
    public required IReadOnlyList<ThroughputRun> Runs { get; init; }

    /// <summary>Prints it.</summary>
    public void Print(TextWriter output)
    {
        Say($"{Arrays} arrays of {Probes} probes, {Stages} stages, {Cores} cores; warmed up by {WarmUpArrays} arrays");
        Say($"numerics per array: {Numerics.Total:0.00} processor ms (ingest {Numerics.Ingest:0.00}, segment {Numerics.Segment:0.00}, call {Numerics.Call:0.00}); encoding its artifacts {Numerics.Encode:0.00} ms");
        foreach (var run in Runs)
        {
            var share = 1 - (Numerics.Total / run.CpuMillisecondsPerArray);
            Say($"");
            Say($"== {run.Name}");
            Say($"wall {run.WallSeconds:0.0} s: {run.MillisecondsPerArray:0.00} ms per array, {run.MillisecondsPerArrayAndStage:0.00} ms per array and stage (first {WarmUpArrays} arrays, cold: {run.ColdMillisecondsPerArray:0.0} ms per array)");
            Say($"processor {run.CpuMillisecondsPerArray:0.00} ms per array, {run.CpuMillisecondsPerArray / Stages:0.00} per array and stage; {share:P0} of it is not numerics");
            foreach (var use in run.Processes)
            {
                Say($"  {use.Process,-22} {use.CpuSeconds * 1e3 / run.Arrays,7:0.00} ms per array {use.PeakMegabytes,7:0} MB at most");
            }

            foreach (var (name, value) in run.Details)
            {
                Say($"  {name,-42} {value,8:0.00}");
            }
        }

        void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Processor milliseconds per array of what a compute slot does, and of encoding what is stored; warm.</summary>
/// <param name="Ingest">Reading the file and its quality.</param>
/// <param name="Segment">Segmentation.</param>
/// <param name="Call">Calling.</param>
/// <param name="Encode">Canonical JSON, hash and compression of the three artifacts.</param>
internal sealed record NumericsUse(double Ingest, double Segment, double Call, double Encode)
{
    /// <summary>The three pure functions.</summary>
    public double Total => Ingest + Segment + Call;
}

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

/// <summary>What one process used.</summary>
/// <param name="Process">Who.</param>
/// <param name="CpuSeconds">Processor time, user and system.</param>
/// <param name="PeakMegabytes">Largest resident memory since its start, in MB (10⁶ bytes).</param>
internal sealed record ProcessUse(string Process, double CpuSeconds, double PeakMegabytes);
