using System.Text.Json;
using CyclinE.Artifacts.Batches;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>A real collector and a real trace store receive a batch: what somebody finds who looks for one array.</summary>
[Collection(nameof(ObservedDeployment))]
public sealed class TraceStoreTests(ObservedDeployment observed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_chosen_array_is_one_trace_with_every_stage_linked_to_its_batch()
    {
        var unit = new UnitId(observed.Batch.ToString(), UnitKind.Array, "A003");
        var stages = StageTable.All.Where(s => s is { Required: true, Unit: UnitKind.Array }).Select(s => s.Name).ToList();
        var spans = await TraceAsync(UnitTrace.TraceIdOf(unit).ToHexString(), [.. stages, "array A003"]);

        var root = Assert.Single(spans, s => Name(s) == "array A003");
        Assert.Empty(References(root, "CHILD_OF"));
        var batch = Assert.Single(References(root, "FOLLOWS_FROM"));
        var ids = spans.Select(s => s.GetProperty("spanID").GetString()).ToHashSet();
        Assert.All(spans.Where(s => Name(s) != "array A003"), s => Assert.Contains(Assert.Single(References(s, "CHILD_OF")).Span, ids));
        Assert.Equal(stages, spans.Where(s => stages.Contains(Name(s))).OrderBy(s => s.GetProperty("startTime").GetInt64()).Select(Name));

        var opened = await TraceAsync(batch.Trace, [$"open {observed.Batch}", $"batch {observed.Batch}"]);
        Assert.All(opened, s => Assert.Equal(batch, Assert.Single(References(s, "CHILD_OF"))));
    }

    [Fact]
    public async Task A_database_call_is_one_span_within_what_it_serves()
    {
        var unit = new UnitId(observed.Batch.ToString(), UnitKind.Array, "A002");
        var spans = await TraceAsync(UnitTrace.TraceIdOf(unit).ToHexString(), ["call-array", "array A002"]);
        var calls = spans.Where(s => Tag(s, "db.system.name") is not null).Select(s => s.GetProperty("spanID").GetString()).ToHashSet();
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(spans, s => References(s, "CHILD_OF").Any(r => calls.Contains(r.Span)));
        Assert.All(spans, s => Assert.Null(Tag(s, "db.query.text"))); // It would hold names of samples.
    }

    /// <summary>The spans of a trace once those names are among them.</summary>
    private async Task<IReadOnlyList<JsonElement>> TraceAsync(string trace, IReadOnlyCollection<string> names)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.NotNull(observed.Deployment);
        Assert.SkipWhen(observed.Traces is null, "There are no jaeger-all-in-one and otelcol on the PATH.");
        using var http = new HttpClient { BaseAddress = observed.Traces };
        IReadOnlyList<JsonElement> spans = [];
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(200, token))
        {
            using var answer = await http.GetAsync($"api/traces/{trace}", token);
            if (answer.IsSuccessStatusCode)
            {
                var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(token));
                spans = [.. json.RootElement.GetProperty("data").EnumerateArray().SelectMany(t => t.GetProperty("spans").EnumerateArray())];
                if (names.All(n => spans.Any(s => Name(s) == n)))
                {
                    return spans;
                }
            }
        }

        Assert.Fail($"Trace {trace} lacks {string.Join(", ", names.Except(spans.Select(Name)))}; it has {string.Join(", ", spans.Select(Name).Distinct())}.");
        return spans;
    }

    private static string Name(JsonElement span) => span.GetProperty("operationName").GetString()!;

    private static string? Tag(JsonElement span, string key) =>
        span.GetProperty("tags").EnumerateArray().Where(t => t.GetProperty("key").GetString() == key)
            .Select(t => t.GetProperty("value").ToString()).FirstOrDefault();

    private static List<(string Trace, string Span)> References(JsonElement span, string kind) =>
        [.. span.GetProperty("references").EnumerateArray().Where(r => r.GetProperty("refType").GetString() == kind)
            .Select(r => (r.GetProperty("traceID").GetString()!, r.GetProperty("spanID").GetString()!))];
}
