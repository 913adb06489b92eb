using System.Net;
using System.Text.Json;

namespace CyclinE.Portal.Tests;

/// <summary>What a stage of somebody's own found stands on the pages like what the program found.</summary>
public sealed class OwnStageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_table_is_on_the_page_of_each_array_in_the_API_and_for_download_and_it_is_among_the_stages()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-portal-stage-");
        try
        {
            await WriteStageAsync(folder.FullName);
            await using var served = new ServedStudy { More = ["--stages", folder.FullName] };
            await served.InitializeAsync();
            var page = await served.Local.GetStringAsync("/batches/study/arrays/T3", Stop);
            Assert.Contains("<caption>greeting</caption>", page, StringComparison.Ordinal);
            Assert.Contains("<td>&lt;i&gt;hello&lt;/i&gt;</td>", page, StringComparison.Ordinal);
            using var own = JsonDocument.Parse(await served.Local.GetStringAsync("/api/v1/batches/study/arrays/T3/own", Stop));
            Assert.Equal("available", own.RootElement[0].GetProperty("state").GetString());
            var table = await served.Local.GetStringAsync("/batches/study/files/greeting.tsv", Stop);
            Assert.Equal(8, table.TrimEnd().Split('\n').Length);
            Assert.Contains("stages.tsv", await served.Local.GetStringAsync("/batches/study/files", Stop), StringComparison.Ordinal);
            Assert.Contains("sh greet.sh", WebUtility.HtmlDecode(await served.Local.GetStringAsync("/stages", Stop)), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteStageAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "greet.sh"), "printf 'word\\n<i>hello</i>\\n' > out/tables/greeting.tsv\n", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "stage.json"), """
            {
              "name": "greet", "version": 1, "unit": "array", "after": ["call-array"], "command": ["sh", "greet.sh"], "files": ["greet.sh"],
              "timeLimitSeconds": 60,
              "tables": [{ "name": "greeting", "line": "one array", "columns": [{ "name": "word", "type": "text", "description": "A word." }] }]
            }
            """, Stop);
    }
}
