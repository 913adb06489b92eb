using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using CyclinE.Artifacts.Store;

namespace CyclinE.Hosting;

/// <summary>Who makes artifacts in this process, and on what: equal profiles promise equal bytes.</summary>
public static class ProducerProfile
{
    /// <summary>The producer of a service.</summary>
    public static Producer Of(string service) => new(service, SoftwareVersion, Profile, null);

    /// <summary>The software version, without build metadata.</summary>
    public static string SoftwareVersion { get; } =
        (typeof(ProducerProfile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    private static string Profile { get; } = string.Join(
        '/',
        RuntimeInformation.ProcessArchitecture,
        Avx512F.IsSupported ? "avx512" : Avx2.IsSupported ? "avx2" : "baseline",
        Fma.IsSupported ? "fma" : "no-fma",
        RuntimeInformation.RuntimeIdentifier,
        Environment.Version);
}
