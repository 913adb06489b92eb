using System.Globalization;
using System.Text.Json;
using CyclinE.Benchmarks.Segmentation.Speed;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>The report of both commands as JSON, one part at a time: a long run that is stopped leaves what it has.</summary>
internal sealed class ReportFile(string? path)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>What is measured so far.</summary>
    public SegmentationReport Report { get; private set; } =
        new()
        {
            Machine = string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {DateTime.UtcNow:yyyy-MM-dd}")
        };

    /// <summary>A report written before.</summary>
    public static SegmentationReport Read(string file) =>
        JsonSerializer.Deserialize<SegmentationReport>(File.ReadAllText(file), Indented) ?? throw new InvalidDataException($"{file} holds no report.");

    /// <summary>Adds a part.</summary>
    public void Add(Func<SegmentationReport, SegmentationReport> part)
    {
        Report = part(Report);
        if (path is not null)
        {
            File.WriteAllText(path, JsonSerializer.Serialize(Report, Indented));
        }
    }
}
