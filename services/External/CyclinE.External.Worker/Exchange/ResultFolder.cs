using System.Globalization;
using System.Text;
using System.Text.Json;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Stages;
using CyclinE.External.Worker.Running;
using CyclinE.Genomics.Input;

namespace CyclinE.External.Worker.Exchange;

/// <summary>Reads <c>out/</c> of a command that ended well: document, tables, columns; checked against what the stage declares.</summary>
public static class ResultFolder
{
    /// <summary>The result.</summary>
    /// <exception cref="ToolFailedException">What is there is not what the stage declares: a bug of the command.</exception>
    public static StageOutput Read(StageDefinition stage, string folder)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var columns = new List<Column>();
        foreach (var table in stage.Tables ?? [])
        {
            columns.Add(new Column(table.ArtifactColumn, ColumnType.Text, ReadTable(stage, table, Path.Combine(folder, "tables", table.Name + ".tsv"))));
        }

        RequireDeclared(stage, folder);
        foreach (var file in Files(Path.Combine(folder, "columns")))
        {
            columns.Add(ReadColumn(stage, file));
        }

        var draft = new ArtifactDraft { Kind = stage.ArtifactKind, Document = ReadDocument(stage, Path.Combine(folder, "document.json")), Columns = columns };
        return new StageOutput(draft);
    }

    /// <summary>What a command that ended with exit code 10 says of its input.</summary>
    /// <exception cref="ToolFailedException">It says nothing that can be read.</exception>
    public static InputProblem ReadProblem(StageDefinition stage, string folder)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var path = Path.Combine(folder, "problem.json");
        try
        {
            return JsonSerializer.Deserialize<InputProblem>(File.ReadAllBytes(path), CanonicalJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new ToolFailedException(
                $"{stage.Name} ended with exit code 10, which says that its input is invalid, without an out/problem.json of code, what, where and remedy: {exception.Message}");
        }
    }

    private static ReadOnlyMemory<byte> ReadDocument(StageDefinition stage, string path)
    {
        if (!File.Exists(path))
        {
            return Encoding.UTF8.GetBytes("{}");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return JsonSerializer.SerializeToUtf8Bytes(document.RootElement, CanonicalJson.Options);
        }
        catch (JsonException exception)
        {
            throw new ToolFailedException($"{stage.Name} left an out/document.json that is no JSON: {exception.Message}");
        }
    }

    private static byte[] ReadTable(StageDefinition stage, StageTableSchema table, string path)
    {
        var where = $"{stage.Name} left out/tables/{table.Name}.tsv";
        if (!File.Exists(path))
        {
            throw new ToolFailedException($"{stage.Name} left no out/tables/{table.Name}.tsv, which it declares; where there are no rows, the header stands alone.");
        }

        var lines = File.ReadAllLines(path);
        var header = string.Join('\t', table.Columns.Select(c => c.Name));
        if (lines.Length == 0 || lines[0] != header)
        {
            var found = lines.Length == 0 ? string.Empty : lines[0];
            throw new ToolFailedException($"{where} with the header '{Visible(found)}'; declared: '{Visible(header)}'.");
        }

        if (table.InArrays && lines.Length > 2)
        {
            throw new ToolFailedException(string.Create(
                CultureInfo.InvariantCulture, $"{where} with {lines.Length - 1} rows; it is declared as inArrays, which is one row an array at most."));
        }

        var text = new StringBuilder();
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t');
            if (cells.Length != table.Columns.Count)
            {
                throw new ToolFailedException(string.Create(
                    CultureInfo.InvariantCulture, $"{where} with {cells.Length} cells in line {i + 1}; {table.Columns.Count} are declared."));
            }

            for (var c = 0; c < cells.Length; c++)
            {
                // NA is what R writes for what is not there.
                var cell = cells[c] is "NA" && table.Columns[c].Type != StageOptionType.Text ? string.Empty : cells[c];
                if (!Fits(cell, table.Columns[c].Type))
                {
                    throw new ToolFailedException(string.Create(CultureInfo.InvariantCulture,
                        $"{where} with '{cell}' in line {i + 1}, column {table.Columns[c].Name}, which is declared as {table.Columns[c].Type.ToString().ToLowerInvariant()}."));
                }

                text.Append(c == 0 ? string.Empty : "\t").Append(cell);
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Visible(string line) => line.Replace("\t", "⇥", StringComparison.Ordinal);

    private static bool Fits(string cell, StageOptionType type) => cell.Length == 0 || type switch
    {
        StageOptionType.Integer => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        StageOptionType.Number => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number),
        StageOptionType.Boolean => cell is "true" or "false",
        _ => true,
    };

    private static Column ReadColumn(StageDefinition stage, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var bytes = File.ReadAllBytes(file);
        (ColumnType Type, int Size)? kind = Path.GetExtension(file) switch
        {
            ".float64" => (ColumnType.Float64, sizeof(double)),
            ".float32" => (ColumnType.Float32, sizeof(float)),
            ".int32" => (ColumnType.Int32, sizeof(int)),
            ".byte" => (ColumnType.Byte, 1),
            ".txt" => (ColumnType.Text, 1),
            _ => null,
        };
        return kind is { } known && bytes.Length % known.Size == 0
            ? new Column(name, known.Type, bytes)
            : throw new ToolFailedException($"{stage.Name} left out/columns/{Path.GetFileName(file)}: expected NAME.float64, .float32, .int32, .byte or .txt of whole values.");
    }

    private static void RequireDeclared(StageDefinition stage, string folder)
    {
        var declared = (stage.Tables ?? []).Select(t => t.Name + ".tsv").ToHashSet(StringComparer.Ordinal);
        if (Files(Path.Combine(folder, "tables")).FirstOrDefault(f => !declared.Contains(Path.GetFileName(f))) is { } other)
        {
            throw new ToolFailedException($"{stage.Name} left out/tables/{Path.GetFileName(other)}, which it does not declare.");
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];
}
