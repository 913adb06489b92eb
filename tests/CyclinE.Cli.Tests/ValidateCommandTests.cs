using CyclinE.Cli.Output;

namespace CyclinE.Cli.Tests;

/// <summary><c>cycline validate</c>: what is wrong is told in an order that people can work through.</summary>
public sealed class ValidateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-validate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Errors_come_first_and_what_many_rows_share_is_one_line()
    {
        var rows = Enumerable.Range(1, 9).Select(i => $"A{i},S{i},{(i < 6 ? "none" : "there")}{i}.txt,hg19,{i},{(i > 4 ? "maybe" : "1")}");
        foreach (var i in Enumerable.Range(6, 4))
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, $"there{i}.txt"), "chromosome\tposition\tlog2\n1\t100000\t0.1\n",
                TestContext.Current.CancellationToken);
        }

        var typed = await ValidateAsync("array,sample,file,build,pfs_months,pfs_event\n" + string.Join('\n', rows) + "\n");
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        var lines = typed.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("error: sheet.csv, column pfs_event, 5 rows: line 6: 'maybe' is not 1 or 0. line 7:", lines[0], StringComparison.Ordinal);
        Assert.Contains("And 2 more.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("warning: sheet.csv, column file, 5 rows: line 2:", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
        Assert.Contains("not valid: 5 errors, 5 warnings", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_in_the_wrong_folder_is_refused_with_one_question()
    {
        var typed = await ValidateAsync("array,sample,file,build\nA,S,a.txt,hg19\nB,S,b.txt,hg19\n");
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Contains("None of the 2 files", typed.Messages, StringComparison.Ordinal);
        Assert.Contains("Is it the right folder?", typed.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("segment-array.segmenter=best", "robust")]
    [InlineData("ingest-array.wave-correction=most", "wave, gc, off")]
    public async Task Values_of_options_are_listed_as_they_are_typed(string option, string listed)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.txt"), "x", TestContext.Current.CancellationToken);
        var typed = await ValidateAsync("array,sample,file,build\nA,S,a.txt,hg19\n", "--set", option);
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Contains(listed, typed.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_does_not_offer_an_option_that_it_lacks()
    {
        var sheet = Path.Combine(_folder, "sheet.csv");
        await File.WriteAllTextAsync(sheet, "array,sample,file,build\nA,S,a.txt,hg19\n", TestContext.Current.CancellationToken);
        var typed = await Typed.Async("submit", sheet);
        Assert.Equal(ExitCodes.Usage, typed.Code);
        Assert.DoesNotContain("--in ", typed.Messages, StringComparison.Ordinal);
        Assert.Contains("CYCLINE__Mongo", typed.Messages, StringComparison.Ordinal);
    }

    private async Task<Typed> ValidateAsync(string sheet, params string[] more)
    {
        var path = Path.Combine(_folder, "sheet.csv");
        await File.WriteAllTextAsync(path, sheet, TestContext.Current.CancellationToken);
        return await Typed.Async(["validate", path, .. more]);
    }
}
