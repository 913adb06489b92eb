using System.Globalization;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests.Cases;

/// <summary>The folder of cases, which lies beside the checkout and is no part of it, and a folder of one case's own to run in.</summary>
internal sealed class CaseFolder(string cases) : IDisposable
{
    private static readonly string[] Quick = ["--set", "scan-cohort.permutations=0", "--set", "find-recurrence.stability=none"];

    private readonly string _own = Directory.CreateTempSubdirectory("cycline-case-").FullName;

    public void Dispose() => Directory.Delete(_own, recursive: true);

    /// <summary>The folder of cases, or null: beside the reference data, as <c>cases</c>, or <c>../shared/cases</c> beside the checkout.</summary>
    public static string? Find()
    {
        string?[] looked = [ReferenceData.Folder is { } data ? Path.Combine(data, "..", "cases") : null,
            Path.Combine(ReferenceData.RepositoryRoot, "..", "shared", "cases")];
        return looked.OfType<string>().Where(Directory.Exists).Select(Path.GetFullPath).FirstOrDefault();
    }

    /// <summary>A path below the folder of cases.</summary>
    public string At(string name) => Path.Combine(cases, name);

    /// <summary>A path below the folder of this case's own.</summary>
    public string Own(string name) => Path.Combine(_own, name);

    /// <summary>Runs a sheet of the folder of cases.</summary>
    public Task<LocalRun> RunAsync(string sheet, params string[] more) =>
        LocalRun.RunAsync(At(sheet), Own("out-" + Path.GetFileName(sheet)), [.. Quick, .. more]);

    /// <summary>Validates a sheet of the folder of cases.</summary>
    public Task<LocalRun> ValidateAsync(string sheet) => LocalRun.TypeAsync(_own, "validate", At(sheet));

    /// <summary>Runs one array A whose file is of the folder of cases, with more columns of the sheet as <c>column=value</c>.</summary>
    public async Task<LocalRun> ArrayAsync(string file, params string[] columns)
    {
        var name = Path.GetFileName(file);
        File.Copy(At(file), Own(name), overwrite: true);
        var cells = columns.Select(c => c.Split('=')).ToList();
        var sheet = Own(name + ".csv");
        await File.WriteAllTextAsync(
            sheet,
            $"{string.Join(',', ["array,sample,file,build", .. cells.Select(c => c[0])])}\n"
            + $"{string.Join(',', [$"A,s,{name},hg19", .. cells.Select(c => c[1])])}\n");
        return await LocalRun.RunAsync(sheet, Own("out-" + name), Quick);
    }

    /// <summary>What became of an array: its state, code, reason and the notes of its quality.</summary>
    public static string Fate(LocalRun run, string array = "A")
    {
        var row = run.Table("arrays.tsv").Single(r => r["array"] == array);
        string?[] said = [row["state"], row["reason_code"], row["reason"], row["remedy"],
            row["state"] == "called" ? row["verdict"] : null, row["state"] == "called" ? row["quality_notes"] : null];
        return string.Join("; ", said.Where(s => s is not null and not "NA"));
    }

    /// <summary>A panel gene's log2 ratio and call.</summary>
    public static (double Log2, string Call) Gene(LocalRun run, string gene)
    {
        var row = run.Table("genes.tsv").Single(r => r["gene"] == gene);
        return (Number(row["log2"]), row["call"]);
    }

    /// <summary>The mean over an interval of the one array's segments, each weighted with the bases that it shares with it.</summary>
    public static double Mean(LocalRun run, string chromosome, long start, long end)
    {
        var shared = run.Table("segments.seg").Where(r => r["chrom"] == chromosome)
            .Select(r => (Log2: Number(r["seg.mean"]), Bases: Math.Min(end, Number(r["loc.end"])) - Math.Max(start, Number(r["loc.start"]))))
            .Where(s => s.Bases > 0).ToList();
        return shared.Sum(s => s.Log2 * s.Bases) / shared.Sum(s => s.Bases);
    }

    /// <summary>The peaks of the cohort, the first one first.</summary>
    public static IReadOnlyList<string> Peaks(LocalRun run) => [.. run.Table("recurrence.tsv").Select(r =>
        $"{r["direction"]} {r["chromosome"]}:{Number(r["peak_start"]) / 1e6:0.00}-{Number(r["peak_end"]) / 1e6:0.00} (G {r["g"]}, q {r["q"]})")];

    /// <summary>Whether a peak of a direction has a place in its wide region.</summary>
    public static bool HasPeak(LocalRun run, string direction, string chromosome, long start, long end) =>
        run.Table("recurrence.tsv").Any(r => r["direction"] == direction && r["chromosome"] == chromosome
            && Number(r["wide_start"]) <= end && Number(r["wide_end"]) >= start);

    public static double Number(string text) => text == "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
