using System.Net.Security;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Hosting;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>A real server that speaks TLS with a certificate of an authority that this machine does not know.</summary>
public sealed class TlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_tls_the_certificate_is_checked_against_an_authority_of_ones_own()
    {
        using var authority = new SelfMadeAuthority();
        await using var server = await MongoServer.StartOwnAsync(authority.Database());
        var own = TrustedAuthority.Check(authority.Certificate);
        var port = new Uri(server.Uri).Port;

        using var store = Open("localhost", port, own);
        await MongoTopology.ApplyAsync(store, Token);
        Assert.Empty(await store.Ledger.ListDeadLettersAsync(Token));

        await RefusedAsync("localhost", port, certificate: null); // An authority that this machine does not know.
        await RefusedAsync("127.0.0.1", port, own); // Another host than the certificate's.
    }

    private static MongoStore Open(string host, int port, RemoteCertificateValidationCallback? certificate) =>
        MongoStore.Open($"mongodb://{host}:{port}/?directConnection=true&tls=true", "cycline_tls", certificate);

    private static async Task RefusedAsync(string host, int port, RemoteCertificateValidationCallback? certificate)
    {
        using var store = Open(host, port, certificate);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => store.Ledger.ListDeadLettersAsync(Token));
        Assert.True(new MongoOutageDetector().IsOutage(refused), refused.ToString());
        Assert.Contains($"MongoDB {host}:{port} does not answer: with tls=true it speaks no TLS, or its certificate is not trusted", MongoSilence.Of(refused));
    }
}
