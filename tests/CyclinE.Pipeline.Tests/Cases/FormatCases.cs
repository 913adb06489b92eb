using static CyclinE.Pipeline.Tests.Cases.CaseFolder;

namespace CyclinE.Pipeline.Tests.Cases;

/// <summary>Files of arrays that said something else than was read.</summary>
internal static class FormatCases
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("formats/genepix-ratio-532-635-only.gpr", "19:12-16 Mb at +2.04 as from the signals, or refused", DirectionAsync),
        Warned("formats/two-arrays-one-sample-id.txt", "refused or warned of: two arrays under one id", "more than one array", "Twice", "twice"),
        new("formats/segments-titled-log2.seg", "CCNE1 at 2.9, or refused as segments", SegmentsAsync),
        Refused("formats/positions-in-kb.txt", "refused: positions are no base pairs", "positions-not-base-pairs", "kilobases"),
        Warned("formats/minus9-run-of-six.txt", "warned of: -9 six times", "-9 stands 6 times"),
        Warned("formats/missing-coded-minus9.txt", "warned of: -9 at every 7th probe", "-9 stands 198 times"),
        Refused("formats/coverage.cnn", "refused as coverage", "coverage"),
        Refused("formats/refseq-names.txt", "understood: NC_000001.10 is of hg19, NC_000002.10 of hg18, which is refused by name", "NC_000002.10", "hg18"),
        new("formats/wide-matrix.txt", "read by file_sample", folder => CalledAsync(folder, "formats/wide-matrix.txt", "file_sample=T1")),
        Refused("formats/wide-matrix.txt without file_sample", "says that it is a matrix of samples, and names them", "T1", "file_sample"),
        new("formats/dnacopy-one-base-segment.seg", "read, moved by one base",
            folder => CalledAsync(folder, "formats/dnacopy-one-base-segment.seg", "file_sample=T1")),
        new("formats/seg-of-other-build.seg", "refused; the remedy is the build first", OtherBuildAsync),
        new("formats/trailing-empty-cells.txt", "read", folder => CalledAsync(folder, "formats/trailing-empty-cells.txt")),
        Warned("formats/finalreport-num-snps-5000-of-880.txt", "warned of: 5,000 announced, 880 there", "5,000", "880"),
        new("cut-table/sheet.csv", "CUT warned of or failed: chromosomes without a probe; WHOLE passes", CutAsync),
        new("truth/wide.tsv", "sample S1 read", MatrixAsync),
        new("truth/nb11_sheet.csv", "no break within 2:55.10-161.56 and 8:34.97-103.69", LabelsAsync),
    ];

    private static Case Refused(string name, string right, params string[] words) => new(name, right, async folder =>
    {
        var said = Fate(await folder.ArrayAsync(name.Split(' ')[0]));
        return new(said.StartsWith("failed", StringComparison.Ordinal) && words.All(w => said.Contains(w, StringComparison.Ordinal)), said);
    });

    /// <summary>Refused, or called with a warning that stands in the table and in the terminal; of the words one is enough where they are other ways
    /// to say it.</summary>
    private static Case Warned(string name, string right, params string[] words) => new(name, right, async folder =>
    {
        var run = await folder.ArrayAsync(name);
        var said = Fate(run);
        var warned = said.Contains("called; warn", StringComparison.Ordinal) && run.Messages.Contains("warning", StringComparison.Ordinal);
        return new((warned || said.StartsWith("failed", StringComparison.Ordinal)) && words.Any(w => said.Contains(w, StringComparison.Ordinal)), said);
    });

    private static async Task<Outcome> CalledAsync(CaseFolder folder, string file, params string[] columns)
    {
        var said = Fate(await folder.ArrayAsync(file, columns));
        return new(said.StartsWith("called", StringComparison.Ordinal), said);
    }

    private static async Task<Outcome> DirectionAsync(CaseFolder folder)
    {
        File.Copy(folder.At("formats/genepix-positions.tsv"), folder.Own("genepix-positions.tsv"));
        var signals = await folder.ArrayAsync("formats/genepix-both-channels.gpr", "probes=genepix-positions.tsv");
        var ratio = await folder.ArrayAsync("formats/genepix-ratio-532-635-only.gpr", "probes=genepix-positions.tsv");
        var first = Mean(signals, "19", 12_000_000, 16_000_000);
        if (Fate(ratio).StartsWith("failed", StringComparison.Ordinal))
        {
            return new(Math.Abs(first - 2.04) < 0.1, $"signals {first:+0.00;-0.00}; ratio {Fate(ratio)}");
        }

        var second = Mean(ratio, "19", 12_000_000, 16_000_000);
        return new(Math.Abs(first - 2.04) < 0.1 && Math.Abs(second - 2.04) < 0.1, $"signals {first:+0.00;-0.00}, ratio {second:+0.00;-0.00}");
    }

    private static async Task<Outcome> SegmentsAsync(CaseFolder folder)
    {
        var run = await folder.ArrayAsync("formats/segments-titled-log2.seg", "file_sample=X1");
        if (Fate(run).StartsWith("failed", StringComparison.Ordinal))
        {
            return new(Fate(run).Contains("segments", StringComparison.Ordinal), Fate(run));
        }

        var (log2, call) = Gene(run, "CCNE1");
        return new(Math.Abs(log2 - 2.9) < 0.1 && call == "high-level-amplification", $"CCNE1 {log2:0.00} {call}");
    }

    private static async Task<Outcome> OtherBuildAsync(CaseFolder folder)
    {
        var said = Fate(await folder.ArrayAsync("formats/seg-of-other-build.seg", "file_sample=T1"));
        var build = said.LastIndexOf("build", StringComparison.Ordinal);
        var repair = said.IndexOf("seg-repair", StringComparison.Ordinal);
        var remedy = said.IndexOf("Correct", StringComparison.OrdinalIgnoreCase);
        return new(said.StartsWith("failed; segment-beyond-end", StringComparison.Ordinal) && build > 0
            && (repair < 0 || (remedy > 0 && remedy < repair)), said);
    }

    private static async Task<Outcome> CutAsync(CaseFolder folder)
    {
        var run = await folder.RunAsync("cut-table/sheet.csv");
        var (cut, whole) = (Fate(run, "CUT"), Fate(run, "WHOLE"));
        return new(
            (cut.StartsWith("called; warn", StringComparison.Ordinal) || cut.StartsWith("failed", StringComparison.Ordinal))
                && cut.Contains("8–22", StringComparison.Ordinal)
                && run.Messages.Contains("CUT", StringComparison.Ordinal) && whole.StartsWith("called; pass", StringComparison.Ordinal),
            $"CUT {cut} WHOLE {whole}");
    }

    private static async Task<Outcome> MatrixAsync(CaseFolder folder)
    {
        var typed = await LocalRun.TypeAsync(folder.Own("."), "ingest", folder.At("truth/wide.tsv"), "--build", "hg19", "--file-sample", "S1");
        return new(typed.Code == 0, $"exit {typed.Code}: {(typed.Code == 0 ? typed.Output : typed.Messages)}");
    }

    private static async Task<Outcome> LabelsAsync(CaseFolder folder)
    {
        var breaks = Breaks(await folder.RunAsync("truth/nb11_sheet.csv", "--min-arrays", "1000"));
        return new(breaks == (0, 0), $"{breaks.Second} and {breaks.Eighth} breaks inside");
    }

    private static (int Second, int Eighth) Breaks(LocalRun run)
    {
        int Inside(string chromosome, double start, double end) => run.Table("segments.seg")
            .Count(r => r["chrom"] == chromosome && Number(r["loc.start"]) > start && Number(r["loc.start"]) <= end);
        return (Inside("2", 55_103_411, 161_558_770), Inside("8", 34_972_003, 103_694_899));
    }
}
