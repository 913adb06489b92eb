namespace CyclinE.Pipeline.Tests;

/// <summary>What many arrays are warned of alike is one line of the terminal.</summary>
public sealed class WarningLinesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-warnings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_warning_of_many_arrays_is_one_line_with_three_of_them()
    {
        string[] samples = ["T1", "T2", "T3", "T4", "T5"];
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "altered.seg"),
            ["ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean", .. samples.Select(s => $"{s}\t19\t29500000\t31000000\t150\t2.9")],
            TestContext.Current.CancellationToken);
        var sheet = Path.Combine(_folder, "sheet.csv");
        await File.WriteAllLinesAsync(
            sheet, ["array,sample,file,file_sample,build", .. samples.Select(s => $"{s},{s},altered.seg,{s},hg19")], TestContext.Current.CancellationToken);
        var run = await LocalRun.RunAsync(sheet, Path.Combine(_folder, "out"), "--min-arrays", "1000");
        Assert.Equal(0, run.Code);
        var line = Assert.Single(run.Messages.Split('\n'), l => l.StartsWith("warning", StringComparison.Ordinal));
        Assert.StartsWith(
            "warning  T1, T2, T3 and 2 more arrays: The file's segments cover less than 0.1% of the autosomes", line, StringComparison.Ordinal);
    }
}
