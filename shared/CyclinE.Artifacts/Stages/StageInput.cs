using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Artifacts.Stages;

/// <summary>What a stage may read: the plan, its unit's earlier results, its roster, tables and the raw file. Nothing else.</summary>
public sealed class StageInput
{
    private readonly IArtifactStore _store;
    private readonly ProbeSets _probeSets;
    private readonly IReadOnlyDictionary<string, string> _results;
    private readonly Roster? _roster;
    private readonly Func<Stream>? _openFile;
    private readonly Func<Stream>? _openReference;
    private readonly Artifact? _sample;
    private readonly Producer _producer;

    /// <summary>Makes the input of one run.</summary>
    /// <param name="plan">The frozen plan.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="results">Artifact ids of earlier stages of the unit.</param>
    /// <param name="roster">The frozen needs of a stage that reads them.</param>
    /// <param name="openFile">Opens the raw file of a stage that reads one.</param>
    /// <param name="openReference">Opens the raw file of the array that the row names as its reference.</param>
    /// <param name="sample">The raw sample that a split file left for the array, in the place of its file.</param>
    /// <param name="store">The artifacts.</param>
    /// <param name="probeSets">Probe sets at hand.</param>
    /// <param name="producer">Who computes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public StageInput(
        Plan plan, StageDefinition stage, UnitId unit, IReadOnlyDictionary<string, string> results, Roster? roster,
        Func<Stream>? openFile, Func<Stream>? openReference, Artifact? sample, IArtifactStore store, ProbeSets probeSets, Producer producer,
        CancellationToken cancellationToken)
    {
        Plan = plan;
        Stage = plan.Stage(stage.Name);
        Unit = unit;
        CancellationToken = cancellationToken;
        _store = store;
        _probeSets = probeSets;
        _results = results;
        _roster = roster;
        _openFile = openFile;
        _openReference = openReference;
        _sample = sample;
        _producer = producer;
    }

    /// <summary>The frozen plan.</summary>
    public Plan Plan { get; }

    /// <summary>The stage as the plan froze it.</summary>
    public PlanStage Stage { get; }

    /// <summary>The unit.</summary>
    public UnitId Unit { get; }

    /// <summary>Cancels.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The sheet's row of an array unit.</summary>
    public PlanArray Row => Plan.Array(Unit.Name);

    /// <summary>The pair of a pair unit.</summary>
    public PlanPair Pair => Plan.Pairs.First(p => p.Name == Unit.Name);

    /// <summary>The frozen needs.</summary>
    public Roster Roster => _roster ?? throw new InvalidOperationException($"{Unit} has no roster.");

    /// <summary>The stage's science options.</summary>
    public T Options<T>()
        where T : new() => PlanOptions.Bind<T>(Stage.Options);

    /// <summary>The value of a sheet column that the stage declares to read; null where missing.</summary>
    /// <exception cref="InvalidOperationException">The stage does not declare it, so it is not in the recipe.</exception>
    public string? Column(PlanArray row, string name) =>
        Stage.Definition.SheetColumns.Contains(name)
            ? row.Value(name)
            : throw new InvalidOperationException($"{Stage.Definition.Name} reads column {name} without declaring it.");

    /// <summary>Whether an earlier stage of this unit has left something: not where a split file handed in what follows it.</summary>
    public bool HasResult(string stage) => _results.ContainsKey(stage);

    /// <summary>The artifact of an earlier stage of this unit.</summary>
    public Task<Artifact> ResultAsync(string stage) =>
        _results.TryGetValue(stage, out var id)
            ? _store.ReadAsync(id, CancellationToken)
            : throw new InvalidOperationException($"{Unit} has no result of {stage}.");

    /// <summary>The artifact of a stage of a needed array.</summary>
    public Task<Artifact> NeedAsync(string array, string stage) =>
        _store.ReadAsync(NeedId(array, stage), CancellationToken);

    /// <summary>How a needed array ended.</summary>
    public RosterEntry Need(string array) => Roster.Find(new UnitId(Unit.Batch, UnitKind.Array, array).Key);

    /// <summary>The document of a stage of a needed array, without its columns.</summary>
    public Task<T> NeedDocumentAsync<T>(string array, string stage) => _store.ReadDocumentAsync<T>(NeedId(array, stage), CancellationToken);

    /// <summary>One column of a stage's artifact of a needed array.</summary>
    public Task<Column> NeedColumnAsync(string array, string stage, string column) => _store.ReadColumnAsync(NeedId(array, stage), column, CancellationToken);

    /// <summary>Whether a needed array has a result of a stage: one that came as segments has no profile.</summary>
    public bool HasNeed(string array, string stage) => Need(array).Results.ContainsKey(stage);

    /// <summary>The probes of a platform.</summary>
    public Task<ProbeSet> ProbesAsync(string hash) => _probeSets.GetAsync(hash, CancellationToken);

    /// <summary>The profile and its document of an artifact.</summary>
    public Task<(IngestedArray Document, Profile Profile)> ProfileAsync(Artifact artifact) =>
        ProfileArtifact.ReadAsync(artifact, _probeSets, CancellationToken);

    /// <summary>A table of the plan; null where the plan has none of that role.</summary>
    public async Task<Artifact?> TableAsync(string role) =>
        Plan.Tables.TryGetValue(role, out var id) ? await _store.ReadAsync(id, CancellationToken).ConfigureAwait(false) : null;

    private string NeedId(string array, string stage) => Need(array).Results[stage];

    /// <summary>The file that a row names in a sheet column, as it was when the plan was made; null where it names none.</summary>
    public async Task<byte[]?> SheetTableAsync(PlanArray row, string column) =>
        !Stage.Definition.Inputs.Contains(StageDefinition.SheetTablePrefix + column)
            ? throw new InvalidOperationException($"{Stage.Definition.Name} reads the table of column {column} without declaring it.")
            : Plan.SheetTable(row, column) is { } id
                ? FileArtifact.BytesOf(await _store.ReadAsync(id, CancellationToken).ConfigureAwait(false))
                : null;

    /// <summary>The plan's mask for a build; see <see cref="GenomeMaskArtifact"/>.</summary>
    /// <exception cref="InvalidOperationException">The stage does not declare to read it.</exception>
    /// <exception cref="InvalidInputException">The user's mask is of another build.</exception>
    public async Task<GenomeMask> MaskAsync(string build) =>
        !Stage.Definition.Inputs.Contains(StageDefinition.TablePrefix + GenomeMaskArtifact.Role)
            ? throw new InvalidOperationException($"{Stage.Definition.Name} reads the mask without declaring it.")
            : await TableAsync(GenomeMaskArtifact.Role).ConfigureAwait(false) is { } mask ? GenomeMaskArtifact.Read(mask, build) : GenomeMask.Empty;

    /// <summary>Opens the raw file of the array that the row names as its reference.</summary>
    public Stream OpenReference() => (_openReference ?? throw new InvalidOperationException($"{Unit} has no reference file."))();

    /// <summary>Opens the raw file, or the sample that was split from it.</summary>
    public Stream OpenFile() => _sample is not null ? RawSamples.Open(_sample, _store, CancellationToken)
        : (_openFile ?? throw new InvalidOperationException($"{Stage.Definition.Name} does not declare to read a file."))();

    /// <summary>Where the lines of a split sample stood in its file; null of a file that is read itself.</summary>
    public IReadOnlyList<LineRun>? FileLines() => _sample?.Document<RawSample>().Lines;

    /// <summary>
    /// Stores what the result refers to, before it, for a stage that leaves more than fits in memory. Gives the hash of the
    /// content and the write, which is to be awaited before the result is returned.
    /// </summary>
    /// <param name="id">Named by content: the same on every run.</param>
    /// <param name="draft">The artifact.</param>
    public (string ContentSha, Task Written) Put(string id, ArtifactDraft draft)
    {
        var encoded = ArtifactCodec.Encode(id, null, draft, _producer);
        return (encoded.Manifest.ContentSha, _store.PutAsync(encoded, CancellationToken));
    }
}
