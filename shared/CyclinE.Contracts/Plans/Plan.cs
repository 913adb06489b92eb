using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Plans;

/// <summary>
/// Everything that decides a number, frozen at submission: the parsed sheet, options, versions, build and tables.
/// Its id is the hash of its content: the same plan again is the same batch.
/// </summary>
public sealed class Plan
{
    private readonly Lazy<string> _id;
    private readonly Lazy<Dictionary<string, PlanArray>> _arrays;
    private readonly Lazy<ILookup<string, PlanArray>> _files;

    /// <summary>Makes an empty plan; set the required members.</summary>
    public Plan()
    {
        _id = new(() => Convert.ToHexStringLower(SHA256.HashData(ToBytes())));
        _arrays = new(() => Arrays!.ToDictionary(a => a.Name, StringComparer.Ordinal));
        _files = new(() => Arrays!.Where(a => a.File is not null).ToLookup(a => a.File!, StringComparer.Ordinal));
    }

    /// <summary>Name of the batch, without revision.</summary>
    public required string Name { get; init; }

    /// <summary>Genome build of the sheet; null where only the files tell.</summary>
    public string? Build { get; init; }

    /// <summary>True when the arrays were simulated; the word stands on every output.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The stages in force.</summary>
    public required IReadOnlyList<PlanStage> Stages { get; init; }

    /// <summary>The sheet's rows, in its order.</summary>
    public required IReadOnlyList<PlanArray> Arrays { get; init; }

    /// <summary>Pairs, in the order of their resistant arrays.</summary>
    public required IReadOnlyList<PlanPair> Pairs { get; init; }

    /// <summary>The cohort; null where too few rows of role tumour are planned.</summary>
    public PlanCohort? Cohort { get; init; }

    /// <summary>Artifact ids of tables by role, such as <c>genes</c>.</summary>
    public required SortedDictionary<string, string> Tables { get; init; }

    /// <summary>
    /// Times this plan was submitted again after it was cancelled: cancelled is final, so that is another batch, in which
    /// everything that was computed is reused.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Resubmission { get; init; }

    /// <summary>The same plan, submitted once more.</summary>
    public Plan Again() => new()
    {
        Name = Name,
        Build = Build,
        Synthetic = Synthetic,
        Stages = Stages,
        Arrays = Arrays,
        Pairs = Pairs,
        Cohort = Cohort,
        Tables = Tables,
        Resubmission = Resubmission + 1,
    };

    /// <summary>SHA-256 of the content.</summary>
    public string Id() => _id.Value;

    /// <summary>The stage of a name.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such stage.</exception>
    public PlanStage Stage(string name) =>
        Stages.FirstOrDefault(s => s.Definition.Name == name) ?? throw new KeyNotFoundException($"The plan {Id()} has no stage {name}.");

    /// <summary>Whether this version of a stage takes part.</summary>
    public bool Has(StageDefinition stage) => Stages.Any(s =>
        s.Definition.Name == stage.Name && s.Definition.Version == stage.Version && s.Definition.Tool?.Sha == stage.Tool?.Sha);

    /// <summary>The stage of a name; null where the plan has none.</summary>
    public StageDefinition? FindStage(string? name) => Stages.FirstOrDefault(s => s.Definition.Name == name)?.Definition;

    /// <summary>The stages without which a unit of this kind does not end, in order.</summary>
    public IEnumerable<StageDefinition> RequiredStages(UnitKind kind) =>
        Stages.Select(s => s.Definition).Where(d => d.Required && d.Unit == kind);

    /// <summary>The stages of a kind of unit without which it ends, and before which the batch is not closed.</summary>
    public IEnumerable<StageDefinition> AwaitedStages(UnitKind kind) =>
        Stages.Select(s => s.Definition).Where(d => d is { Required: false, Awaited: true } && d.Unit == kind);

    /// <summary>The stages of a kind of unit that can be missing from one that has ended well.</summary>
    public IEnumerable<StageDefinition> OtherStages(UnitKind kind) =>
        Stages.Select(s => s.Definition).Where(d => !d.Required && d.Unit == kind);

    /// <summary>
    /// The stage at which a unit stands: its first required one that has no result and is not passed; null where none is missing.
    /// </summary>
    /// <param name="kind">The unit's kind.</param>
    /// <param name="results">The unit's results by stage.</param>
    public StageDefinition? NextStage(UnitKind kind, IReadOnlyDictionary<string, ArtifactRef> results) =>
        RequiredStages(kind).FirstOrDefault(s => !results.ContainsKey(s.Name)
            && !IsPassed(s, name => results.GetValueOrDefault(name)?.Id) && !LacksInput(s, name => results.GetValueOrDefault(name)?.Id));

    /// <summary>True for a command that reads a stage which its unit does not need: an array that came as segments has no profile.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="resultOf">The artifact id of a stage's result; null where there is none.</param>
    public bool LacksInput(StageDefinition stage, Func<string, string?> resultOf) =>
        stage.After?.Any(name => FindStage(name) is { } read && read.Unit == stage.Unit && (IsPassed(read, resultOf) || LacksInput(read, resultOf))) == true;

    /// <summary>
    /// True for a stage that a unit does not need, because a split file handed in the result of one that follows: that result is
    /// then the file's own artifact.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="resultOf">The artifact id of a stage's result; null where there is none.</param>
    public bool IsPassed(StageDefinition stage, Func<string, string?> resultOf) =>
        resultOf(StageTable.SplitFile.Name) is { } handedIn
        && Stages.Any(s => s.Definition.Produces != nameof(ToolEnded) && s.Definition.Unit == stage.Unit && s.Definition.Consumes == stage.Produces
            && (resultOf(s.Definition.Name) == handedIn || IsPassed(s.Definition, resultOf)));

    /// <summary>The arrays of each file that holds many samples, by the file unit's name, in the order of the sheet.</summary>
    public ILookup<string, PlanArray> FileArrays() => _files.Value;

    /// <summary>The row of an array.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such array.</exception>
    public PlanArray Array(string name) =>
        _arrays.Value.TryGetValue(name, out var array) ? array : throw new KeyNotFoundException($"The plan {Id()} has no array {name}.");

    /// <summary>The row of the array that a row names as its reference; null where it names none, or a pool.</summary>
    public PlanArray? ReferenceOf(PlanArray row) =>
        row.Value("reference") is { } reference ? _arrays.Value.GetValueOrDefault(reference) : null;

    /// <summary>The artifact id of the table that a row names in a sheet column; null where it names none.</summary>
    public string? SheetTable(PlanArray row, string column) =>
        row.Value(column) is { } path ? Tables.GetValueOrDefault(SheetTableRole(column, path)) : null;

    /// <summary>The role among <see cref="Tables"/> of a file that a sheet column names.</summary>
    public static string SheetTableRole(string column, string path) => $"{column}:{path}";

    /// <summary>The plan of a content.</summary>
    public static Plan FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<Plan>(bytes, CanonicalJson.Options) ?? throw new JsonException("The plan is null.");

    /// <summary>The content, as UTF-8 JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CanonicalJson.Options);
}

/// <summary>A stage as the plan froze it.</summary>
public sealed record PlanStage
{
    /// <summary>The stage.</summary>
    public required StageDefinition Definition { get; init; }

    /// <summary>Science options that differ from their default, by name, in canonical text.</summary>
    public required SortedDictionary<string, string> Options { get; init; }
}

/// <summary>A resistant array and its parental.</summary>
/// <param name="Resistant">Array id.</param>
/// <param name="Parental">Array id.</param>
public sealed record PlanPair(string Resistant, string Parental)
{
    /// <summary>The unit's name.</summary>
    public string Name => $"{Resistant}~{Parental}";
}

/// <summary>The cohort unit of a batch.</summary>
/// <param name="MinArrays">Fewest called arrays of role tumour for an analysis.</param>
public sealed record PlanCohort(int MinArrays)
{
    /// <summary>The unit's name.</summary>
    public const string Name = "cohort";
}
