using CyclinE.Contracts;
using CyclinE.Genomics;

namespace CyclinE.Artifacts.Tests;

public sealed class RootedFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cycline-files-");
    private readonly string _root;
    private readonly RootedFiles _files;

    public RootedFilesTests()
    {
        _root = Path.Combine(_folder.FullName, "root");
        Directory.CreateDirectory(Path.Combine(_root, "sub"));
        File.WriteAllText(Path.Combine(_root, "sub", "a.tsv"), "inside");
        File.WriteAllText(Path.Combine(_folder.FullName, "secret.tsv"), "outside");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "rooted"));
        File.WriteAllText(Path.Combine(_folder.FullName, "rooted", "b.tsv"), "outside");
        _files = new RootedFiles(new Dictionary<string, string> { ["raw"] = _root });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("sub/a.tsv")]
    [InlineData("./sub/a.tsv")]
    [InlineData("sub/../sub/a.tsv")]
    public void A_file_below_the_root_is_read(string path)
    {
        Assert.Equal("inside", Read(path));
        Assert.Equal(6, _files.Stat(new InputRef("raw", path))?.Size);
        Assert.Equal(DateTimeKind.Utc, _files.Stat(new InputRef("raw", path))?.Modified.Kind);
    }

    [Fact]
    public void An_absolute_path_below_the_root_is_read() => Assert.Equal("inside", Read(Path.Combine(_root, "sub", "a.tsv")));

    [Theory]
    [InlineData("../secret.tsv")]
    [InlineData("sub/../../secret.tsv")]
    [InlineData("../rooted/b.tsv")]
    [InlineData("../missing.tsv")]
    [InlineData("/etc/hostname")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public void A_path_that_leaves_the_root_is_refused(string path) => Refused("path-leaves-root", path);

    [Fact]
    public void A_link_out_of_the_root_is_refused()
    {
        Link("out.tsv", Path.Combine(_folder.FullName, "secret.tsv"));
        Link("relative.tsv", "../secret.tsv");
        Link("chain.tsv", "out.tsv");

        Refused("path-leaves-root", "out.tsv");
        Refused("path-leaves-root", "relative.tsv");
        Refused("path-leaves-root", "chain.tsv");
    }

    [Fact]
    public void A_link_of_a_folder_out_of_the_root_is_refused()
    {
        Link("elsewhere", _folder.FullName);
        Link("sub/up", "../../rooted");

        Refused("path-leaves-root", "elsewhere/secret.tsv");
        Refused("path-leaves-root", "elsewhere/missing.tsv");
        Refused("path-leaves-root", "sub/up/b.tsv");
    }

    [Fact]
    public void Links_within_the_root_are_followed()
    {
        Link("again.tsv", "sub/a.tsv");
        Link("folder", "sub");

        Assert.Equal("inside", Read("again.tsv"));
        Assert.Equal("inside", Read("folder/a.tsv"));
    }

    [Fact]
    public void A_root_may_itself_be_behind_a_link()
    {
        var link = Path.Combine(_folder.FullName, "link");
        Directory.CreateSymbolicLink(link, _root);
        var files = new RootedFiles(new Dictionary<string, string> { ["raw"] = Path.Combine(link, "sub") });

        using var stream = files.Open(new InputRef("raw", "a.tsv"));
        Assert.Equal(6, stream.Length);
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        Link("one.tsv", "two.tsv");
        Link("two.tsv", "one.tsv");

        Refused("link-in-a-circle", "one.tsv");
    }

    [Fact]
    public void A_missing_file_and_a_dangling_link_are_missing()
    {
        Link("dangling.tsv", "sub/gone.tsv");

        Assert.Contains("raw", Refused("missing-file", "sub/gone.tsv").Remedy, StringComparison.Ordinal);
        Refused("missing-file", "dangling.tsv");
        Refused("missing-file", "gone/gone.tsv");
        Assert.Null(_files.Stat(new InputRef("raw", "sub/gone.tsv")));
    }

    [Fact]
    public void A_folder_is_not_a_file()
    {
        Refused("not-a-file", "sub");
        Assert.Null(_files.Stat(new InputRef("raw", "sub")));
    }

    [Fact]
    public void An_unknown_root_is_named_with_those_that_there_are()
    {
        var problem = Assert.Throws<InvalidInputException>(() => _files.Open(new InputRef("other", "a.tsv"))).Problem;

        Assert.Equal("unknown-root", problem.Code);
        Assert.Contains("raw", problem.What, StringComparison.Ordinal);
        Assert.Equal(["raw"], _files.Roots);
    }

    private string Read(string path)
    {
        using var reader = new StreamReader(_files.Open(new InputRef("raw", path)));
        return reader.ReadToEnd();
    }

    private InputProblem Refused(string code, string path)
    {
        var problem = Assert.Throws<InvalidInputException>(() => _files.Open(new InputRef("raw", path))).Problem;
        Assert.Equal(code, problem.Code);
        return problem;
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_root, name), target);
}
