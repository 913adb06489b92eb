using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CyclinE.Portal.Api;
using CyclinE.Portal.Pages;

namespace CyclinE.Portal.Live;

/// <summary>Tells watching pages how batches move: a piece of page for each change, so that what is live looks as what was loaded.</summary>
/// <param name="renderer">Renders the pieces.</param>
/// <param name="clock">The time.</param>
public sealed class ProgressFeed(PieceRenderer renderer, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Of a large batch a look takes long: watching takes a tenth of one core at most.
    private const int Rest = 10;

    /// <summary>A batch as JSON, whenever it has moved, until it has ended.</summary>
    public async IAsyncEnumerable<BatchView> OfAsync(
        PortalQueries queries, ClaimsPrincipal who, string batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BatchView? last = null;
        async Task<BatchView> LookAsync() => await queries.BatchAsync(await queries.LookAsync(who, batch, cancellationToken), cancellationToken);
        await foreach (var view in LooksAsync(LookAsync, cancellationToken))
        {
            if (last is null || !SameNumbers(last, view))
            {
                yield return last = view;
            }

            if (view.Ended)
            {
                yield break;
            }
        }
    }

    /// <summary>The list of batches as a piece of page, whenever one has moved.</summary>
    public IAsyncEnumerable<SseItem<string>> BatchesAsync(PortalQueries queries, int? page, CancellationToken cancellationToken) =>
        PiecesAsync(async () =>
        {
            var batches = await queries.BatchesAsync(page, null, cancellationToken);
            return (await renderer.RenderAsync<BatchList>(new() { [nameof(BatchList.Batches)] = batches }), false);
        }, cancellationToken);

    /// <summary>A batch's progress as a piece of page, whenever it has moved; <c>ended</c> once it has.</summary>
    public IAsyncEnumerable<SseItem<string>> BatchAsync(PortalQueries queries, ClaimsPrincipal who, string batch, CancellationToken cancellationToken) =>
        PiecesAsync(async () =>
        {
            var view = await queries.BatchAsync(await queries.LookAsync(who, batch, cancellationToken), cancellationToken);
            return (await renderer.RenderAsync<BatchProgressPiece>(new() { [nameof(BatchProgressPiece.Batch)] = view }), view.Ended);
        }, cancellationToken);

    private async IAsyncEnumerable<SseItem<string>> PiecesAsync(
        Func<Task<(string Html, bool Ended)>> look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (var (html, ended) in LooksAsync(look, cancellationToken))
        {
            if (html != last)
            {
                yield return new SseItem<string>(last = html, "piece");
            }

            if (ended)
            {
                yield return new SseItem<string>("", "ended");
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<T> LooksAsync<T>(Func<Task<T>> look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = clock.GetTimestamp();
            yield return await look();
            var pause = clock.GetElapsedTime(started) * Rest;
            await Task.Delay(pause < Shortest ? Shortest : pause > Longest ? Longest : pause, clock, cancellationToken);
        }
    }

    private static bool SameNumbers(BatchView a, BatchView b) =>
        a.State == b.State && a.Arrays == b.Arrays && a.Pairs == b.Pairs && a.Cohort == b.Cohort && a.Stages.SequenceEqual(b.Stages);
}
