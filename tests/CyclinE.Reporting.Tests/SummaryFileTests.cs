using System.Text.Json;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public class SummaryFileTests
{
    private static readonly BatchResults Sample = SampleBatch.Small;

    [Fact]
    public void The_law_the_times_and_the_counts_of_artifacts_are_there()
    {
        var root = Read(Sample);

        Assert.Equal(["submitted", "called", "failed", "excluded", "cancelled", "pending", "balanced"], Keys(root.GetProperty("arrays")));
        Assert.Equal(["planned", "compared", "skipped", "failed", "cancelled", "pending", "balanced"], Keys(root.GetProperty("pairs")));
        Assert.Equal((40, 38, true),
            (root.GetProperty("arrays").GetProperty("submitted").GetInt32(), root.GetProperty("arrays").GetProperty("called").GetInt32(),
                root.GetProperty("arrays").GetProperty("balanced").GetBoolean()));
        var run = root.GetProperty("run");
        Assert.Equal((116, 1, 11.37),
            (run.GetProperty("artifacts_computed").GetInt32(), run.GetProperty("artifacts_reused").GetInt32(), run.GetProperty("wall_seconds").GetDouble()));
        Assert.Equal(
            [("ingest-array", 6.2), ("segment-array", 3.4), ("call-array", 0.9)],
            run.GetProperty("stages").EnumerateArray().Select(s => (s.GetProperty("stage").GetString()!, s.GetProperty("wall_seconds").GetDouble())));
    }

    [Fact]
    public void Keys_are_in_one_order_and_in_snake_case()
    {
        var root = Read(Sample);

        Assert.Equal(
            ["schema_version", "batch", "plan_id", "build", "software_version", "synthetic", "arrays", "pairs", "cohort", "run", "not_called",
                "pair_results", "methods"],
            Keys(root));
        Assert.Equal(Bytes(Sample), Bytes(Sample));
    }

    [Fact]
    public void Every_array_that_was_not_called_is_named_with_its_reason()
    {
        var missing = Read(Sample).GetProperty("not_called").EnumerateArray().ToList();

        Assert.Equal(["T35-noisy", "T36"], missing.Select(m => m.GetProperty("array").GetString()));
        Assert.All(missing, m => Assert.False(string.IsNullOrEmpty(m.GetProperty("reason").GetString())));
    }

    [Fact]
    public void The_cohort_carries_its_tests_and_an_infinite_limit_is_text()
    {
        var study = Sample.Cohort.Study!;
        var extreme = study with { Benefit = study.Benefit! with { OddsRatio = null, Upper = double.PositiveInfinity } };

        var cohort = Read(Sample with { Cohort = Sample.Cohort with { Study = extreme } }).GetProperty("cohort");

        Assert.Equal("analysed", cohort.GetProperty("state").GetString());
        Assert.Equal(0.0019084299492482504, cohort.GetProperty("benefit").GetProperty("fisher_p").GetDouble());
        Assert.Equal(JsonValueKind.Null, cohort.GetProperty("benefit").GetProperty("odds_ratio").ValueKind);
        Assert.Equal("Infinity", cohort.GetProperty("benefit").GetProperty("upper").GetString());
    }

    [Fact]
    public void A_batch_without_cohort_says_no_cohort()
    {
        var cohort = Read(Sample with { Cohort = new CohortResult { State = null, Reason = "3 tumour arrays are fewer than 5." } }).GetProperty("cohort");

        Assert.Equal("no-cohort", cohort.GetProperty("state").GetString());
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static JsonElement Read(BatchResults results) => JsonDocument.Parse(Bytes(results)).RootElement;

    private static byte[] Bytes(BatchResults results)
    {
        using var stream = new MemoryStream();
        SummaryFile.Write(results, stream);
        return stream.ToArray();
    }
}
