using System.Text.Json.Nodes;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A stage in a few lines of shell, in a folder of its own.</summary>
internal static class OwnStage
{
    /// <summary>Writes it; its one table <c>NAME-sizes</c> has a column <c>segments</c>.</summary>
    public static string Write(string parent, string name, string script, Action<JsonObject>? change = null)
    {
        var folder = Path.Combine(parent, name);
        Directory.CreateDirectory(folder);
        var stage = new JsonObject
        {
            ["name"] = name,
            ["version"] = 1,
            ["unit"] = "array",
            ["after"] = new JsonArray("segment-array"),
            ["command"] = new JsonArray("/bin/sh", "stage.sh"),
            ["files"] = new JsonArray("stage.sh"),
            ["timeLimitSeconds"] = 60,
            ["options"] = new JsonArray(new JsonObject { ["name"] = "factor", ["type"] = "integer", ["default"] = 1, ["help"] = "A factor." }),
            ["tables"] = new JsonArray(new JsonObject
            {
                ["name"] = name + "-sizes",
                ["line"] = "one array",
                ["columns"] = new JsonArray(new JsonObject { ["name"] = "segments", ["type"] = "integer", ["description"] = "Segments." }),
            }),
        };
        change?.Invoke(stage);
        File.WriteAllText(Path.Combine(folder, "stage.json"), stage.ToJsonString());
        File.WriteAllText(Path.Combine(folder, "stage.sh"), script);
        return folder;
    }

    /// <summary>Counts the segments of its array, times the option.</summary>
    public static string Counting(string name) => $"""
        n=$(($(wc -l < in/segment-array/segments.tsv) - 1))
        factor=$(awk -F'\t' '$1 == "factor" {"{ print $2 }"}' in/options.tsv)
        printf 'segments\n%s\n' $((n * factor)) > out/tables/{name}-sizes.tsv
        """;
}
