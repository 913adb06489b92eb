using System.Globalization;

namespace CyclinE.Benchmarks;

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
