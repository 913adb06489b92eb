using System.Globalization;
using System.Text;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

namespace CyclinE.Pipeline.Tests;

/// <summary>Files that hold many samples, from the sheet to the tables: split once, one array each, one law.</summary>
public sealed class FilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-files-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_samples_of_one_report_are_called_as_from_files_of_their_own()
    {
        Write("all.txt", Report("S1", "S2", "S3"));
        Write("shared.csv", "array,sample,file,build,file_sample\nA1,s1,all.txt,hg19,S1\nA2,s2,all.txt,hg19,S2\nA3,s3,all.txt,hg19,S3\n");
        Write("S2.txt", Report("S2"));
        Write("own.csv", "array,sample,file,build\nA2,s2,S2.txt,hg19\n");
        var shared = await LocalRun.RunAsync(At("shared.csv"), At("shared"));
        Assert.Equal(ExitCodes.Success, shared.Code);
        Assert.Contains("3 arrays submitted = 3 called + 0 failed", shared.Output, StringComparison.Ordinal);
        var own = await LocalRun.RunAsync(At("own.csv"), At("own"));
        string[] columns = ["chromosome", "start", "end", "probes", "log2"];
        Assert.Equal(
            own.Table("calls.tsv").Select(r => string.Join(' ', columns.Select(c => r[c]))),
            shared.Table("calls.tsv").Where(r => r["array"] == "A2").Select(r => string.Join(' ', columns.Select(c => r[c]))));

        var again = await LocalRun.RunAsync(At("shared.csv"), At("shared"), "--dry-run");
        Assert.Contains("0 to compute, 10 reused, 0 would fail", again.Output, StringComparison.Ordinal);
        var explained = await LocalRun.TypeAsync(_folder, "explain", "shared", "--in", At("shared"), "--unit", "file/all.txt");
        Assert.Contains("split-file-v2", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_one_more_sample_computes_that_sample_alone()
    {
        Write("all.txt", Report("S1", "S2"));
        Write("sheet.csv", "array,sample,file,build,file_sample\nA1,s1,all.txt,hg19,S1\nA2,s2,all.txt,hg19,S2\n");
        await LocalRun.RunAsync(At("sheet.csv"), At("out"));
        Write("all.txt", Report("S1", "S2", "S3"));
        Write("sheet.csv", "array,sample,file,build,file_sample\nA1,s1,all.txt,hg19,S1\nA2,s2,all.txt,hg19,S2\nA3,s3,all.txt,hg19,S3\n");
        var more = await LocalRun.RunAsync(At("sheet.csv"), At("out"));
        Assert.Contains("stages: 4 computed, 6 reused", more.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_fails_all_of_its_arrays_with_its_reason_and_replay_brings_them_back()
    {
        Write("all.txt", "[Header]\nContent\tx\n");
        TestStudy.WriteArray(At("own.tsv"), "own", [], seed: 5);
        Write("sheet.csv", "array,sample,file,build,file_sample\nA1,s1,all.txt,hg19,S1\nA2,s2,all.txt,hg19,S2\nB,s3,own.tsv,hg19,\n");
        var run = await LocalRun.RunAsync(At("sheet.csv"), At("out"), "--min-arrays", "3");
        Assert.Equal(ExitCodes.SomeFailed, run.Code);
        Assert.Contains("3 arrays submitted = 1 called + 2 failed + 0 excluded + 0 cancelled + 0 pending", run.Output, StringComparison.Ordinal);
        Assert.Contains("A1 and 1 more at split-file: all.txt", run.Messages, StringComparison.Ordinal);
        var rows = run.Table("arrays.tsv").ToDictionary(r => r["array"]);
        Assert.All(new[] { "A1", "A2" },
            a => Assert.Equal(("failed", "split-file", "truncated-file"), (rows[a]["state"], rows[a]["stage"], rows[a]["reason_code"])));

        // Mended in place; the batch and its plan stay.
        Write("all.txt", Report("S1", "S2"));
        var replay = await LocalRun.TypeAsync(_folder, "replay", "sheet", "--in", At("out"), "--failed");
        Assert.Contains("1 units of sheet@1 wait again; 2 arrays follow their file.", replay.Output, StringComparison.Ordinal);
        await using (var pipeline = LocalPipeline.Open(At("out")))
        {
            var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = _folder });
            await pipeline.StartAsync(files, 256, verbose: false, [], Token);
            while ((await pipeline.Ledger.FindBatchAsync(new BatchId("sheet", 1), Token))!.State != BatchState.Ended)
            {
                await Task.Delay(50, Token);
            }

            var plan = (await pipeline.Ledger.FindPlanAsync((await pipeline.Ledger.FindBatchAsync(new BatchId("sheet", 1), Token))!.PlanId, Token))!;
            await Results.AssertLawAsync(pipeline.Ledger, new BatchId("sheet", 1), plan, Token);
        }

        var units = await run.ResultsAsync(new BatchId("sheet", 1));
        Assert.Contains("array/A1 Called ", units);
        Assert.Contains("array/A2 Called ", units);
        Assert.Contains("cohort/cohort Analysed ", units);
    }

    [Fact]
    public async Task Segments_of_a_file_are_called_by_fixed_limits_and_make_a_cohort()
    {
        Write("cohort.seg", Segments(6) + "T6\t1\t500\t100\t9\t0.1\n");
        Write("sheet.csv", "array,sample,file,build,file_sample,her2,benefit\n"
            + string.Concat(Enumerable.Range(0, 7).Select(i => $"A{i},s{i},cohort.seg,hg19,T{i},positive,{(i % 2 == 0 ? "no" : "yes")}\n")));
        var run = await LocalRun.RunAsync(At("sheet.csv"), At("out"));
        Assert.Equal(ExitCodes.SomeFailed, run.Code);
        Assert.Contains("7 arrays submitted = 6 called + 1 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("cohort: analysed", run.Output, StringComparison.Ordinal);
        Assert.Contains("cohort.seg, line 26", run.Messages, StringComparison.Ordinal);
        var genes = run.Table("genes.tsv").Where(r => r["gene"] == "CCNE1").ToDictionary(r => r["array"]);
        Assert.Equal(["amplification", "neutral"], new[] { "A0", "A1" }.Select(a => genes[a]["call"]));
        var page = await File.ReadAllTextAsync(Path.Combine(At("out"), "report.html"), Token);
        Assert.DoesNotContain("NaN", page[..page.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.Ordinal);

        var units = await run.ResultsAsync(new BatchId("sheet", 1));
        Assert.DoesNotContain(units, u => u.Contains("ingest-array", StringComparison.Ordinal));
        var mended = await LocalRun.RunAsync(At("sheet.csv"), At("out"), "--set", "split-file.seg-repair=true");
        Assert.Equal(ExitCodes.Success, mended.Code);
        Assert.Contains("7 arrays submitted = 7 called", mended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_of_arrays_without_probes_fails_and_says_why()
    {
        Write("lines.seg", Segments(2));
        Write("sheet.csv", "array,sample,file,build,file_sample,role,parental\nP,p,lines.seg,hg19,T0,parental,\nR,r,lines.seg,hg19,T1,resistant,P\n");
        var run = await LocalRun.RunAsync(At("sheet.csv"), At("out"));
        Assert.Equal(ExitCodes.SomeFailed, run.Code);
        Assert.Contains("1 pairs planned = 0 compared + 0 skipped + 1 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("without probes", run.Messages, StringComparison.Ordinal);

        // Segments alone have no probes to plant on.
        var limited = await LocalRun.RunAsync(At("sheet.csv"), At("out"), "--with", "limit-array");
        Assert.True(limited.Code == run.Code, limited.Output + limited.Messages);
        Assert.Equal(["P", "R"], limited.Table("limits.tsv").Select(l => l["array"]).Distinct());
        Assert.All(limited.Table("limits.tsv"), l => Assert.Equal(("NA", "NA", "none"), (l["probes"], l["found"], l["segmenter"])));
        Assert.All(limited.Table("genes.tsv"), g => Assert.Equal("NA", g["detection_limit"]));
    }

    [Fact]
    public async Task Validate_names_the_samples_that_a_file_holds()
    {
        Write("all.txt", Report("Tumour_1", "Tumour_2"));
        Write("sheet.csv", "array,sample,file,build,file_sample\nA1,s1,all.txt,hg19,Tumour_1\nA2,s2,all.txt,hg19,Tumor_2\nA3,s3,all.txt,hg19,Other\n");
        var valid = await LocalRun.TypeAsync(_folder, "validate", At("sheet.csv"));
        Assert.Equal(ExitCodes.Success, valid.Code);
        Assert.Contains("line 3, column file_sample: all.txt holds no sample 'Tumor_2' but 2 samples: Tumour_1, Tumour_2.", valid.Messages,
            StringComparison.Ordinal);
        Assert.Contains("Did you mean Tumour_2?", valid.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("line 2,", valid.Messages, StringComparison.Ordinal);

        Write("sheet.csv", "array,sample,file,build\nA1,s1,all.txt,hg19\n");
        var lacking = await LocalRun.TypeAsync(_folder, "validate", At("sheet.csv"));
        Assert.Contains("all.txt holds 2 samples: Tumour_1, Tumour_2.", lacking.Messages, StringComparison.Ordinal);
    }

    private static string Report(params string[] samples)
    {
        var text = new StringBuilder("[Header]\nContent\ttest.bpm\n[Data]\nSNP Name\tSample ID\tChr\tPosition\tB Allele Freq\tLog R Ratio\n");
        foreach (var sample in samples)
        {
            var random = new Random(sample[^1]);
            for (var i = 0; i < 400; i++)
            {
                var level = sample.EndsWith('2') && i is >= 100 and < 160 ? 1 : 0;
                text.Append(CultureInfo.InvariantCulture,
                    $"rs{i}\t{sample}\t{1 + (i / 200)}\t{1_000_000 + (i % 200 * 400_000)}\t0.5\t{level + (0.1 * (random.NextDouble() + random.NextDouble() - 1)):0.0000}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Tumours T0, T1 …: every other one has an amplicon at CCNE1; four lines each.</summary>
    private static string Segments(int tumours) =>
        "ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\n" + string.Concat(Enumerable.Range(0, tumours).Select(i =>
        $"T{i}\t1\t1000000\t200000000\t9000\t-0.01\nT{i}\t19\t300000\t29800000\t900\t0.02\nT{i}\t19\t29800001\t30700000\t40\t{(i % 2 == 0 ? "0.95" : "0.03")}\nT{i}\t19\t30700001\t58000000\t900\t0.01\n"));

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);
}
