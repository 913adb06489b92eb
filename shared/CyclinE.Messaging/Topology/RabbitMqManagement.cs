using System.Net.Http.Headers;
using System.Text;
using CyclinE.Messaging.Transport;

namespace CyclinE.Messaging.Topology;

/// <summary>The management API of the broker.</summary>
internal static class RabbitMqManagement
{
    /// <summary>A client that logs in; paths start with <c>/api/</c>.</summary>
    public static HttpClient Open(TransportOptions transport, Uri management)
    {
        var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = transport.Certificate } };
        var http = new HttpClient(handler, disposeHandler: true) { BaseAddress = new Uri(management.GetLeftPart(UriPartial.Authority)) };
        var user = management.UserInfo.Length > 0 ? management.UserInfo : transport.RabbitMq!.UserInfo is { Length: > 0 } info ? info : "guest:guest";
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        return http;
    }

    /// <summary>The virtual host as a segment of a path.</summary>
    public static string VirtualHost(TransportOptions transport) => transport.RabbitMq!.AbsolutePath.Trim('/') is { Length: > 0 } path ? path : "%2F";
}
