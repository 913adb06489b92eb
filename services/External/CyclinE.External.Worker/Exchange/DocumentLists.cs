using System.Text;
using System.Text.Json;

namespace CyclinE.External.Worker.Exchange;

/// <summary>
/// The lists of a document as tab-separated tables, so that R and Python open them in one line without a JSON reader: every
/// member of the document that is a list of objects, with the members of these that hold one value each.
/// </summary>
internal static class DocumentLists
{
    private const string Missing = "";

    /// <summary>Writes a file a list: <c>segments</c> to <c>segments.tsv</c>.</summary>
    public static void Write(ReadOnlyMemory<byte> json, string folder)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var list in document.RootElement.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Array))
        {
            var rows = list.Value.EnumerateArray().ToList();
            if (rows.Count == 0 || rows.Exists(r => r.ValueKind != JsonValueKind.Object))
            {
                continue;
            }

            var columns = rows.SelectMany(Scalars).Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
            using var writer = new StreamWriter(Path.Combine(folder, list.Name + ".tsv"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            writer.WriteLine(string.Join('\t', columns.Select(c => c.Replace('/', '_'))));
            foreach (var row in rows)
            {
                var values = Scalars(row).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
                writer.WriteLine(string.Join('\t', columns.Select(c => values.TryGetValue(c, out var value) ? Text(value) : Missing)));
            }
        }
    }

    /// <summary>A text that stands in one cell.</summary>
    public static string Cell(string text) => text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>The single values of a row; those of an object within it by its name, a slash and theirs.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Scalars(JsonElement row) => row.EnumerateObject().SelectMany(m => m.Value.ValueKind switch
    {
        JsonValueKind.Array => [],
        JsonValueKind.Object => m.Value.EnumerateObject().Where(i => i.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            .Select(i => ($"{m.Name}/{i.Name}", i.Value)),
        _ => [(m.Name, m.Value)],
    });

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Missing,
        JsonValueKind.String => Cell(value.GetString()!),
        _ => value.GetRawText(),
    };
}
