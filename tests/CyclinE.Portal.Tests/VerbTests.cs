using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CyclinE.Portal.Tests;

/// <summary>What changes something: replay, submit, cancel, on the folder of a run.</summary>
public sealed class VerbTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failed_array_is_replayed_from_its_page_and_the_cohort_and_the_files_follow()
    {
        await using var served = new ServedStudy();
        await served.InitializeAsync();
        var page = await served.Local.GetStringAsync("/failures", Stop);
        Assert.Contains("Replay array/T7", page, StringComparison.Ordinal);
        served.Study.Mend();
        using var form = ServedStudy.Form(page, ("unit", "array/T7"));
        using var answer = await served.Local.PostAsync("/batches/study%401/replay", form, Stop);
        Assert.Contains("1 units of study@1 wait again", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var ended = await EndedAsync(served.Local, "study@1");
        Assert.Equal(8, ended.RootElement.GetProperty("arrays").GetProperty("called").GetInt32());
        var summary = Path.Combine(served.Study.Results, "summary.json");
        await UntilAsync(async () => (await File.ReadAllTextAsync(summary, Stop)).Contains("\"called\": 8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sheet_with_errors_says_them_at_their_cells_and_queues_nothing_and_a_right_one_runs()
    {
        await using var served = new ServedStudy();
        await served.InitializeAsync();
        const string Wrong = "array,sample,file,build,role,parental\nA,A,P1.tsv,hg19,parentl,\nB,B,missing.tsv,hg19,resistant,Z\n";
        var page = await served.Local.GetStringAsync("/new", Stop);
        using (var form = ServedStudy.Form(page, ("root", "sheet"), ("text", Wrong), ("name", "second"), ("verb", "submit")))
        {
            using var answer = await served.Local.PostAsync("/new", form, Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Matches("<td class=\"cell-problem error\"[^>]*>parentl<small>", text);
            Assert.Matches("<td class=\"cell-problem error\"[^>]*>Z<small>", text);
        }

        Assert.DoesNotContain("second@", await served.Local.GetStringAsync("/api/v1/batches", Stop), StringComparison.Ordinal);
        using (var form = ServedStudy.Form(page, ("root", "sheet"), ("text", Wrong.Replace("parentl", "parental", StringComparison.Ordinal)
            .Replace("missing.tsv", "R1.tsv", StringComparison.Ordinal).Replace(",Z", ",A", StringComparison.Ordinal)), ("name", "second"), ("verb", "submit")))
        {
            using var answer = await served.Local.PostAsync("/new", form, Stop);
            Assert.Equal("/batches/second%401", answer.Headers.Location?.OriginalString);
        }

        using var ended = await EndedAsync(served.Local, "second@1");
        Assert.Equal(2, ended.RootElement.GetProperty("arrays").GetProperty("called").GetInt32());
        Assert.Equal(1, ended.RootElement.GetProperty("pairs").GetProperty("compared").GetInt32());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_computed_anew_and_starts_nothing()
    {
        await using var served = new ServedStudy();
        await served.InitializeAsync();
        await File.AppendAllTextAsync(Path.Combine(served.Study.Root, "T3.tsv"), "# touched\n", Stop);
        var page = await served.Local.GetStringAsync("/new", Stop);
        using var form = ServedStudy.Form(page, ("root", "sheet"), ("path", "sheet.csv"), ("verb", "forecast"));
        using var answer = await served.Local.PostAsync("/new", form, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        // The broken file left nothing that could be reused.
        Assert.Matches("<th scope=\"row\">ingest-array</th><td class=\"n\">2</td><td class=\"n\">6</td><td class=\"n\">0</td><td[^>]*>array/T3, array/T7</td>", text);
        Assert.DoesNotContain("sheet@1", await served.Local.GetStringAsync("/api/v1/batches", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_outside_the_root_is_not_read()
    {
        await using var served = new ServedStudy();
        Directory.CreateSymbolicLink(Path.Combine(served.Study.Root, "way"), "/etc");
        await served.InitializeAsync();
        foreach (var (path, said) in new[]
        {
            ("../results/arrays.tsv", "out of its root"), ("/etc/passwd", "out of its root"), ("way/passwd", "out of its root"), ("nothing.csv", "not there"),
        })
        {
            using var answer = await served.Local.PostAsJsonAsync("/api/v1/validate", new { root = "sheet", path }, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Contains(said, text, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        }
    }

    private static async Task<JsonDocument> EndedAsync(HttpClient client, string batch)
    {
        JsonDocument? status = null;
        await UntilAsync(async () =>
        {
            status?.Dispose();
            status = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/batches/{batch}", Stop));
            return status.RootElement.GetProperty("state").GetString() == "ended"
                && status.RootElement.GetProperty("arrays").GetProperty("pending").GetInt32() == 0;
        });
        return status!;
    }

    /// <summary>Looks until something is so; the run of tests has the limit.</summary>
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(50, Stop);
        }
    }
}
