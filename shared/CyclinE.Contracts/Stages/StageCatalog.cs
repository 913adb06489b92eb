using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Contracts.Stages;

/// <summary>
/// Every stage that a plan can name: the built-in ones, those that workers announce and those of <c>--stages</c>. A plan freezes
/// the definitions that it takes; from then on everybody reads the plan.
/// </summary>
public sealed class StageCatalog
{
    private readonly HashSet<string> _taking;

    private StageCatalog(IReadOnlyList<StageDefinition> all, HashSet<string> taking)
    {
        All = all;
        _taking = taking;
    }

    /// <summary>A catalogue in which every required stage takes part.</summary>
    /// <param name="stages">The stages, in order.</param>
    public StageCatalog(IReadOnlyList<StageDefinition> stages)
        : this(stages, [.. stages.Where(s => s.Required).Select(s => s.Name)])
    {
    }

    /// <summary>The stages of the table alone.</summary>
    public static StageCatalog BuiltIn { get; } = new(StageTable.All);

    /// <summary>All stages; one that reads another's result stands behind it.</summary>
    public IReadOnlyList<StageDefinition> All { get; }

    /// <summary>Whether a stage takes part where nobody asks for it by name: a required one of the table, or one of <c>--stages</c>.</summary>
    public bool TakesPart(StageDefinition stage) => _taking.Contains(stage.Name);

    /// <summary>The stage of a name; null where there is none.</summary>
    public StageDefinition? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>The catalogue with more stages.</summary>
    /// <param name="stages">They; a later one may read what an earlier one leaves.</param>
    /// <param name="takePart">Whether they take part without being asked for by name.</param>
    /// <param name="where">Where they are from, for messages.</param>
    /// <exception cref="InvalidInputException">A name is taken, or a stage reads what is not there.</exception>
    public StageCatalog With(IEnumerable<StageDefinition> stages, bool takePart, string where)
    {
        var all = All.ToList();
        var taking = _taking.ToHashSet(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            var at = all.FindIndex(s => s.Name == stage.Name);
            if (at >= 0 && StageTable.All.Any(s => s.Name == stage.Name))
            {
                throw new InvalidInputException("stage-name-taken", $"'{stage.Name}' is a stage of the program.", where, "Give it another name.");
            }

            var next = Placed(stage, at < 0 ? all : all[..at], where);
            if (at < 0)
            {
                all.Add(next);
            }
            else
            {
                all[at] = next; // What is nearer to the user stands for what a worker announced.
            }

            if (takePart)
            {
                taking.Add(stage.Name);
            }
        }

        return new StageCatalog(all, taking);
    }

    /// <summary>
    /// The catalogue with what workers announce: of several of one name that with the highest version. What does not fit is left out,
    /// so that one worker's mistake stands in nobody else's way.
    /// </summary>
    /// <param name="announced">The stages of all workers, in any order.</param>
    /// <returns>The catalogue, and why what is not in it cannot take part, by stage.</returns>
    public (StageCatalog Catalog, IReadOnlyDictionary<string, InputProblem> LeftOut) WithAnnounced(IEnumerable<StageDefinition> announced)
    {
        var catalog = this;
        var rest = announced.OrderByDescending(s => s.Version).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        while (true)
        {
            // One may read what another leaves: as long as a round places some, the next may place more.
            var leftOut = new Dictionary<string, InputProblem>(StringComparer.Ordinal);
            foreach (var stage in rest)
            {
                try
                {
                    catalog = catalog.With([stage], takePart: false, "what workers announce");
                }
                catch (InvalidInputException exception)
                {
                    leftOut[stage.Name] = exception.Problem;
                }
            }

            if (leftOut.Count == 0 || leftOut.Count == rest.Count)
            {
                return (catalog, leftOut);
            }

            rest = [.. rest.Where(s => leftOut.ContainsKey(s.Name))];
        }
    }

    /// <summary>The stage with the message that starts it, the event of the last stage that it reads, and what it reads of its own unit.</summary>
    private static StageDefinition Placed(StageDefinition stage, IReadOnlyList<StageDefinition> known, string where)
    {
        if (stage.Tool is null)
        {
            return RequireStarted(stage, known, where);
        }

        StageDefinition? last = null;
        foreach (var name in stage.After ?? [])
        {
            var read = known.FirstOrDefault(s => s.Name == name) ?? throw new InvalidInputException(
                "unknown-stage", $"It reads the result of '{name}', which is no stage.", where,
                $"Stages before it: {string.Join(", ", known.Where(s => s.Unit == stage.Unit || s.Unit == UnitKind.Array).Select(s => s.Name))}.");
            if (read.Unit != stage.Unit && (read.Unit != UnitKind.Array || stage.Unit is not (UnitKind.Pair or UnitKind.Cohort) || !read.Required))
            {
                throw new InvalidInputException(
                    "stage-order", $"It is of {Word(stage.Unit)}s and reads '{name}', which is {(read.Required ? "required" : "not required")} and of {Word(read.Unit)}s.", where,
                     "A stage reads stages of its own kind of unit; one of pairs or of the cohort also required stages of arrays.");
            }

            if (read.Unit == stage.Unit && (last is null || PlaceOf(known, read) > PlaceOf(known, last)))
            {
                last = read;
            }
        }

        return stage with
        {
            Consumes = last?.Produces ?? $"{stage.Unit}Released",
            Inputs = [.. stage.Inputs.Except(stage.After ?? []), .. (stage.After ?? []).Where(a => known.Any(s => s.Name == a && s.Unit == stage.Unit))],
        };
    }

    /// <summary>A stage in C# says itself which event starts it and what it reads: both have to be there.</summary>
    private static StageDefinition RequireStarted(StageDefinition stage, IReadOnlyList<StageDefinition> known, string where)
    {
        var own = known.Where(s => s.Unit == stage.Unit).ToList();
        if (stage.Consumes != $"{stage.Unit}Released" && own.All(s => s.Produces != stage.Consumes))
        {
            throw new InvalidInputException(
                "stage-order", $"'{stage.Name}' is started by {stage.Consumes}, which no stage of {Word(stage.Unit)}s before it publishes.", where,
                $"Published there: {string.Join(", ", own.Select(s => s.Produces).Prepend($"{stage.Unit}Released").Distinct())}.");
        }

        return stage.Inputs.FirstOrDefault(i => !IsSource(i) && own.All(s => s.Name != i)) is { } unknown
            ? throw new InvalidInputException(
                "unknown-stage", $"'{stage.Name}' has the input '{unknown}', which is no stage of {Word(stage.Unit)}s.", where,
                $"Stages: {string.Join(", ", own.Select(s => s.Name))}.")
            : stage;
    }

    private static bool IsSource(string input) =>
        input is StageDefinition.FileInput or StageDefinition.ToolInput or StageDefinition.RosterInput or StageDefinition.ReferenceInput
        || input.StartsWith(StageDefinition.TablePrefix, StringComparison.Ordinal)
        || input.StartsWith(StageDefinition.SheetTablePrefix, StringComparison.Ordinal);

    private static int PlaceOf(IReadOnlyList<StageDefinition> known, StageDefinition stage) => known.TakeWhile(s => s.Name != stage.Name).Count();

    private static string Word(UnitKind unit) => unit.ToString().ToLowerInvariant();
}
