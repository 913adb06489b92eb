using System.Diagnostics;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Messaging.Publishing;

/// <summary>Publishes release messages, each in the trace of its unit, overlapping their confirmations.</summary>
public sealed class UnitAnnouncer(UnitPublisher publisher) : IUnitAnnouncer
{
    private const int AtOnce = 32;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UnitRow>> AnnounceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        foreach (var slice in rows.Chunk(AtOnce))
        {
            await Task.WhenAll(slice.Select(row => AnnounceAsync(row, cancellationToken))).ConfigureAwait(false);
        }

        return rows;
    }

    private async Task AnnounceAsync(UnitRow row, CancellationToken cancellationToken)
    {
        using var span = UnitTrace.StartWithin($"release {row.Id.Kind.ToString().ToLowerInvariant()}", row.Id, row.TraceParent, ActivityKind.Producer);
        var what = FormattableString.Invariant($"release {row.Reannouncements}.{row.DeadLetters}");
        await publisher.PublishAsync(ReleaseOf(row), what, cancellationToken).ConfigureAwait(false);
    }

    private static ArtifactRef? Segments(UnitRow row) =>
        row.Results.ContainsKey(StageTable.IngestArray.Name) ? null : row.Results.GetValueOrDefault(StageTable.SegmentArray.Name);

    private static UnitMessage ReleaseOf(UnitRow row) => row.Id.Kind switch
    {
        UnitKind.File => new FileReleased { PlanId = row.PlanId, Unit = row.Id, Try = row.Try },

        // A .seg file has handed in the segments: the array starts where they end.
        UnitKind.Array when Segments(row) is { } segments => new ArraySegmented { PlanId = row.PlanId, Unit = row.Id, Try = row.Try, Artifact = segments },
        UnitKind.Array => new ArrayReleased { PlanId = row.PlanId, Unit = row.Id, Try = row.Try },
        UnitKind.Pair => new PairReleased { PlanId = row.PlanId, Unit = row.Id, Try = row.Try },
        UnitKind.Cohort => new CohortReleased { PlanId = row.PlanId, Unit = row.Id, Try = row.Try },
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Id.Kind, "No stage takes a unit of this kind."),
    };
}
