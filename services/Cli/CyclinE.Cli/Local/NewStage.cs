namespace CyclinE.Cli.Local;

/// <summary>The files of a new stage: one that runs, to be changed.</summary>
public static class NewStage
{
    /// <summary>The language of a stage with a worker of its own.</summary>
    public const string CSharp = "csharp";

    /// <summary>Name and text of each file.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="language"><c>r</c>, <c>python</c> or <c>csharp</c>.</param>
    public static IEnumerable<(string File, string Text)> Files(string name, string language)
    {
        if (language == CSharp)
        {
            foreach (var written in Template(name))
            {
                yield return written;
            }

            yield break;
        }

        var (file, command, script) = language == "r"
            ? ("stage.R", "\"Rscript\", \"--vanilla\", \"stage.R\"", R(name))
            : ("stage.py", "\"python3\", \"stage.py\"", Python(name));
        yield return ("stage.json", Description(name, file, command));
        yield return (file, script);
    }

    /// <summary>A project of one's own: what <c>dotnet new cycline-stage</c> writes, to the byte.</summary>
    private static IEnumerable<(string File, string Text)> Template(string name)
    {
        const string Folder = "cycline-stage/";
        var type = string.Concat(name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        var assembly = typeof(NewStage).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (Named(resource[Folder.Length..]), Named(reader.ReadToEnd()));
        }

        string Named(string text) =>
            text.Replace("CyclineStage", type, StringComparison.Ordinal).Replace("cycline-stage-name", name, StringComparison.Ordinal);
    }

    private static string Description(string name, string file, string command) => $$"""
        {
          "name": "{{name}}",
          "version": 1,
          "unit": "array",
          "after": ["segment-array"],
          "options": [
            { "name": "min-mb", "type": "number", "default": 1, "minimum": 0, "help": "Shortest segment that is counted, in Mb." }
          ],
          "command": [{{command}}],
          "files": ["{{file}}"],
          "tables": [
            {
              "name": "{{name}}",
              "line": "one chromosome of one array",
              "columns": [
                { "name": "chromosome", "type": "text", "description": "Chromosome." },
                { "name": "segments", "type": "integer", "description": "Segments of at least the option min-mb." }
              ]
            }
          ]
        }

        """;

    private static string R(string name) => $$"""
        # What is read and what is to be left: docs/adding-a-stage.md. Try it: cycline stage test {{name}} --in RESULTS
        option <- read.delim("in/options.tsv", row.names = 1)
        segments <- read.delim("in/segment-array/segments.tsv", stringsAsFactors = FALSE)
        long <- segments[segments$end - segments$start + 1 >= 1e6 * as.numeric(option["min-mb", "value"]), ]
        table <- data.frame(chromosome = unique(segments$chromosome))
        table$segments <- sapply(table$chromosome, function(c) sum(long$chromosome == c))
        write.table(table, "out/tables/{{name}}.tsv", sep = "\t", quote = FALSE, row.names = FALSE, na = "")

        """;

    private static string Python(string name) => $$"""
        # What is read and what is to be left: docs/adding-a-stage.md. Try it: cycline stage test {{name}} --in RESULTS
        import csv
        import json

        with open("in/request.json", encoding="utf-8") as file:
            options = json.load(file)["options"]
        counts = {}
        with open("in/segment-array/segments.tsv", newline="", encoding="utf-8") as file:
            for segment in csv.DictReader(file, delimiter="\t"):
                is_long = int(segment["end"]) - int(segment["start"]) + 1 >= 1e6 * options["min-mb"]
                counts[segment["chromosome"]] = counts.get(segment["chromosome"], 0) + is_long
        with open("out/tables/{{name}}.tsv", "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file, delimiter="\t", lineterminator="\n")
            table.writerow(["chromosome", "segments"])
            table.writerows(counts.items())

        """;
}
