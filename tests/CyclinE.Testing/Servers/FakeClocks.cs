namespace CyclinE.Testing.Servers;

/// <summary>A clock for each worker that a test can put forward and back while it runs, by Debian's libfaketime.</summary>
public sealed class FakeClocks : IDisposable
{
    private const string Library = "libfaketimeMT.so.1";

    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-clocks-").FullName;
    private readonly string _library;

    private FakeClocks(string library) => _library = library;

    /// <summary>Makes them; skips the test where the library is not installed.</summary>
    public static FakeClocks Require()
    {
        const string Libraries = "/usr/lib";
        var library = Directory.Exists(Libraries)
            ? Directory.EnumerateDirectories(Libraries, "*-linux-gnu").Select(d => Path.Combine(d, "faketime", Library)).FirstOrDefault(File.Exists)
            : null;
        Xunit.Assert.SkipWhen(library is null, $"No clocks to put forward: there is no {Library} below {Libraries} (Debian's faketime).");
        return new FakeClocks(library);
    }

    /// <summary>Puts a worker's clock off by so much, from the next second on.</summary>
    public void Set(string service, TimeSpan off)
    {
        var next = FileOf(service) + ".next";
        File.WriteAllText(next, FormattableString.Invariant($"{(off < TimeSpan.Zero ? "-" : "+")}{Math.Abs(off.TotalSeconds):0}\n"));
        File.Move(next, FileOf(service), overwrite: true);
    }

    /// <summary>The variables of a worker that goes by its clock. What measures spans of time goes on as it was.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment(string service)
    {
        Set(service, TimeSpan.Zero);
        return new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = _library,
            ["FAKETIME_TIMESTAMP_FILE"] = FileOf(service),
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };
    }

    /// <summary>Removes their files.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string FileOf(string service) => Path.Combine(_folder, service);
}
