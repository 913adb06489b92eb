using System.Text.Encodings.Web;
using System.Text.Json;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files;

/// <summary>
/// <c>summary.json</c>: the batch in one document for programs. Keys are snake_case in a fixed order; what is missing or
/// undefined is null, an infinite limit is the text <c>Infinity</c>.
/// </summary>
public static class SummaryFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "summary.json";

    /// <summary>Version of the document's shape; raised when a key changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is never embedded in a page, so that names keep their letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the document as UTF-8.</summary>
    public static void Write(BatchResults results, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", SchemaVersion);
            json.WriteString("batch", results.Batch);
            json.WriteString("plan_id", results.PlanId);
            json.WriteString("build", results.Build);
            json.WriteString("software_version", results.SoftwareVersion);
            json.WriteBoolean("synthetic", results.Synthetic);
            WriteLaw(json, results);
            WriteCohort(json, results.Cohort);
            WriteRun(json, results.Run);
            WriteProblems(json, results.ArrayResults);
            WritePairs(json, results.PairResults);
            WriteMethods(json, results.Methods);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteLaw(Utf8JsonWriter json, BatchResults results)
    {
        var (arrays, pairs) = (results.Arrays, results.Pairs);
        json.WriteStartObject("arrays");
        json.WriteNumber("submitted", arrays.Submitted);
        json.WriteNumber("called", arrays.Called);
        json.WriteNumber("failed", arrays.Failed);
        json.WriteNumber("excluded", arrays.Excluded);
        json.WriteNumber("cancelled", arrays.Cancelled);
        json.WriteNumber("pending", arrays.Pending);
        json.WriteBoolean("balanced", arrays.IsBalanced);
        json.WriteEndObject();
        json.WriteStartObject("pairs");
        json.WriteNumber("planned", pairs.Planned);
        json.WriteNumber("compared", pairs.Compared);
        json.WriteNumber("skipped", pairs.Skipped);
        json.WriteNumber("failed", pairs.Failed);
        json.WriteNumber("cancelled", pairs.Cancelled);
        json.WriteNumber("pending", pairs.Pending);
        json.WriteBoolean("balanced", pairs.IsBalanced);
        json.WriteEndObject();
    }

    private static void WriteCohort(Utf8JsonWriter json, CohortResult cohort)
    {
        json.WriteStartObject("cohort");
        json.WriteString("state", cohort.State is { } state ? Words.Of(state) : "no-cohort");
        json.WriteString("reason", cohort.Reason);
        if (cohort.Study is { } study)
        {
            json.WriteNumber("called", study.Called);
            json.WriteNumber("absent", study.Absent.Count);
            json.WriteString("definition", study.Definition);
            WriteBenefit(json, study.Benefit);
            WriteCurve(json, "positive", study.Positive);
            WriteCurve(json, "negative", study.Negative);
            if (study.LogRank is { } test)
            {
                json.WriteStartObject("log_rank");
                WriteNumber(json, "chi_square", test.ChiSquare);
                WriteNumber(json, "p", test.P);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("log_rank");
            }

            WriteTexts(json, "notes", study.Notes);
        }

        json.WriteEndObject();
    }

    private static void WriteBenefit(Utf8JsonWriter json, TwoByTwo? table)
    {
        if (table is null)
        {
            json.WriteNull("benefit");
            return;
        }

        json.WriteStartObject("benefit");
        json.WriteNumber("positive_yes", table.PositiveYes);
        json.WriteNumber("positive_no", table.PositiveNo);
        json.WriteNumber("negative_yes", table.NegativeYes);
        json.WriteNumber("negative_no", table.NegativeNo);
        WriteNumber(json, "fisher_p", table.P);
        WriteNumber(json, "odds_ratio", table.OddsRatio);
        WriteNumber(json, "lower", table.Lower);
        WriteNumber(json, "upper", table.Upper);
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, string name, SurvivalCurve? curve)
    {
        if (curve is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("label", curve.Label);
        json.WriteNumber("subjects", curve.Subjects);
        json.WriteNumber("events", curve.Events);
        WriteNumber(json, "median_months", curve.Median);
        WriteNumber(json, "lower", curve.MedianLower);
        WriteNumber(json, "upper", curve.MedianUpper);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunFacts run)
    {
        json.WriteStartObject("run");
        json.WriteString("finished", run.Finished?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("wall_seconds", Seconds(run.WallSeconds));
        if (run.Stages.Count == 0)
        {
            json.WriteNull("artifacts_computed"); // An export does not know.
            json.WriteNull("artifacts_reused");
        }
        else
        {
            json.WriteNumber("artifacts_computed", run.ArtifactsComputed);
            json.WriteNumber("artifacts_reused", run.ArtifactsReused);
        }

        json.WriteStartArray("stages");
        foreach (var stage in run.Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Stage);
            json.WriteNumber("wall_seconds", Seconds(stage.WallSeconds));
            json.WriteNumber("artifacts_computed", stage.Computed);
            json.WriteNumber("artifacts_reused", stage.Reused);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "warnings", run.Warnings);
        json.WriteEndObject();
    }

    private static void WriteProblems(Utf8JsonWriter json, IReadOnlyList<ArrayResult> arrays)
    {
        json.WriteStartArray("not_called");
        foreach (var array in arrays.Where(a => a.State != UnitOutcome.Called))
        {
            json.WriteStartObject();
            json.WriteString("array", array.Array);
            json.WriteString("state", Words.Of(array.State));
            json.WriteString("stage", array.Stage);
            json.WriteString("code", array.Problem?.Code);
            json.WriteString("reason", array.ReasonText);
            json.WriteString("where", array.Problem?.Where);
            json.WriteString("remedy", array.Problem?.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter json, IReadOnlyList<PairResult> pairs)
    {
        json.WriteStartArray("pair_results");
        foreach (var pair in pairs)
        {
            json.WriteStartObject();
            json.WriteString("resistant", pair.Resistant);
            json.WriteString("parental", pair.Parental);
            json.WriteString("state", Words.Of(pair.State));
            json.WriteString("reason", pair.Reason);
            json.WriteString("identity_basis", pair.Comparison?.IdentityBasis);
            WriteNumber(json, "identity_concordance", pair.Comparison?.IdentityConcordance);
            WriteNumber(json, "identity_correlation", pair.Comparison?.IdentityCorrelation);
            json.WriteString("identity_warning", pair.Comparison?.IdentityWarning);
            WriteCount(json, "acquired", pair.Comparison?.Events.Count(e => e.Kind != PairEventKind.Lost));
            WriteCount(json, "lost", pair.Comparison?.Events.Count(e => e.Kind == PairEventKind.Lost));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMethods(Utf8JsonWriter json, IReadOnlyList<StageMethod> methods)
    {
        json.WriteStartArray("methods");
        foreach (var method in methods)
        {
            json.WriteStartObject();
            json.WriteString("stage", method.Stage);
            json.WriteNumber("version", method.Version);
            json.WriteStartObject("options");
            foreach (var (name, value) in method.Options)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        switch (value)
        {
            case null or double.NaN:
                json.WriteNull(name);
                break;
            case double.PositiveInfinity:
                json.WriteString(name, "Infinity");
                break;
            case double.NegativeInfinity:
                json.WriteString(name, "-Infinity");
                break;
            default:
                json.WriteNumber(name, value.Value);
                break;
        }
    }

    private static double Seconds(double value) => Math.Round(value, 3);
}
