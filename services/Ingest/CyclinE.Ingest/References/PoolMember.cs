namespace CyclinE.Ingest;

/// <summary>An array of a pool.</summary>
/// <param name="Name">Array id.</param>
/// <param name="Key">SHA-256 of its raw file and, after a slash, its sample in a file of many: by this it is left out of its own reference.</param>
/// <param name="Dlrs">Its DLRS (log2).</param>
public sealed record PoolMember(string Name, string Key, double Dlrs)
{
    /// <summary>The key of an array.</summary>
    public static string KeyOf(string sha, string? fileSample) => fileSample is null ? sha : $"{sha}/{fileSample}";
}
