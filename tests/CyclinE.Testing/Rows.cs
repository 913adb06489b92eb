using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Testing;

/// <summary>Builders of plans, rows and what hangs on them, with fixed times (whole milliseconds, UTC).</summary>
public static class Rows
{
    /// <summary>A stage that nothing waits for.</summary>
    public static readonly StageDefinition LimitArray = StageTable.CallArray with
    {
        Name = "limit-array",
        Consumes = nameof(ArrayCalled),
        Produces = "ArrayLimited",
        ArtifactKind = "limits",
        Inputs = ["ingest-array"],
        SheetColumns = [],
        Required = false,
        Awaited = false,
    };

    /// <summary>A fixed instant.</summary>
    public static DateTime Noon { get; } = new(2024, 5, 17, 12, 0, 0, 123, DateTimeKind.Utc);

    /// <summary>A plan with these arrays, every built-in stage and one optional stage; no pairs, no cohort.</summary>
    /// <param name="name">Name of the batch.</param>
    /// <param name="arrays">Array ids.</param>
    public static Plan Plan(string name, params string[] arrays) => new()
    {
        Name = name,
        Build = "hg19",
        Stages = [.. StageTable.All.Where(s => s.Required).Append(LimitArray).Select(d => new PlanStage { Definition = d, Options = Map() })],
        Arrays = [.. arrays.Select(a => new PlanArray { Name = a, Input = new InputRef("sheet", a + ".tsv"), Columns = Map(("role", "tumour")) })],
        Pairs = [],
        Tables = Map(("genes", Hash("genes"))),
    };

    /// <summary>A waiting root unit.</summary>
    public static UnitRow Array(string batch, string name, int sequence = 0, params string[] neededBy) =>
        Row(batch, UnitKind.Array, name, sequence, isRoot: true, neededBy);

    /// <summary>A waiting unit that needs others.</summary>
    public static UnitRow Pair(string batch, string name, int sequence = 0, params string[] neededBy) =>
        Row(batch, UnitKind.Pair, name, sequence, isRoot: false, neededBy);

    /// <summary>The waiting cohort unit.</summary>
    public static UnitRow Cohort(string batch, int sequence = 0) => Row(batch, UnitKind.Cohort, PlanCohort.Name, sequence, isRoot: false, []);

    /// <summary>A row of which every member is set.</summary>
    public static UnitRow Full(string batch, string name) => Array(batch, name, 7, "pair/a~b", "cohort/cohort") with
    {
        State = UnitState.Failed,
        Attempt = 3,
        Roster = Hash("roster"),
        Results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal)
        {
            ["ingest-array"] = Result("ingest-array"),
            ["call-array"] = Result("call-array")
        },
        Failure = Failure("truncated-file"),
        ReleasedAt = Noon,
        AnnouncedAt = Noon.AddSeconds(1),
        ProgressAt = Noon.AddSeconds(2),
        EndedAt = Noon.AddSeconds(3),
        Reannouncements = 2,
        DeadLetters = 1,
        StartsByStage = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["call-array"] = 4 },
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        Settled = true,
    };

    /// <summary>The artifact that a stage left; another number gives another artifact.</summary>
    public static ArtifactRef Result(string stage, int number = 1)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{stage}#{number}");
        return new ArtifactRef(Hash(text), "kind-of-" + stage, Hash(text + " content"));
    }

    /// <summary>A failure with text that no encoding may spoil.</summary>
    public static UnitFailure Failure(string code) => new()
    {
        Problem = new InputProblem
        {
            Code = code,
            What = "12 of 4 990 rows \"end\" early; µ, 'x', \\ and \u0001.",
            Where = "Zürich/a.txt:17",
            Remedy = "Copy it again."
        },
        Stage = "ingest-array",
        TraceId = "0af7651916cd43dd8448eb211c80319c",
    };

    /// <summary>A roster of arrays that were called.</summary>
    public static Roster Roster(params string[] names) => new()
    {
        Entries = [.. names.Select(n => new RosterEntry("array/" + n, UnitState.Called, null, Map(("call-array", Hash(n)))))],
    };

    /// <summary>SHA-256 of a text, in the form in which ids are written.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Every member of a record as text: what two rows must share to be the same.</summary>
    public static string Json<T>(T record) => JsonSerializer.Serialize(record, CanonicalJson.Options);

    private static UnitRow Row(string batch, UnitKind kind, string name, int sequence, bool isRoot, string[] neededBy) => new()
    {
        Id = new UnitId(batch, kind, name),
        PlanId = Hash("plan"),
        Sequence = sequence,
        State = UnitState.Waiting,
        IsRoot = isRoot,
        NeededBy = neededBy,
        Results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal),
    };

    private static SortedDictionary<string, string> Map(params (string Name, string Value)[] entries) =>
        new(entries.ToDictionary(e => e.Name, e => e.Value), StringComparer.Ordinal);
}
