using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CyclinE.Portal.Access;
using Microsoft.Extensions.Configuration;

namespace CyclinE.Portal.Tests;

/// <summary>Who may come in, and what they may do and see.</summary>
[Collection(nameof(ServedStudy))]
public sealed class AccessTests(ServedStudy served)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://0.0.0.0:8350")]
    [InlineData("http://[::]:8350")]
    [InlineData("http://192.0.2.1:8350")]
    public void Without_configuration_it_listens_to_this_machine_only(string listen)
    {
        var nothing = new ConfigurationBuilder().Build();
        var refused = Assert.Throws<InvalidOperationException>(() => PortalSettings.From(nothing, listen));
        Assert.Contains("CYCLINE__Portal__Keys", refused.Message, StringComparison.Ordinal);
        Assert.True(PortalSettings.From(nothing, "http://localhost:1").IsUnconfigured);
    }

    [Fact]
    public async Task A_name_of_another_host_does_not_reach_this_machine()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/batches");
        request.Headers.Host = "portal.example.org";
        using var answer = await served.Local.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_comes_from_another_site_changes_nothing()
    {
        foreach (var (name, value) in new[] { ("Origin", "https://elsewhere.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/batches/study/cancel") { Content = JsonContent.Create(new { }) };
            request.Headers.Add(name, value);
            using var answer = await served.Local.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var plain = await served.Local.PostAsync("/api/v1/batches/study/cancel", new StringContent("{}"), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, plain.StatusCode);
        using var form = await served.Local.PostAsync("/batches/study/cancel", new FormUrlEncodedContent([]), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
    }

    [Fact]
    public async Task Keys_let_in_by_role_and_everything_that_was_done_or_looked_at_is_written_down()
    {
        var (viewer, viewerLine) = KeyRing.Make("anna", PortalRole.Viewer);
        var (@operator, operatorLine) = KeyRing.Make("otto", PortalRole.Operator);
        var file = Path.Combine(served.Study.Folder, "keys");
        var audit = Path.Combine(served.Study.Folder, "audit.jsonl");
        await File.WriteAllLinesAsync(file, ["# two people", viewerLine, operatorLine], Stop);
        using var client = await served.ServeAsync(new() { ["Keys"] = file, ["Audit"] = audit });

        using (var page = await client.GetAsync("/batches", Stop))
        {
            Assert.StartsWith("/sign-in?to=", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, HttpMethod.Get, "/api/v1/batches", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, HttpMethod.Get, "/api/v1/batches", viewer + "0"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "/api/v1/batches/study/arrays/T3", viewer));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Post, "/api/v1/batches/study/cancel", viewer));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Post, "/api/v1/batches/study/cancel", @operator));

        var lines = await File.ReadAllTextAsync(audit, Stop);
        Assert.Contains("\"who\":\"anna\"", lines, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"view\",\"what\":\"study@1/array/T3\"", lines, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"cancel\",\"what\":\"study@1\",\"answer\":\"study@1 has ended already.\"", lines, StringComparison.Ordinal);
        Assert.DoesNotContain(viewer, lines, StringComparison.Ordinal);

        // A key that is taken out lets nobody in any more, also by a session that it began.
        var signIn = await client.GetStringAsync("/sign-in", Stop);
        using var form = ServedStudy.Form(signIn, ("key", viewer), ("to", "/stages"));
        using (var signedIn = await client.PostAsync("/sign-in", form, Stop))
        {
            Assert.Equal("/stages", signedIn.Headers.Location?.OriginalString);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "/batches", null));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Get, "/new", null));
        await File.WriteAllLinesAsync(file, [operatorLine], Stop);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(2));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(client, HttpMethod.Get, "/batches", null));
    }

    [Fact]
    public async Task Viewers_see_no_name_where_names_are_hidden()
    {
        using var client = await served.ServeAsync(new() { ["Anyone"] = "viewer", ["HideSamples"] = "true" });
        var pages = await PageTests.CrawlAsync(client);
        Assert.Contains("/batches/study%401/arrays/array-3", pages.Keys);
        foreach (var (address, text) in pages)
        {
            Assert.DoesNotMatch(@"\bT[3-8]\b|\bpatient-\d|\bS[3-8]\b|S&lt;|\.tsv:", text);
            Assert.DoesNotContain("T3", address, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, HttpMethod.Get, "/batches/study/arrays/T3", null));
        foreach (var address in new[] { "/batches/study/files/arrays.tsv", "/api/v1/batches/study/explain?unit=array-3", "/api/v1/batches/study/cohort" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Get, address, null));
        }
    }

    [Fact]
    public async Task A_sheet_that_is_too_large_is_refused_in_words()
    {
        using var client = await served.ServeAsync(new() { ["UploadMegabytes"] = "1" });
        using var answer = await client.PostAsJsonAsync("/api/v1/validate", new { root = "sheet", text = new string('a', 2 << 20) }, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("large", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_waits()
    {
        using var client = await served.ServeAsync(new() { ["RequestsPerMinute"] = "3" });
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            answers.Add(await StatusAsync(client, HttpMethod.Get, "/stages", null));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, answers[0]);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string address, string? key)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = method == HttpMethod.Post ? JsonContent.Create(new { }) : null;
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var answer = await client.SendAsync(request, Stop);
        return answer.StatusCode;
    }
}

/// <summary>One run of the study for all tests that only look.</summary>
[CollectionDefinition(nameof(ServedStudy))]
public sealed class ServedStudyCollection : ICollectionFixture<ServedStudy>;
