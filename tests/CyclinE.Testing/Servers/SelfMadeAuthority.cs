using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CyclinE.Testing.Servers;

/// <summary>An authority of one's own and a server's certificate from it that names <c>localhost</c> alone, as PEM files.</summary>
public sealed class SelfMadeAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-authority-").FullName;

    /// <summary>Makes both.</summary>
    public SelfMadeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=an authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        using var signed = server.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), [1, 2, 3, 4]);
        File.WriteAllText(File_("ca.pem"), authority.ExportCertificatePem());
        File.WriteAllText(File_("server.pem"), signed.ExportCertificatePem());
        File.WriteAllText(File_("server.key"), serverKey.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(File_("both.pem"), $"{signed.ExportCertificatePem()}\n{serverKey.ExportPkcs8PrivateKeyPem()}\n");
    }

    /// <summary>The authority's own certificate.</summary>
    public string Certificate => File_("ca.pem");

    /// <summary>Lines for the broker's configuration.</summary>
    public string Broker(int port) => $"""
        listeners.ssl.1 = 127.0.0.1:{port}
        ssl_options.cacertfile = {Certificate}
        ssl_options.certfile = {File_("server.pem")}
        ssl_options.keyfile = {File_("server.key")}
        ssl_options.verify = verify_none
        ssl_options.fail_if_no_peer_cert = false
        """;

    /// <summary>Options of a database server that speaks TLS with whoever asks for it.</summary>
    public IReadOnlyList<string> Database() =>
        ["--tlsMode", "preferTLS", "--tlsCertificateKeyFile", File_("both.pem"), "--tlsCAFile", Certificate, "--tlsAllowConnectionsWithoutCertificates"];

    /// <summary>Removes the files.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File_(string name) => Path.Combine(_folder, name);
}
