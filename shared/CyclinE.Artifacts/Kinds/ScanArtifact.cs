using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Artifacts.Kinds;

/// <summary>A scan as an artifact: a document of counts and words, and one column of every figure for each end point.</summary>
public static class ScanArtifact
{
    /// <summary>A draft of it.</summary>
    public static ArtifactDraft ToDraft(string kind, CohortScan scan)
    {
        var document = new ScanDocument(scan.Absent, scan.Patients, scan.Values, [.. scan.EndPoints.Select(ScanDocument.EndPoint.Of)], scan.Notes);
        return ArtifactDraft.Of(kind, document, [.. scan.EndPoints.SelectMany((e, i) => Columns(i, e))]);
    }

    /// <summary>What was stored.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="genes">The genes of the plan's table, in its order.</param>
    public static CohortScan Read(Artifact artifact, IReadOnlyList<Gene> genes)
    {
        var document = artifact.Document<ScanDocument>();
        return new CohortScan
        {
            Absent = document.Absent,
            Patients = document.Patients,
            Values = document.Values,
            EndPoints = [.. document.EndPoints.Select((e, i) => EndPoint(artifact, i, e, genes))],
            Notes = document.Notes,
        };
    }

    private static IEnumerable<Column> Columns(int index, ScanResult scan)
    {
        yield return new Column($"{index}-state", ColumnType.Byte, Array.ConvertAll(scan.State, s => (byte)s));
        yield return Column.Of($"{index}-same-as", scan.SameAs.AsSpan());
        yield return Column.Of($"{index}-carriers", scan.CarrierCount.AsSpan());
        yield return Column.Of($"{index}-missing", scan.MissingCount.AsSpan());
        foreach (var (name, values) in Figures(scan))
        {
            yield return Column.Of($"{index}-{name}", values.AsSpan());
        }
    }

    private static (string Name, double[] Values)[] Figures(ScanResult scan) =>
    [
        ("statistic", scan.Statistic), ("p", scan.P), ("q", scan.Q), ("family-p", scan.FamilyP), ("effect", scan.Effect),
        ("standard-error", scan.StandardError), ("effect-p", scan.EffectP),
    ];

    private static ScanResult EndPoint(Artifact artifact, int index, ScanDocument.EndPoint e, IReadOnlyList<Gene> genes)
    {
        return new ScanResult
        {
            EndPoint = e.Name,
            Model = e.Model,
            Carriers = e.Carriers,
            Survival = e.Survival,
            Patients = e.Patients,
            LeftOut = e.LeftOut,
            Events = e.Events,
            Hypotheses = e.Hypotheses,
            Permutations = e.Permutations,
            Seed = e.Seed,
            Exact = e.Exact,
            Correlated = e.Correlated,
            Genes = genes,
            State = Array.ConvertAll(artifact.Column($"{index}-state").Bytes.ToArray(), s => (ScanGeneState)s),
            SameAs = artifact.Column($"{index}-same-as").ToIntegers(),
            CarrierCount = artifact.Column($"{index}-carriers").ToIntegers(),
            MissingCount = artifact.Column($"{index}-missing").ToIntegers(),
            Statistic = Of("statistic"),
            P = Of("p"),
            Q = Of("q"),
            FamilyP = Of("family-p"),
            Effect = Of("effect"),
            StandardError = Of("standard-error"),
            EffectP = Of("effect-p"),
        };

        double[] Of(string name) => artifact.Column($"{index}-{name}").ToDoubles();
    }
}

/// <summary>The document of a scan's artifact.</summary>
internal sealed record ScanDocument(
    IReadOnlyList<AbsentArray> Absent, int Patients, string Values, IReadOnlyList<ScanDocument.EndPoint> EndPoints, IReadOnlyList<string> Notes)
{
    /// <summary>An end point without its columns.</summary>
    internal sealed record EndPoint(
        string Name, string Model, bool Carriers, bool Survival, int Patients, int LeftOut, int Events, int Hypotheses, int Permutations, int Seed, bool Exact,
        int Correlated)
    {
        public static EndPoint Of(ScanResult scan) => new(
            scan.EndPoint, scan.Model, scan.Carriers, scan.Survival, scan.Patients, scan.LeftOut, scan.Events, scan.Hypotheses, scan.Permutations, scan.Seed,
            scan.Exact, scan.Correlated);
    }
}
