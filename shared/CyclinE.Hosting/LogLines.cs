namespace CyclinE.Hosting;

/// <summary>How a worker writes its logs to stdout.</summary>
public enum LogLines
{
    /// <summary>A line for people; coloured on a terminal only.</summary>
    Text,

    /// <summary>A JSON object a line, with trace and span ids, for programs that collect logs.</summary>
    Json,
}
