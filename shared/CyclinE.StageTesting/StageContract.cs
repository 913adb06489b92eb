using System.Text.Json;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.Runner;
using Xunit;

namespace CyclinE.StageTesting;

/// <summary>What every stage of arrays in C# keeps, on an example of its inputs.</summary>
/// <typeparam name="TConsumer">The stage's consumer.</typeparam>
/// <typeparam name="TInput">What its computation is given.</typeparam>
public abstract class StageContract<TConsumer, TInput>
    where TConsumer : class, IMessageHandler, IStageDescription
{
    private const string Array = "A1";
    private static readonly Producer Tests = new("tests", "0", "tests", null);

    /// <summary>The example: the artifacts of earlier stages of the array, by stage. Those that the stage does not declare it cannot read.</summary>
    protected abstract IReadOnlyDictionary<string, ArtifactDraft> Results { get; }

    /// <summary>The values of the sheet's columns in the example's row.</summary>
    protected virtual IReadOnlyDictionary<string, string> Row => new Dictionary<string, string>();

    /// <summary>Reads what the computation needs: the function that the consumer hands to its runner.</summary>
    protected abstract Task<TInput> ReadAsync(StageInput input);

    /// <summary>The computation: the function that the consumer hands to its runner.</summary>
    protected abstract StageOutput Compute(TInput input, CancellationToken cancellationToken);

    /// <summary>The example's result with options that are not their defaults.</summary>
    /// <param name="options">Name and value, as after <c>--set STAGE.</c>.</param>
    protected async Task<ArtifactDraft> RunAsync(params (string Name, string Value)[] options) => await RunAsync(Results, options).ConfigureAwait(false);

    /// <summary>The result of other inputs than the example's.</summary>
    /// <param name="results">The artifacts of earlier stages, by stage.</param>
    /// <param name="options">Name and value, as after <c>--set STAGE.</c>.</param>
    protected async Task<ArtifactDraft> RunAsync(IReadOnlyDictionary<string, ArtifactDraft> results, params (string Name, string Value)[] options)
    {
        var store = new MemoryArtifacts();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (stage, draft) in results.Where(r => TConsumer.Stage.Inputs.Contains(r.Key)))
        {
            ids[stage] = $"{Array}-{stage}";
            await store.PutAsync(ArtifactCodec.Encode(ids[stage], null, draft, Tests), CancellationToken.None).ConfigureAwait(false);
        }

        var set = PlanOptions.Canonical(TConsumer.Options, options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal));
        var plan = new Plan
        {
            Name = "example",
            Stages = [.. StageTable.All.Where(s => s.Name != TConsumer.Stage.Name).Append(TConsumer.Stage)
                .Select(s => new PlanStage { Definition = s, Options = s.Name == TConsumer.Stage.Name ? set : [] })],
            Arrays =
            [
                new PlanArray
                {
                    Name = Array,
                    Input = new InputRef("example", "A1.txt"),
                    Columns = new SortedDictionary<string, string>(Row.ToDictionary(), StringComparer.Ordinal),
                },
            ],
            Pairs = [],
            Tables = [],
        };
        var input = await ReadAsync(new StageInput(
            plan, TConsumer.Stage, new UnitId("example@1", UnitKind.Array, Array), ids, null, null, null, null, store, new ProbeSets(store), Tests,
            CancellationToken.None)).ConfigureAwait(false);
        return Compute(input, CancellationToken.None).Draft;
    }

    /// <summary>A plan can name it, and it takes and publishes the messages that it says.</summary>
    [Fact]
    public void A_plan_can_name_it()
    {
        Assert.Matches("^[a-z][a-z0-9-]{0,39}$", TConsumer.Stage.Name);
        Assert.Empty(StageReach.Unnameable([TConsumer.Stage], []));
        var consumer = typeof(TConsumer).GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStageConsumer<,>));
        Assert.Equal([UnitMessage.TypeOf(TConsumer.Stage.Consumes), UnitMessage.TypeOf(TConsumer.Stage.Produces)], consumer.GetGenericArguments());
    }

    /// <summary>Every option has a sentence and a default that it takes itself.</summary>
    [Fact]
    public void Its_options_are_described() =>
        Assert.All(PlanOptions.Declare(TConsumer.Options), option =>
        {
            Assert.Matches("^[a-z][a-z0-9-]*$", option.Name);
            Assert.EndsWith(".", option.Help, StringComparison.Ordinal);
            var itself = option.Default.Length == 0 ? [] : new Dictionary<string, string> { [option.Name] = option.Default };
            Assert.Empty(PlanOptions.Canonical(TConsumer.Options, itself));
        });

    /// <summary>The same input gives the same bytes: the promise on which reuse and the determinism alarm stand.</summary>
    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        var first = ArtifactCodec.Encode("a", null, await RunAsync().ConfigureAwait(true), Tests).Manifest;
        var second = ArtifactCodec.Encode("a", null, await RunAsync().ConfigureAwait(true), Tests).Manifest;
        Assert.Equal(first.ContentSha, second.ContentSha);
        Assert.Equal(TConsumer.Stage.ArtifactKind, first.Kind);
    }

    /// <summary>Every table that it declares is in its result, and every row has its cells.</summary>
    [Fact]
    public async Task Its_rows_are_those_that_it_declares()
    {
        var draft = await RunAsync().ConfigureAwait(true);
        Assert.All(TConsumer.Stage.Tables ?? [], table =>
        {
            var column = Assert.Single(draft.Columns, c => c.Name == table.ArtifactColumn);
            Assert.All(column.ToTexts(), row => Assert.Equal(table.Columns.Count, row.Split('\t').Length));
        });
        if (draft.Document.Length > 0)
        {
            using var document = JsonDocument.Parse(draft.Document);
        }
    }
}
