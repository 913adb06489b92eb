using System.Diagnostics;
using OpenTelemetry;

namespace CyclinE.Hosting;

/// <summary>
/// One span a database call: the driver makes one for the operation and one for the command within it, and both for what nobody asked
/// for (announcements, health). Kept is the operation, within the span that it serves.
/// </summary>
internal sealed class DatabaseSpans : BaseProcessor<Activity>
{
    public const string Source = "MongoDB.Driver";

    public override void OnStart(Activity data)
    {
        if (data.Source.Name == Source && (data.ParentId is null || data.Parent?.Source.Name == Source))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            data.IsAllDataRequested = false;
        }
    }
}
