using CyclinE.Contracts;
using CyclinE.Contracts.Stages;

namespace CyclinE.Messaging.Topology;

/// <summary>What a service may do on the broker's virtual host, as patterns of names of queues and exchanges. Versions of stages do not matter.</summary>
/// <param name="Configure">What it may declare.</param>
/// <param name="Write">What it may publish to, and bind.</param>
/// <param name="Read">What it may consume, and bind to.</param>
public sealed record BrokerRights(string Configure, string Write, string Read)
{
    /// <summary>The user of workers whose stages are not the program's: commands, and C# from outside.</summary>
    public const string OwnStages = "external";

    private const string Nothing = "^$";
    private const string AnyStage = "[a-z][a-z0-9-]*-v[0-9]+(-[0-9a-f]{8})?";
    private const string Side = "(_error|_skipped)?";
    private const string Batches = "settle-units|batches|dead-letters";

    private static readonly string[] Released = ["file-released", "array-released", "array-segmented", "pair-released", "cohort-released", "unit-ended"];

    /// <summary>The rights of a user.</summary>
    /// <param name="user">A service in lower case.</param>
    /// <param name="program">Every stage of the program.</param>
    public static BrokerRights Of(string user, IReadOnlyList<StageDefinition> program) => user switch
    {
        "cli" or "portal" => new("^batch-(submitted|changed)$", "^batch-(submitted|changed)$", Nothing),
        "batches" => OfBatches(),
        OwnStages => OfOwnStages(program),
        _ => OfStages([.. program.Where(s => s.Service.Equals(user, StringComparison.OrdinalIgnoreCase))]),
    };

    private static BrokerRights OfBatches()
    {
        var own = $"({Batches}){Side}";
        string[] heard = ["unit-ended", "batch-submitted", "batch-changed", "receive-fault", "fault-of-.+"];

        // A dead letter is sent to its stage's queue once more.
        string[] said = [.. Released, "fault-of-.+", "receive-fault"];
        return new(Any([own, .. heard, .. said]), Any([own, .. said, AnyStage]), Any([own, .. heard]));
    }

    /// <summary>Their names are not known here: any queue of a stage but those of the program, started by any event.</summary>
    private static BrokerRights OfOwnStages(IReadOnlyList<StageDefinition> program)
    {
        var own = $"(?!({string.Join('|', program.Select(s => s.Name))})-v[0-9]+){AnyStage}{Side}";
        string[] heard = [.. UnitMessage.Types.Where(t => t != typeof(UnitEnded)).Select(ExchangeNames.Of)];
        string[] said = [ExchangeNames.Of(typeof(ToolEnded)), .. heard.Select(h => "fault-of-" + h), .. Released, "receive-fault"];
        return new(Any([own, .. heard, .. said]), Any([own, .. said]), Any([own, .. heard]));
    }

    private static BrokerRights OfStages(IReadOnlyList<StageDefinition> stages)
    {
        var own = $"({string.Join('|', stages.Select(s => s.Name))})-v[0-9]+{Side}";
        string[] heard = [.. stages.Select(s => ExchangeNames.Of(s.Consumes)).Distinct()];

        // Its events, the faults of what it takes, and the release of what it finds damaged.
        string[] said =
        [
            .. stages.Select(s => ExchangeNames.Of(s.Produces)).Concat(heard.Select(h => "fault-of-" + h)).Concat(Released).Append("receive-fault").Distinct(),
        ];
        return new(Any([own, .. heard, .. said]), Any([own, .. said]), Any([own, .. heard]));
    }

    private static string Any(IEnumerable<string> names) => $"^({string.Join('|', names.Distinct())})$";
}
