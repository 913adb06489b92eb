using System.Text.Json;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Testing;

namespace CyclinE.Cli.Tests;

/// <summary>Help, suggestions and exit codes of a command line that starts nothing.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-cli-").FullName;

    public static TheoryData<string> Verbs => [.. CommandLine.Create(Terminal.Process).Subcommands.Select(c => c.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Opening a pipe would wait for ever: the test would not end.
    [Theory]
    [InlineData("validate", "pipe")]
    [InlineData("validate", "sheet.csv", "--genes", "pipe")]
    [InlineData("validate", "sheet.csv", "--mask", "pipe")]
    [InlineData("validate", "sheet.csv", "--panel", "pipe")]
    [InlineData("validate", "sheet.csv", "--clinical", "pipe")]
    [InlineData("ingest", "pipe")]
    [InlineData("ingest", "link")]
    public async Task A_pipe_is_refused_unopened(params string[] args)
    {
        Pipes.Make(Path.Combine(_folder, "pipe"));
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "pipe");
        Write("sheet.csv", "array,sample,file,patient\nA,s,a.tsv,p\n");
        Write("a.tsv", "chromosome\tposition\tlog2\n1\t100000\t0.1\n");
        var typed = await Typed.Async([.. args.Select(a => a is "pipe" or "link" or "sheet.csv" ? Path.Combine(_folder, a) : a)]);
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Contains("This is a pipe", typed.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_under_the_name_that_is_typed(string verb)
    {
        var typed = await Typed.Async(verb, "--help");
        Assert.Equal(ExitCodes.Success, typed.Code);
        Assert.Contains($"  cycline {verb}", typed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CyclinE.Cli", typed.Output, StringComparison.Ordinal);
        Assert.Empty(typed.Messages);
    }

    [Theory]
    [InlineData("Did you mean validate?", "validat")]
    [InlineData("Did you mean --dry-run?", "run", "s.csv", "--out", "o", "--drry-run")]
    [InlineData("cycline run needs SHEET and --out DIR.", "run")]
    [InlineData("cycline explain needs --unit UNIT.", "explain")]
    [InlineData("at least one array", "run", "s.csv", "--out", "o", "--window", "0")]
    [InlineData("is not the folder of a run", "status", "--in", "/nowhere-at-all")]
    [InlineData("--out needs --wait", "submit", "s.csv", "--out", "o")]
    public async Task A_wrong_command_line_is_usage_and_says_what_was_meant(string expected, params string[] args)
    {
        var typed = await Typed.Async(args);
        Assert.Equal(ExitCodes.Usage, typed.Code);
        Assert.Contains(expected, typed.Messages, StringComparison.Ordinal);
        Assert.Empty(typed.Output);
    }

    [Theory]
    [InlineData("cycline has no verb validat. Did you mean validate?", "validat", "sheet.csv")]
    [InlineData("cycline run has no option --ot. Did you mean --out?", "run", "sheet.csv", "--ot", "folder")]
    public async Task An_unknown_word_is_one_error_and_what_follows_it_none(string expected, params string[] args)
    {
        var typed = await Typed.Async(args);
        Assert.Equal("error: " + expected, Assert.Single(typed.Messages.Split('\n'), l => l.StartsWith("error", StringComparison.Ordinal)).TrimEnd());
    }

    [Theory]
    [InlineData("The sheet is empty", "")]
    [InlineData("binary", "array,sample,file\nA,s\0,a\n")]
    [InlineData("did you mean file?", "array,sample,fille\nA,s,a.tsv\n")]
    [InlineData("is taken by line 2", "array,sample,file\nA,s,a.tsv\nA,s,b.tsv\n")]
    [InlineData("No array of the sheet has the id 'Q'", "array,sample,file,role,parental\nB,s,b.tsv,resistant,Q\n")]
    public async Task A_wrong_sheet_is_invalid_input_also_as_pure_json(string expected, string sheet)
    {
        var path = Write("sheet.csv", sheet);
        var typed = await Typed.Async("validate", path);
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Contains(expected, typed.Messages, StringComparison.Ordinal);

        var json = await Typed.Async("validate", path, "--json");
        Assert.Equal(ExitCodes.InvalidInput, json.Code);
        Assert.NotEqual(0, JsonDocument.Parse(json.Output).RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("Did you mean segment-array?", "segment-aray.penalty=4")]
    [InlineData("Did you mean penalty?", "segment-array.penlty=4")]
    [InlineData("outside 0.1 to 1000", "segment-array.penalty=-4")]
    public async Task A_wrong_science_option_starts_nothing(string expected, string option)
    {
        var output = Path.Combine(_folder, "out");
        Write("a.tsv", "log2\n");
        var typed = await Typed.Async("run", Write("s.csv", "array,sample,file,build\nA,s,a.tsv,hg19\n"), "--out", output, "--set", option);
        Assert.Equal(ExitCodes.InvalidInput, typed.Code);
        Assert.Contains(expected, typed.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public async Task A_missing_sheet_a_folder_a_broken_gene_file_and_an_output_that_is_a_file_are_invalid_input()
    {
        Write("a.tsv", "log2\n");
        var sheet = Write("s.csv", "array,sample,file,build\nA,s,a.tsv,hg19\n");
        var output = Path.Combine(_folder, "out");
        foreach (var (expected, args) in new (string, string[])[]
        {
            ("is not there", ["run", Path.Combine(_folder, "none.csv"), "--out", output]),
            ("This is a folder", ["run", _folder, "--out", output]),
            ("line 1", ["run", sheet, "--out", output, "--genes", Write("bad.bed", "no bed\n")]),
            ("There is a file of this name", ["run", sheet, "--out", sheet]),
        })
        {
            var typed = await Typed.Async(args);
            Assert.Equal(ExitCodes.InvalidInput, typed.Code);
            Assert.Contains(expected, typed.Messages, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/in", "/in", "")]
    [InlineData("/in", "/in/a/b", "a/b")]
    [InlineData("/in", "/input", null)]
    [InlineData("/in", "/", null)]
    public void A_sheets_folder_lies_below_the_root_or_not(string root, string folder, string? expected) =>
        Assert.Equal(expected, RootPath.Below(root, folder));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
