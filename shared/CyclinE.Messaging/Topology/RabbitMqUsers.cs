using System.Net.Http.Json;
using CyclinE.Contracts.Stages;
using CyclinE.Messaging.Transport;

namespace CyclinE.Messaging.Topology;

/// <summary>One user a service on the broker, with the rights of <see cref="BrokerRights"/>.</summary>
public static class RabbitMqUsers
{
    /// <summary>Makes or changes the users; running it again changes nothing.</summary>
    /// <param name="transport">The broker; its management by a user with the tag <c>administrator</c>.</param>
    /// <param name="users">Password by user: a service in lower case.</param>
    /// <param name="program">Every stage of the program.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">No management is named, or it refuses.</exception>
    public static async Task ApplyAsync(
        TransportOptions transport, IReadOnlyDictionary<string, string> users, IReadOnlyList<StageDefinition> program, CancellationToken cancellationToken)
    {
        var management = transport.Management ?? throw new InvalidOperationException("CYCLINE__Management is not set: users of the broker are made through it.");
        using var http = RabbitMqManagement.Open(transport, management);
        var host = RabbitMqManagement.VirtualHost(transport);
        foreach (var (user, password) in users)
        {
            await PutAsync(http, $"/api/users/{user}", new { password, tags = string.Empty }, user, cancellationToken).ConfigureAwait(false);
            var rights = BrokerRights.Of(user, program);
            await PutAsync(
                http, $"/api/permissions/{host}/{user}", new { configure = rights.Configure, write = rights.Write, read = rights.Read }, user, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task PutAsync(HttpClient http, string path, object content, string user, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(path, content, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The broker refused the user {user} ({(int)response.StatusCode}): the user of CYCLINE__Management needs the tag administrator.");
        }
    }
}
