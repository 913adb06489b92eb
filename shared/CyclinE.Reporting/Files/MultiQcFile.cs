using System.Text.Json;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files;

/// <summary><c>cycline_mqc.json</c>: quality and calls of every array as custom content of MultiQC, which finds it by its name.</summary>
internal static class MultiQcFile
{
    public const string FileName = "cycline_mqc.json";

    private static readonly (string Key, string Title, string Description, string Format, Func<ArrayResult, double?> Read)[] Columns =
    [
        ("dlrs", "DLRS", "Spread of differences between neighbouring probes, log2", "{:,.3f}", a => a.Ingested?.Quality.Dlrs),
        ("missing", "% missing", "Probes of the platform without a value", "{:,.1f}", a => 100 * a.Ingested?.Quality.MissingShare),
        ("purity", "Purity", "Share of tumour cells", "{:,.2f}", a => a.Calls?.CopyModel?.Purity),
        ("ploidy", "Ploidy", "Mean copies of a tumour cell", "{:,.2f}", a => a.Calls?.CopyModel?.Ploidy),
        ("altered", "% altered", "Share of the called genome that is not neutral", "{:,.1f}", a => 100 * a.Calls?.GenomeAltered),
        ("segments", "Segments", "Segments of the array", "{:,.0f}", a => a.Calls is { Classes.Count: > 0 } calls ? calls.Classes.Sum(c => c.Segments) : null),
    ];

    public static void Write(BatchResults results, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("id", "cycline");
        json.WriteString("section_name", "CyclinE.Pipeline");
        json.WriteString("description", $"DNA copy-number arrays of batch {results.Batch}: {results.Arrays}{(results.Synthetic ? " (synthetic data)" : string.Empty)}.");
        json.WriteString("plot_type", "table");
        json.WriteStartObject("pconfig");
        json.WriteString("id", "cycline_arrays");
        json.WriteString("title", "CyclinE.Pipeline: arrays");
        json.WriteString("namespace", "CyclinE.Pipeline");
        json.WriteEndObject();
        json.WriteStartObject("headers");
        WriteHeader(json, "state", "State", "called, failed, excluded, cancelled or pending", null);
        WriteHeader(json, "verdict", "Quality", "Judgement of quality control", null);
        foreach (var (key, title, description, format, _) in Columns)
        {
            WriteHeader(json, key, title, description, format);
        }

        json.WriteEndObject();
        json.WriteStartObject("data");
        foreach (var array in results.ArrayResults)
        {
            json.WriteStartObject(array.Array);
            json.WriteString("state", Words.Of(array.State));
            json.WriteString("verdict", Words.Of(array.Verdict));
            foreach (var (key, _, _, _, read) in Columns)
            {
                if (read(array) is { } value && double.IsFinite(value))
                {
                    json.WriteNumber(key, Math.Round(value, 4));
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteHeader(Utf8JsonWriter json, string key, string title, string description, string? format)
    {
        json.WriteStartObject(key);
        json.WriteString("title", title);
        json.WriteString("description", description);
        if (format is not null)
        {
            json.WriteString("format", format);
        }

        json.WriteEndObject();
    }
}
