using System.Net;
using System.Text.Json;

namespace CyclinE.Portal.Tests;

/// <summary>Survival of the study's patients by whichever gene is asked for.</summary>
[Collection(nameof(ServedStudy))]
public sealed class CohortTests(ServedStudy served)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Patients_are_divided_by_the_call_of_any_gene()
    {
        var amplified = await CurvesAsync("gene=ccne1");
        Assert.Equal("CCNE1", amplified.GetProperty("gene").GetString());
        Assert.Equal([("CCNE1 amplified", 2), ("not amplified", 3)], Groups(amplified));
        Assert.Equal([("not amplified", 5)], Groups(await CurvesAsync("gene=MYC")));
    }

    [Fact]
    public async Task A_cut_that_was_chosen_has_only_a_P_that_is_corrected_for_it()
    {
        var best = await CurvesAsync("gene=CCNE1&split=best");
        Assert.Equal(JsonValueKind.Null, best.GetProperty("p").ValueKind);
        Assert.InRange(best.GetProperty("corrected_p").GetDouble(), 0.0001, 1);
        Assert.Equal([("highest third", 2), ("middle third", 2), ("lowest third", 1)], Groups(await CurvesAsync("gene=CCNE1&split=tertiles")));
        Assert.Equal([("log2 > 1.00", 2), ("log2 ≤ 1.00", 3)], Groups(await CurvesAsync("gene=CCNE1&split=cut&cut=1")));
    }

    [Theory]
    [InlineData("gene=NOGENE", HttpStatusCode.NotFound, "NOGENE")]
    [InlineData("gene=CCNE1&split=colour", HttpStatusCode.BadRequest, "expected call, cut, best or tertiles")]
    [InlineData("gene=CCNE1&split=cut&cut=much", HttpStatusCode.BadRequest, "cut is 'much'")]
    [InlineData("gene=CCNE1&of=dfs", HttpStatusCode.BadRequest, "expected pfs or os")]
    public async Task What_cannot_be_drawn_is_said_by_program_and_page(string query, HttpStatusCode code, string said)
    {
        using var answer = await served.Local.GetAsync("/api/v1/batches/study/survival?" + query, Stop);
        Assert.Equal(code, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains(said, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await served.Local.GetStringAsync("/batches/study%401/cohort?" + query, Stop));
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("Divided by", page, StringComparison.Ordinal);
    }

    private static List<(string, int)> Groups(JsonElement curves) =>
        [.. curves.GetProperty("curves").EnumerateArray().Select(c => (c.GetProperty("label").GetString()!, c.GetProperty("subjects").GetInt32()))];

    private async Task<JsonElement> CurvesAsync(string query) =>
        JsonDocument.Parse(await served.Local.GetStringAsync("/api/v1/batches/study/survival?" + query, Stop)).RootElement;
}
