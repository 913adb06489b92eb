using CyclinE.Portal.Access;
using CyclinE.Portal.Batches;
using Microsoft.AspNetCore.Http;

namespace CyclinE.Portal.Api;

/// <summary>What changes something, with its line in the audit log: before it is done that it was asked for, afterwards what came of it.</summary>
/// <param name="batches">The batches.</param>
/// <param name="audit">The audit log.</param>
public sealed class PortalVerbs(IPortalBatches batches, AuditLog audit)
{
    /// <summary>Runs ended units again.</summary>
    public Task<ReplayAnswer> ReplayAsync(HttpContext context, BatchLook look, IReadOnlyList<string> units, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> named = [.. units.Select(look.Names.ResolveUnit)];
        return NotedAsync(context, "replay", named.Count == 0 ? $"{look.Row.Id} all failed" : $"{look.Row.Id} {string.Join(", ", named)}",
            () => batches.ReplayAsync(look.Row, named, cancellationToken), a => a.Text);
    }

    /// <summary>Cancels a batch.</summary>
    public Task<string> CancelAsync(HttpContext context, BatchLook look, CancellationToken cancellationToken) =>
        NotedAsync(context, "cancel", look.Row.Id.ToString(), () => batches.CancelAsync(look.Row, cancellationToken), a => a);

    /// <summary>Queues a sheet.</summary>
    public Task<SheetAnswer> SubmitAsync(HttpContext context, PortalSheet sheet, CancellationToken cancellationToken) =>
        NotedAsync(context, "submit", sheet.Path ?? sheet.Name ?? "a sheet", () => batches.SubmitAsync(sheet, cancellationToken),
            a => a.Batch ?? "not valid; nothing was queued");

    private async Task<T> NotedAsync<T>(HttpContext context, string action, string what, Func<Task<T>> verb, Func<T, string> answer)
    {
        audit.Note(context, action, what);
        T done;
        try
        {
            done = await verb();
        }
        catch (RefusedException exception)
        {
            audit.Note(context, action, what, $"refused: {exception.Message}");
            throw;
        }

        audit.Note(context, action, what, answer(done));
        return done;
    }
}
