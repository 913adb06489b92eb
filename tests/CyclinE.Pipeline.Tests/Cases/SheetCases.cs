using static CyclinE.Pipeline.Tests.Cases.CaseFolder;

namespace CyclinE.Pipeline.Tests.Cases;

/// <summary>Sheets, batches and cohorts that ended wrongly.</summary>
internal static class SheetCases
{
    private static readonly string[] Nonsense = ["pos_mb", "pos_kb", "pos_same", "m12", "ten25"];

    public static IReadOnlyList<Case> All { get; } =
    [
        new("security/nonsense/sheet.csv", "each array refused, excluded or warned of", NonsenseAsync),
        new("security/formula/sheet.csv", "refused with the remedy, exit 10", FormulaAsync),
        new("security/fifo/make.txt", "refused by validate and run, never opened", FifoAsync),
        new("security/patient-merge/sheet.csv", "two patients in cBioPortal's files", PatientsAsync),
        new("cohort/time-zero-one-group.csv", "cohort analysed, exit 0, with a note for the figure that is not defined", TimeZeroAsync),
        new("cohort/many-genes.csv", "report.html and summary.json with 5,600 genes", ManyGenesAsync),
        new("cohort/altered-only.csv", "the peaks of altered-full.csv, and a warning of the share covered", AlteredOnlyAsync),
        new("cohort/gbm-6-10-13.csv", "deletion peaks hold PTEN and RB1; 6:132.69 is not the first peak", GbmAsync),
        new("cohort/cbioportal-and-vcf.csv", "a case list, and no number in calls.vcf that is NA", PortalAsync),
        Validated("cohort/pandas-float-events.csv", "1.0 and 0.0 are 1 and 0", 0),
        new("cohort/event-and-her2-spellings.csv", "Y/N, t/f, 1.0/0.0, dead/alive taken; only what is no yes or no is refused", SpellingsAsync),
        Validated("cohort/days-as-months.csv", "warned of: these may be days", 0, "warning", "days"),
    ];

    private static Case Validated(string name, string right, int code, params string[] words) => new(name, right, async folder =>
    {
        var typed = await folder.ValidateAsync(name);
        return new(typed.Code == code && words.All(w => typed.Messages.Contains(w, StringComparison.Ordinal)),
            $"exit {typed.Code}: {typed.Messages}{typed.Output}");
    });

    private static async Task<Outcome> NonsenseAsync(CaseFolder folder)
    {
        var run = await folder.RunAsync("security/nonsense/sheet.csv");
        var fates = Nonsense.ToDictionary(a => a, a => Fate(run, a));
        return new(
            fates.All(f => !f.Value.StartsWith("called; pass", StringComparison.Ordinal) && run.Messages.Contains(f.Key, StringComparison.Ordinal)),
            string.Join(' ', fates.Select(f => $"{f.Key}: {f.Value}")));
    }

    private static async Task<Outcome> FormulaAsync(CaseFolder folder)
    {
        var typed = await folder.ValidateAsync("security/formula/sheet.csv");
        string[] refused = ["=HYPERLINK", "=cmd|", "@SUM(1+1)", "=1+1", "U+202E"];
        return new(typed.Code == 10 && refused.All(r => typed.Messages.Contains(r, StringComparison.Ordinal)), $"exit {typed.Code}: {typed.Messages}");
    }

    private static async Task<Outcome> FifoAsync(CaseFolder folder)
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", [folder.Own("fifo")]))
        {
            await made.WaitForExitAsync();
        }

        var sheet = folder.Own("sheet.csv");
        await File.WriteAllTextAsync(sheet, "array,sample,file,build\nA,s,fifo,hg19\n");
        var valid = await LocalRun.TypeAsync(folder.Own("."), "validate", sheet);
        var run = await LocalRun.RunAsync(sheet, folder.Own("out"));
        return new(valid.Code == 10 && run.Code is (10 or 20), $"validate exit {valid.Code}: {valid.Messages} run exit {run.Code}");
    }

    private static async Task<Outcome> PatientsAsync(CaseFolder folder)
    {
        var run = await folder.RunAsync("security/patient-merge/sheet.csv", "--cbioportal");
        var ids = File.ReadLines(Path.Combine(run.Folder, "cbioportal", "data_clinical_sample.txt"))
            .Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split('\t')[0]).Distinct().ToList();
        return new(run.Code == 0 && ids.Count == 2, $"exit {run.Code}, patients {string.Join(", ", ids)}");
    }

    private static async Task<Outcome> TimeZeroAsync(CaseFolder folder)
    {
        var run = await folder.RunAsync("cohort/time-zero-one-group.csv");
        var survival = run.Table("survival.tsv").Count;
        return new(
            run.Code == 0 && run.Output.Contains("cohort: analysed", StringComparison.Ordinal)
                && run.Output.Contains("benefit", StringComparison.Ordinal) && survival > 0,
            $"exit {run.Code}, {Line(run.Output, "cohort:")}, {survival} lines of survival");
    }

    private static async Task<Outcome> ManyGenesAsync(CaseFolder folder)
    {
        var bed = new System.Text.StringBuilder();
        (int, int)[] lengths =
            [(1, 249_250_621), (2, 243_199_373), (3, 198_022_430), (7, 159_138_663), (8, 146_364_022), (17, 81_195_210), (19, 59_128_983)];
        foreach (var (chromosome, length) in lengths)
        {
            for (var i = 0; i < 800; i++)
            {
                var start = 2_000_000 + (i * ((length - 4_000_000) / 800));
                bed.Append(System.Globalization.CultureInfo.InvariantCulture, $"chr{chromosome}\t{start}\t{start + 9000}\tGENE{chromosome}X{i}\n");
            }
        }

        await File.WriteAllTextAsync(folder.Own("many.bed"), bed.ToString());
        var run = await folder.RunAsync("cohort/many-genes.csv", "--genes", folder.Own("many.bed"));
        var page = new FileInfo(Path.Combine(run.Folder, "report.html"));
        var whole = page.Exists && File.Exists(Path.Combine(run.Folder, "summary.json"));
        return new(run.Code == 0 && whole,
            $"exit {run.Code}, report.html {(page.Exists ? page.Length / 1024 : 0)} KiB, summary {(whole ? "there" : "not there")}");
    }

    private static async Task<Outcome> AlteredOnlyAsync(CaseFolder folder)
    {
        var full = await folder.RunAsync("cohort/altered-full.csv");
        var only = await folder.RunAsync("cohort/altered-only.csv");
        static IEnumerable<string> Where(LocalRun run) => run.Table("recurrence.tsv").Select(r => $"{r["direction"]} {r["arm"]}");
        var warned = only.Messages.Contains("cover", StringComparison.Ordinal);
        return new(
            warned && Where(full).Any() && !Where(full).Except(Where(only)).Any(),
            $"full {string.Join(", ", Peaks(full))}; only {string.Join(", ", Peaks(only))}; {(warned ? "warned of" : "no word of")} the share covered");
    }

    private static async Task<Outcome> GbmAsync(CaseFolder folder)
    {
        var run = await folder.RunAsync("cohort/gbm-6-10-13.csv");
        var (pten, rb1) = (HasPeak(run, "deletion", "10", 89_290_000, 89_390_000), HasPeak(run, "deletion", "13", 46_680_000, 46_850_000));
        var first = Peaks(run).FirstOrDefault() ?? "no peak";
        return new(pten && rb1 && !first.Contains("6:132.69", StringComparison.Ordinal),
            $"PTEN {(pten ? "in" : "in no")} peak, RB1 {(rb1 ? "in" : "in no")} peak; first {first}");
    }

    private static async Task<Outcome> PortalAsync(CaseFolder folder)
    {
        var run = await folder.RunAsync("cohort/cbioportal-and-vcf.csv", "--cbioportal");
        var lists = Path.Combine(run.Folder, "cbioportal", "case_lists");
        var cna = Directory.Exists(lists) && Directory.EnumerateFiles(lists).Any(f => File.ReadAllText(f).Contains("_cna", StringComparison.Ordinal));
        var missing = File.ReadLines(Path.Combine(run.Folder, "calls.vcf"))
            .Count(l => l[0] != '#' && l.Split('\t', ';', ':').Any(c => c is "NA" || c.EndsWith("=NA", StringComparison.Ordinal)));
        return new(run.Code == 0 && cna && missing == 0, $"exit {run.Code}, {(cna ? "a" : "no")} case list of _cna, {missing} records with NA");
    }

    private static async Task<Outcome> SpellingsAsync(CaseFolder folder)
    {
        var typed = await folder.ValidateAsync("cohort/event-and-her2-spellings.csv");
        string[] taken = ["'Yes'", "'No'", "'Y'", "'N'", "'t'", "'f'", "'T'", "'F'", "'1.0'", "'0.0'", "'dead'", "'alive'", "'Dead'", "'Alive'"];
        var refused = taken.Where(t => typed.Messages.Contains(t + " is not", StringComparison.Ordinal)).ToList();
        return new(typed.Code == 10 && refused.Count == 0, $"exit {typed.Code}: {typed.Messages}");
    }

    private static string Line(string text, string start) => text.Split('\n').FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal))
        ?? $"no line {start}";
}
