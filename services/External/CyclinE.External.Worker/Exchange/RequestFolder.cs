using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyclinE.Artifacts.Columns;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Probes;

namespace CyclinE.External.Worker.Exchange;

/// <summary>Writes <c>in/</c>: what docs/adding-a-stage.md promises to a command.</summary>
public static class RequestFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the folder.</summary>
    public static void Write(ToolInput input, string folder)
    {
        ArgumentNullException.ThrowIfNull(input);
        Directory.CreateDirectory(folder);
        var options = Options(input).ToList();
        var request = new JsonObject
        {
            ["form"] = 1,
            ["stage"] = input.Stage.Definition.Name,
            ["version"] = input.Stage.Definition.Version,
            ["unit"] = input.Stage.Definition.Unit.ToString().ToLowerInvariant(),
            ["seed"] = input.Seed(),
            ["options"] = new JsonObject(options.Select(o => KeyValuePair.Create(o.Option.Name, Value(o.Option.Type, o.Text)))),
            ["sheet"] = Sheet(input),
            ["inputs"] = new JsonArray([.. input.Results.Select(r => (JsonNode)Describe(r))]),
        };
        if (input.Pair is { } pair)
        {
            request["pair"] = new JsonObject { ["resistant"] = pair.Resistant, ["parental"] = pair.Parental };
        }

        File.WriteAllText(Path.Combine(folder, "request.json"), request.ToJsonString(Readable) + "\n", Utf8);
        Lines(folder, "options.tsv", "name\tvalue", options.Select(o => $"{o.Option.Name}\t{o.Text}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"seed\t{input.Seed()}")));
        Lines(folder, "sheet.tsv", "array\tcolumn\tvalue", input.Sheet.Select(v => $"{v.Array}\t{v.Column}\t{DocumentLists.Cell(v.Value)}"));
        if (input.Members.Count > 0)
        {
            Lines(folder, "arrays.tsv", "array\tstate", input.Members.Select(m => $"{m.Array}\t{m.State}"));
        }

        foreach (var result in input.Results)
        {
            Write(result, Path.Combine(folder, result.Folder));
        }
    }

    private static void Write(ReadResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        if (result.Artifact.DocumentBytes.Length > 0)
        {
            File.WriteAllBytes(Path.Combine(folder, "document.json"), result.Artifact.DocumentBytes.Span);
            DocumentLists.Write(result.Artifact.DocumentBytes, folder);
        }

        foreach (var column in result.Artifact.Columns)
        {
            var file = Path.Combine(folder, FileOf(column.Name, column.Type));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, column.Bytes.Span);
        }

        if (result.Probes is { } probes)
        {
            WriteProbes(probes, Path.Combine(folder, "columns"));
        }
    }

    private static void WriteProbes(ProbeSet probes, string folder)
    {
        Directory.CreateDirectory(folder);
        var chromosomes = new int[probes.Positions.Length];
        var at = 0;
        foreach (var run in probes.Chromosomes)
        {
            chromosomes.AsSpan(at, run.Count).Fill(run.Chromosome.Number);
            at += run.Count;
        }

        File.WriteAllBytes(Path.Combine(folder, "chromosome.int32"), MemoryMarshal.AsBytes(chromosomes.AsSpan()));
        File.WriteAllBytes(Path.Combine(folder, "position.int32"), MemoryMarshal.AsBytes(probes.Positions.AsSpan()));
    }

    private static JsonObject Describe(ReadResult result) => new()
    {
        ["stage"] = result.Stage,
        ["array"] = result.Array.Length == 0 ? null : result.Array,
        ["folder"] = result.Folder,
        ["kind"] = result.Artifact.Manifest.Kind,
        ["schemaVersion"] = result.Artifact.Manifest.SchemaVersion,
        ["contentSha"] = result.Artifact.Manifest.ContentSha,
        ["columns"] = new JsonArray([.. result.Artifact.Columns.Select(c => (JsonNode)new JsonObject
        {
            ["name"] = c.Name,
            ["type"] = c.Type.ToString().ToLowerInvariant(),
            ["file"] = $"{result.Folder}/{FileOf(c.Name, c.Type)}",
        })]),
    };

    /// <summary>Every option with its value, defaults filled in.</summary>
    private static IEnumerable<(StageOption Option, string Text)> Options(ToolInput input) =>
        (input.Stage.Definition.OptionSchema ?? []).Select(o => (o, input.Stage.Options.GetValueOrDefault(o.Name, o.Default)));

    private static JsonNode Sheet(ToolInput input)
    {
        if (input.Members.Count == 0)
        {
            return new JsonObject(input.Sheet.Select(v => KeyValuePair.Create(v.Column, (JsonNode?)v.Value)));
        }

        return new JsonObject(input.Sheet.GroupBy(v => v.Array, StringComparer.Ordinal).Select(g => KeyValuePair.Create(
            g.Key, (JsonNode?)new JsonObject(g.Select(v => KeyValuePair.Create(v.Column, (JsonNode?)v.Value))))));
    }

    private static JsonNode? Value(StageOptionType type, string text) => type switch
    {
        StageOptionType.Integer => int.Parse(text, CultureInfo.InvariantCulture),
        StageOptionType.Number => double.Parse(text, CultureInfo.InvariantCulture),
        StageOptionType.Boolean => bool.Parse(text),
        _ => text,
    };

    private static string FileOf(string name, ColumnType type) =>
        name.StartsWith("table/", StringComparison.Ordinal) ? $"tables/{name["table/".Length..]}.tsv"
        : $"columns/{name.Replace('/', '_')}.{(type == ColumnType.Text ? "txt" : type.ToString().ToLowerInvariant())}";

    private static void Lines(string folder, string name, string header, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(folder, name), string.Join('\n', lines.Prepend(header)) + "\n", Utf8);
}
