using System.Diagnostics;
using System.Globalization;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Ingest.Files;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>How fast each kind of compression is expanded, with all its checks, beside the program that made it, in the same run.</summary>
internal static class CompressionCommand
{
    public const string Usage = "[--rows 600000] [--rounds 5] [--folder DIR]";

    // Kind, how a file is packed, how its own program expands it.
    private static readonly (string Kind, string Pack, string Expand)[] Programs =
    [
        ("gzip", "gzip -c '{0}'", "gzip -dc '{0}'"),
        ("bzip2", "bzip2 -c '{0}'", "bzip2 -dc '{0}'"),
        ("zip", "zip -qj - '{0}'", "unzip -p '{0}'"),
        ("zstd", "zstd -qc '{0}'", "zstd -qdc '{0}'"),
    ];

    public static int Run(string[] arguments)
    {
        var options = CommandOptions.Parse(arguments, "--rows", "--rounds", "--folder");
        var rows = int.Parse(options.Text("--rows") ?? "600000", CultureInfo.InvariantCulture);
        var rounds = int.Parse(options.Text("--rounds") ?? "5", CultureInfo.InvariantCulture);
        var folder = options.Text("--folder") ?? Path.Combine(Path.GetTempPath(), "cycline-compression-bench");
        Directory.CreateDirectory(folder);
        var plain = IngestFiles.Cnchp(folder, rows);
        var length = new FileInfo(plain).Length;
        Console.WriteLine(Invariant($"{length / 1e6:0} MB of text; least CPU seconds of {rounds} rounds"));
        Console.WriteLine("kind      packed MB    ours   program   ours : program");
        foreach (var (kind, pack, expand) in Programs)
        {
            if (!Shell(Invariant($"command -v {pack.Split(' ')[0]} && command -v {expand.Split(' ')[0]}")))
            {
                Console.WriteLine($"{kind,-8} not measured: there is no {pack.Split(' ')[0]} or {expand.Split(' ')[0]} on the PATH");
                continue;
            }

            var packed = Path.Combine(folder, $"packed.{kind}");
            Shell(string.Format(CultureInfo.InvariantCulture, pack, plain) + $" > '{packed}'");
            var ours = Best(rounds, () => Own(packed, length));
            var program = Best(rounds, () => Program(string.Format(CultureInfo.InvariantCulture, expand, packed)));
            Console.WriteLine(Invariant($"{kind,-8} {new FileInfo(packed).Length / 1e6,10:0.0} {ours,7:0.00} {program,9:0.00} {ours / program,16:0.00}"));
        }

        return 0;
    }

    private static double Best(int rounds, Func<double> seconds) => Enumerable.Range(0, rounds).Min(_ => seconds());

    private static double Own(string path, long length)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        using var stream = File.OpenRead(path);
        using var file = ArrayFile.Open(stream, path, CancellationToken.None);
        using var content = file.OpenStream();
        var buffer = new byte[1 << 18];
        var read = 0L;
        while (content.Read(buffer) is var count and > 0)
        {
            read += count;
        }

        file.Verify();
        process.Refresh();
        return read == length ? (process.TotalProcessorTime - before).TotalSeconds
            : throw new InvalidOperationException($"{path}: {read} bytes of {length} were expanded.");
    }

    // In seconds of user and system time, as the shell tells them.
    private static double Program(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"TIMEFORMAT='%U %S'; time {command} > /dev/null"]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said.Trim().Split(' ').Sum(part => double.Parse(part, CultureInfo.InvariantCulture));
    }

    private static bool Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
