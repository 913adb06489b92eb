using System.Text.RegularExpressions;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Schema;

/// <summary>Which server does not answer, and why, out of the driver's long view of its cluster.</summary>
public static partial class MongoSilence
{
    /// <summary>One sentence with host and cause; null for any other exception.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        TimeoutException when Servers().Matches(exception.Message) is { Count: > 0 } servers => string.Join("; ", servers.Select(Describe)),
        TimeoutException when exception.Message.Contains("Servers : []", StringComparison.Ordinal) =>
            "no server that CYCLINE__Mongo names is a member of its replicaSet: one that stands alone is started with --replSet, and initiated",
        MongoConnectionException { ConnectionId: { } connection } => $"MongoDB {Host(connection.ServerId.EndPoint.ToString()!)} does not answer: {Innermost(exception).Message}",
        _ => null,
    };

    private static string Describe(Match server)
    {
        var (host, kind, trouble) = (Host(server.Groups[1].Value), server.Groups[2].Value, server.Groups[3].Value);
        return kind switch
        {
            _ when trouble.Length > 0 => $"MongoDB {host} does not answer: {Cause(trouble)}",
            "ReplicaSetGhost" => $"MongoDB {host} answers, but its replica set is not initiated",
            _ => $"MongoDB {host} answers, but is not the primary of its replica set ({kind})",
        };
    }

    /// <summary>The cause of all causes: what stands behind the last arrow.</summary>
    private static string Cause(string trouble)
    {
        var cause = trouble.Split(" ---> ")[^1].Split('\n')[0].Trim();
        var text = cause.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? cause[(at + 2)..] : cause;
        return IsTls(trouble) ? $"with tls=true it speaks no TLS, or its certificate is not trusted ({text})" : text;
    }

    private static bool IsTls(string trouble) => trouble.Contains("SslStream", StringComparison.Ordinal);

    private static string Host(string endPoint) => endPoint.Replace("Unspecified/", string.Empty, StringComparison.Ordinal);

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    // One server of the view: what the driver says of it goes on to the next one's ServerId.
    [GeneratedRegex(
        """EndPoint: "([^"]+)"(?:(?!ServerId:).)*? Type: "(\w+)"(?:(?:(?!ServerId:).)*?HeartbeatException: "([^"]*)")?""", RegexOptions.Singleline)]
    private static partial Regex Servers();
}
