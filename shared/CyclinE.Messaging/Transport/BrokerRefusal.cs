using System.Text.RegularExpressions;
using RabbitMQ.Client.Events;

namespace CyclinE.Messaging.Transport;

/// <summary>What it means for a person that the broker refuses a user: which right on which queue or exchange is missing.</summary>
internal static partial class BrokerRefusal
{
    private const ushort ExchangeClass = 40;
    private const ushort QueueClass = 50;
    private const ushort BasicClass = 60;
    private const ushort Publish = 40;
    private const ushort Bind = 20;

    /// <summary>The sentence. The broker's own names the right only in newer releases.</summary>
    public static string What(ShutdownEventArgs reason)
    {
        var access = Access().Match(reason.ReplyText);
        if (access.Success)
        {
            var (kind, name, host, user) = (access.Groups[1].Value, access.Groups[2].Value, access.Groups[3].Value, access.Groups[4].Value);
            return $"user '{user}' has no right to {Right(reason, kind)} the {kind} '{name}' of the virtual host '{host}' ({reason.ReplyText})";
        }

        return Host().Match(reason.ReplyText) is { Success: true } login
            ? $"user '{login.Groups[2].Value}' has no rights at all on the virtual host '{login.Groups[1].Value}' ({reason.ReplyText})"
            : reason.ReplyText;
    }

    /// <summary>What to do about it.</summary>
    public static string Remedy(Uri address)
    {
        var user = address.UserInfo.Split(':')[0] is { Length: > 0 } name ? Uri.UnescapeDataString(name) : "guest";
        var host = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) is { Length: > 0 } path ? path : "/";
        return $"'cycline topology apply --users DIR' makes users with the rights that each process needs; by hand: rabbitmqctl set_permissions -p '{host}' '{user}' CONFIGURE WRITE READ";
    }

    private static string Right(ShutdownEventArgs reason, string kind) => (reason.ClassId, reason.MethodId) switch
    {
        (BasicClass, Publish) => "write to",
        (BasicClass, _) => "read",
        (QueueClass, Bind) => kind == "queue" ? "bind (write to)" : "bind (read)",
        (ExchangeClass or QueueClass, _) => "configure (declare)",
        _ => "use",
    };

    [GeneratedRegex("access to (queue|exchange) '([^']*)' in vhost '([^']*)' refused for user '([^']*)'")]
    private static partial Regex Access();

    [GeneratedRegex("access to vhost '([^']*)' refused for user '([^']*)'")]
    private static partial Regex Host();
}
