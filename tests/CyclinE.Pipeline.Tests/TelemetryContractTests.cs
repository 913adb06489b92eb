using System.Diagnostics;
using CyclinE.Artifacts.Batches;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Telemetry;
using CyclinE.Contracts.Units;

namespace CyclinE.Pipeline.Tests;

/// <summary>The names and tags that dashboards and alarms stand on, and one trace per unit: a batch really emits them.</summary>
public sealed class TelemetryContractTests : IDisposable
{
    private const string Batch = "telemetry@1";
    private readonly TestStudy _study = TestStudy.Write(8, 1, seed: 23);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-run-").FullName;
    private readonly TelemetryRecorder _telemetry = new();

    public void Dispose()
    {
        _telemetry.Dispose();
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_good_batch_emits_every_metric_with_its_tags_and_no_id_among_them()
    {
        await RunAsync();

        Assert.Equal(TelemetryNames.Metrics.Order(StringComparer.Ordinal), _telemetry.Instruments.Distinct().Order(StringComparer.Ordinal));
        var stages = StageTable.All.Where(s => s.Required && s.Unit != UnitKind.File).ToList(); // No file holds many samples.
        AssertTags(TelemetryNames.StageDuration, [.. stages.Select(s => $"outcome=computed stage={s.Name}")]);
        AssertTags(TelemetryNames.UnitLatency, ["kind=array", "kind=cohort", "kind=pair"]);
        AssertTags(TelemetryNames.Units, ["kind=array state=called", "kind=cohort state=analysed", "kind=pair state=compared"]);
        AssertTags(TelemetryNames.ArtifactBytes, [.. stages.Select(s => $"kind={s.ArtifactKind}")]);
        Assert.Empty(_telemetry.Of(TelemetryNames.DeterminismViolations));
        Assert.Empty(_telemetry.Of(TelemetryNames.DeterminismDrift));
    }

    [Fact]
    public async Task The_metrics_count_what_the_batch_did()
    {
        await RunAsync();

        Assert.Equal(_study.Arrays, _telemetry.Of(TelemetryNames.Units).Where(m => m.Tags == "kind=array state=called").Sum(m => m.Value));
        Assert.Equal(_study.Arrays + 2, _telemetry.Of(TelemetryNames.UnitLatency).Count); // A pair and the cohort.
        Assert.Equal((3 * _study.Arrays) + 6, _telemetry.Of(TelemetryNames.StageDuration).Count);
        Assert.Equal((3 * _study.Arrays) + 6, _telemetry.Of(TelemetryNames.ArtifactBytes).Count);
        Assert.All(_telemetry.Of(TelemetryNames.ArtifactBytes), m => Assert.True(m.Value > 0, m.Tags));
        Assert.All(_telemetry.Of(TelemetryNames.StageDuration).Concat(_telemetry.Of(TelemetryNames.UnitLatency)), m => Assert.True(m.Value >= 0, m.Tags));
    }

    [Fact]
    public async Task Every_unit_has_one_trace_from_its_release_to_its_end()
    {
        await RunAsync();

        var units = Enumerable.Range(0, _study.Arrays).Select(i => new UnitId(Batch, UnitKind.Array, $"A{i:000}"))
            .Append(new UnitId(Batch, UnitKind.Pair, "A001~A000"))
            .Append(new UnitId(Batch, UnitKind.Cohort, PlanCohort.Name)).ToList();
        Assert.Equal(
            units.Select(u => u.ToString()).Order(StringComparer.Ordinal),
            _telemetry.Spans.Where(IsOfUnit).Select(UnitOf).Distinct().Order(StringComparer.Ordinal));
        foreach (var unit in units)
        {
            var spans = SpansOf(unit);
            Assert.Equal([UnitTrace.TraceIdOf(unit)], spans.Select(s => s.TraceId).Distinct());
            var names = spans.OrderBy(s => s.StartTimeUtc).Select(s => s.OperationName).Distinct().ToList(); // It may be announced twice.
            var kind = unit.Kind.ToString().ToLowerInvariant();
            Assert.Equal([$"{kind} {unit.Name}", $"release {kind}"], names.Take(2));
            var expected = StageTable.All.Where(s => s.Required && s.Unit == unit.Kind).Select(s => s.Name);

            // The stages of a cohort stand side by side.
            Assert.Equal(unit.Kind == UnitKind.Cohort ? expected.Order(StringComparer.Ordinal) : expected, unit.Kind == UnitKind.Cohort ? names.Skip(2)
                .Order(StringComparer.Ordinal) : names.Skip(2));
        }

        Assert.Equal(units.Count + 1, _telemetry.Spans.Select(s => s.TraceId).Distinct().Count()); // The batch has its own.
    }

    [Fact]
    public async Task The_batch_has_a_trace_to_which_every_unit_is_linked()
    {
        await RunAsync();

        var batch = _telemetry.Spans.Where(s => !IsOfUnit(s)).ToList();
        Assert.Equal([$"open {Batch}", $"batch {Batch}"], batch.Select(s => s.OperationName));
        var trace = Assert.Single(batch.Select(s => s.TraceId).Distinct());
        Assert.All(batch, s => Assert.Equal(Batch, s.GetTagItem("cycline.batch")));
        var roots = _telemetry.Spans.Where(s => IsOfUnit(s) && s.ParentId is null).ToList();
        Assert.Equal(_study.Arrays + 2, roots.Count);
        Assert.All(roots, r => Assert.Equal((trace, batch[0].ParentSpanId), (r.Links.Single().Context.TraceId, r.Links.Single().Context.SpanId)));
    }

    [Fact]
    public async Task A_replayed_array_goes_on_in_its_trace()
    {
        await RunAsync();
        var replay = await LocalRun.TypeAsync(_folder, "replay", "telemetry", "--in", _folder, "--unit", "A000");
        Assert.True(replay.Code == ExitCodes.Success, replay.Messages);
        await RunAsync();

        var unit = new UnitId(Batch, UnitKind.Array, "A000");
        var spans = SpansOf(unit);
        Assert.Equal([UnitTrace.TraceIdOf(unit)], spans.Select(s => s.TraceId).Distinct());
        var outcomes = spans.Where(s => s.OperationName == "call-array").OrderBy(s => s.StartTimeUtc).Select(s => s.GetTagItem("cycline.outcome"));
        Assert.Equal(["computed", "reused"], outcomes);
        Assert.Equal(3, _telemetry.Of(TelemetryNames.StageDuration).Count(m => m.Tags.StartsWith("outcome=reused ", StringComparison.Ordinal)));
    }

    private async Task RunAsync()
    {
        var run = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "telemetry");
        Assert.True(run.Code == ExitCodes.Success, run.Messages);
    }

    /// <summary>The tags are these, names and values: a closed list, so no id can be among them.</summary>
    private void AssertTags(string metric, string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), _telemetry.Of(metric).Select(m => m.Tags).Distinct().Order(StringComparer.Ordinal));

    private static bool IsOfUnit(Activity span) => span.GetTagItem("cycline.unit.name") is not null;

    private List<Activity> SpansOf(UnitId unit) => [.. _telemetry.Spans.Where(s => IsOfUnit(s) && UnitOf(s) == unit.ToString())];

    private static string UnitOf(Activity span) =>
        new UnitId(
            (string)span.GetTagItem("cycline.batch")!,
            Enum.Parse<UnitKind>((string)span.GetTagItem("cycline.unit.kind")!),
            (string)span.GetTagItem("cycline.unit.name")!).ToString();
}
