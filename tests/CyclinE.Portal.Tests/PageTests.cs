using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Stages;

namespace CyclinE.Portal.Tests;

/// <summary>What a person sees, and what a program gets, without a browser.</summary>
[Collection(nameof(ServedStudy))]
public sealed partial class PageTests(ServedStudy served)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_link_from_the_first_page_on_leads_somewhere_and_no_page_holds_a_script_of_its_own()
    {
        var pages = await CrawlAsync(served.Local);
        Assert.Contains("/batches/study%401/arrays/T5", pages.Keys);
        Assert.Contains("/batches/study%401/pairs/R1~P1", pages.Keys);
        foreach (var (address, text) in pages)
        {
            Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|\son\w+=|javascript:", text);
            Assert.DoesNotContain("<b>5</b>", text, StringComparison.Ordinal);
            Assert.False(text.Contains(served.Study.Folder, StringComparison.Ordinal), $"{address} tells a path of this machine");
        }

        Assert.Contains("S&lt;b&gt;5&lt;/b&gt;&amp;&quot;&#x27;", pages["/batches/study%401"], StringComparison.Ordinal);
        Assert.Contains("aria-label=\"8 arrays submitted = 7 called + 1 failed", WebUtility.HtmlDecode(pages["/batches/study%401"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_browser_may_do_is_said_with_every_answer()
    {
        foreach (var address in new[] { "/batches", "/nothing", "/api/v1/batches/nothing" })
        {
            using var answer = await served.Local.GetAsync(address, Stop);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task The_API_tells_itself_in_OpenAPI_3_1_and_every_verb_is_in_it()
    {
        using var document = JsonDocument.Parse(await served.Local.GetStringAsync("/api/v1.json", Stop));
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.All(
            new[] { "batches", "batches/{batch}", "batches/{batch}/arrays", "batches/{batch}/arrays/{array}", "batches/{batch}/pairs",
                "batches/{batch}/genes/{gene}", "batches/{batch}/cohort", "batches/{batch}/explain", "batches/{batch}/replay", "batches/{batch}/cancel", "validate", "failures", "stages" },
            verb => Assert.Contains("/api/v1/" + verb, paths));
    }

    [Fact]
    public async Task Arrays_are_paged_filtered_and_sorted()
    {
        var first = await ArraysAsync("size=3&sort=-dlrs");
        Assert.Equal(8, first.Total);
        Assert.Equal(3, first.Names.Count);
        var all = await ArraysAsync("sort=array");
        Assert.Equal(["P1", "R1", "T3", "T4", "T5", "T6", "T7", "T8"], all.Names);
        Assert.Equal(["T7"], (await ArraysAsync("state=failed")).Names);
        Assert.Equal(["R1", "T3", "T5"], (await ArraysAsync("text=ccne1&sort=array")).Names);
        using var wrong = await served.Local.GetAsync("/api/v1/batches/study/arrays?sort=colour", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("no column 'colour'", await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text=ccne1&sort=array", "R1 T3 T5")]
    [InlineData("text=T3", "T3")]
    [InlineData("text=chr8", "")]
    [InlineData("call=loss", "")]
    public async Task Events_of_all_arrays_are_found_by_gene_array_chromosome_and_call(string query, string arrays)
    {
        using var page = JsonDocument.Parse(await served.Local.GetStringAsync("/api/v1/batches/study/events?" + query, Stop));
        var found = page.RootElement.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("array").GetString());
        Assert.Equal(arrays, string.Join(' ', found));
    }

    [Fact]
    public async Task A_table_for_download_is_the_one_that_run_wrote()
    {
        foreach (var name in new[] { "arrays.tsv", "calls.tsv", "cohort.tsv" })
        {
            var written = await File.ReadAllTextAsync(Path.Combine(served.Study.Results, name), Stop);
            Assert.Equal(written, await served.Local.GetStringAsync($"/batches/study%401/files/{name}", Stop));
        }

        var one = await served.Local.GetStringAsync("/batches/study%401/arrays/R1/calls.tsv", Stop);
        Assert.All(one.TrimEnd().Split('\n').Skip(1), line => Assert.Contains("R1\t", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_watching_page_hears_that_the_batch_has_ended()
    {
        var events = await served.Local.GetStringAsync("/live/batches/study%401", Stop);
        Assert.Contains("event: piece", events, StringComparison.Ordinal);
        Assert.Contains("7 called + 1 failed", WebUtility.HtmlDecode(events), StringComparison.Ordinal);
        Assert.EndsWith("event: ended\ndata: \n\n", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_heat_map_is_an_SVG_of_its_own_with_a_row_for_each_called_array()
    {
        var svg = XDocument.Parse(await served.Local.GetStringAsync("/api/v1/batches/study/heatmap.svg", Stop));
        var rows = svg.Descendants().Where(e => (string?)e.Attribute("class") == "hit").Select(e => e.Value);
        Assert.Equal(["P1", "R1", "T3", "T4", "T5", "T6", "T8"], rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stage_of_somebody_elses_is_listed_with_its_program_once_its_worker_is_heard()
    {
        var stage = StageTable.CallArray with
        {
            Name = "count-breaks",
            Version = 3,
            Service = "external",
            Tool = new StageTool { Sha = new string('a', 64), Command = ["python3", "count.py"], OutputLimit = 1 },
        };
        await served.Ledger!.AnnounceWorkerAsync(
            new WorkerAnnouncement
            {
                WorkerId = "external-1",
                Service = "external",
                Process = "host/1",
                Queues = [stage.Queue],
                Roots = [],
                FreeSlots = 1,
                StartedAt = DateTime.UtcNow,
                At = DateTime.UtcNow,
                Stages = [stage],
            },
            Stop);
        using var stages = JsonDocument.Parse(await served.Local.GetStringAsync("/api/v1/stages", Stop));
        var heard = stages.RootElement.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("stage").GetString() == "count-breaks");
        Assert.Equal("count-breaks-v3-aaaaaaaa", heard.GetProperty("queue").GetString());
        Assert.Equal(1, heard.GetProperty("workers").GetInt32());
        Assert.Contains("python3 count.py", await served.Local.GetStringAsync("/stages", Stop), StringComparison.Ordinal);
    }

    /// <summary>All pages that are reached by links from the first, by their address.</summary>
    internal static async Task<Dictionary<string, string>> CrawlAsync(HttpClient client)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>(["/batches"]);
        while (open.TryDequeue(out var address))
        {
            if (pages.ContainsKey(address))
            {
                continue;
            }

            using var answer = await client.GetAsync(address, Stop);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
            var text = await answer.Content.ReadAsStringAsync(Stop);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || address.EndsWith("/report.html", StringComparison.Ordinal))
            {
                continue;
            }

            pages[address] = text;
            foreach (var link in Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('#')[0]).Where(IsOneOfItsKind))
            {
                open.Enqueue(link);
            }
        }

        return pages;
    }

    /// <summary>Of places, columns and genes one is as another.</summary>
    private static bool IsOneOfItsKind(string link) =>
        !link.Contains("?at=", StringComparison.Ordinal)
        && (!link.Contains("sort=", StringComparison.Ordinal) || link.EndsWith("?sort=dlrs", StringComparison.Ordinal))
        && (!link.Contains("/genes/", StringComparison.Ordinal) || link.EndsWith("/CCNE1", StringComparison.Ordinal));

    private async Task<(int Total, List<string> Names)> ArraysAsync(string query)
    {
        using var page = JsonDocument.Parse(await served.Local.GetStringAsync("/api/v1/batches/study/arrays?" + query, Stop));
        return (page.RootElement.GetProperty("total").GetInt32(),
            [.. page.RootElement.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("array").GetString()!)]);
    }

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Link();
}
