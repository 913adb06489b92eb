using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CyclinE.Portal.Access;

/// <summary>Who did or looked at what: one JSON object a line, appended to a file where one is set, and said in the log.</summary>
/// <param name="settings">Where it is written.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
public sealed partial class AuditLog(PortalSettings settings, TimeProvider clock, ILogger<AuditLog> logger)
{
    private readonly Lock _gate = new();

    /// <summary>Notes something; it is on the disk when this returns.</summary>
    /// <param name="context">Of whom.</param>
    /// <param name="action">Such as <c>replay</c> or <c>view</c>.</param>
    /// <param name="what">The batch, and the unit where it is one's.</param>
    /// <param name="answer">What came of it; null of a view.</param>
    public void Note(HttpContext context, string action, string what, string? answer = null)
    {
        var who = context.User.FindFirstValue(ClaimTypes.Name) ?? "unknown";
        var from = context.Connection.RemoteIpAddress?.ToString();
        Said(who, action, what, answer);
        if (settings.Audit is { } file)
        {
            var line = JsonSerializer.Serialize(new { at = clock.GetUtcNow(), who, from, action, what, answer });
            lock (_gate)
            {
                File.AppendAllText(file, line + "\n");
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "audit: {Who} {Action} {What} {Answer}")]
    private partial void Said(string who, string action, string what, string? answer);
}
