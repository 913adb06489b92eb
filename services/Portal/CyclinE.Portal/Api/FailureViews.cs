using CyclinE.Artifacts.Ledger;
using CyclinE.Portal.Access;

namespace CyclinE.Portal.Api;

/// <summary>What failed as the portal shows it.</summary>
public static class FailureViews
{
    /// <summary>A failed unit.</summary>
    public static FailureView Of(UnitRow unit, ViewNames names, (string? Id, string? Url) trace) => new()
    {
        Batch = unit.Id.Batch,
        Unit = names.Of(unit.Id),
        Kind = "failed",
        Stage = unit.Failure?.Stage ?? "settling",
        Code = unit.Failure?.Problem.Code,
        What = names.Hidden ? unit.Failure?.Problem.Code ?? "failed" : unit.Failure?.Problem.What ?? "It failed and left no reason.",
        Where = names.Text(unit.Failure?.Problem.Where),
        Remedy = names.Text(unit.Failure?.Problem.Remedy),
        At = unit.EndedAt,
        TraceId = trace.Id,
        TraceUrl = trace.Url,
    };

    /// <summary>A message that nobody could handle.</summary>
    public static FailureView Of(DeadLetter letter, bool hidden) => new()
    {
        Batch = letter.Unit?.Split('/')[0],
        Unit = hidden || letter.Unit is null ? null : letter.Unit[(letter.Unit.IndexOf('/', StringComparison.Ordinal) + 1)..],
        Kind = "dead-letter",
        Stage = letter.Queue,
        What = hidden ? "A message could not be handled." : letter.Reason.Split('\n')[0],
        At = letter.At,
    };
}
