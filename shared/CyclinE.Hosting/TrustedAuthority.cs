using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CyclinE.Hosting;

/// <summary>Checks servers' certificates against an authority of one's own.</summary>
public static class TrustedAuthority
{
    /// <summary>
    /// A check that takes a certificate where it names the host and its chain ends at one of the authorities in a PEM file;
    /// those of the machine count no more.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file is not there or holds no certificate.</exception>
    public static RemoteCertificateValidationCallback Check(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"CYCLINE__TrustedAuthority: '{file}' cannot be read: {exception.Message}");
        }

        return authorities.Count == 0
            ? throw new InvalidOperationException($"CYCLINE__TrustedAuthority: '{file}' holds no certificate in PEM.")
            : (_, certificate, sent, errors) => certificate is X509Certificate2 server && IsTrusted(server, sent, errors, authorities);
    }

    private static bool IsTrusted(X509Certificate2 server, X509Chain? sent, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false; // Another host's certificate, or none.
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // An authority of one's own rarely publishes a list.
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server);
    }
}
