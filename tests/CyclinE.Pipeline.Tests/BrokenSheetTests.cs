using CyclinE.Cli.Output;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests;

/// <summary>Files that are wrong fail as data, each with its reason and remedy; the others are called.</summary>
public sealed class BrokenSheetTests
{
    [Fact]
    public async Task Three_broken_files_fail_with_reason_and_remedy_and_the_others_are_called()
    {
        var agilent = ReferenceData.Require("arrays/agilent/Agilent4x180K.txt");
        var folder = Directory.CreateTempSubdirectory("cycline-broken-").FullName;
        try
        {
            File.Copy(agilent, Path.Combine(folder, "fe.txt"));
            TestStudy.WriteArray(Path.Combine(folder, "generic.tsv"), "generic", [], seed: 5);
            var whole = await File.ReadAllBytesAsync(agilent, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, "truncated.txt"), whole.AsMemory(0, whole.Length / 2), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "wrong-build.tsv"), "# build=hg38\nchromosome\tposition\tlog2\n1\t100000\t0.1\n1\t200000\t-0.1\n",
                TestContext.Current.CancellationToken);
            var sheet = Path.Combine(folder, "sheet.csv");
            await File.WriteAllTextAsync(
                sheet,
                "array,sample,file,build\nFE,s1,fe.txt,\nGEN,s2,generic.tsv,hg19\nCUT,s3,truncated.txt,hg19\nBUILD,s4,wrong-build.tsv,hg19\nGONE,s5,not-there.txt,hg19\n",
                TestContext.Current.CancellationToken);

            var valid = await LocalRun.TypeAsync(folder, "validate", sheet);
            Assert.Equal(ExitCodes.Success, valid.Code);
            Assert.Contains("not-there.txt", valid.Messages, StringComparison.Ordinal);

            var run = await LocalRun.RunAsync(sheet, Path.Combine(folder, "out"), "--min-arrays", "2");
            Assert.Equal(ExitCodes.SomeFailed, run.Code);
            Assert.Contains("5 arrays submitted = 2 called + 3 failed + 0 excluded + 0 cancelled + 0 pending", run.Output, StringComparison.Ordinal);
            var rows = run.Table("arrays.tsv").ToDictionary(r => r["array"]);
            Assert.Equal(["called", "called", "failed", "failed", "failed"], new[] { "FE", "GEN", "CUT", "BUILD", "GONE" }.Select(a => rows[a]["state"]));
            Assert.Contains("hg38", rows["BUILD"]["reason"], StringComparison.Ordinal);
            Assert.Contains("hg19", rows["BUILD"]["reason"], StringComparison.Ordinal);
            Assert.All(new[] { "CUT", "BUILD", "GONE" }, a => Assert.NotEqual("NA", rows[a]["reason"]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
