using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Files;

/// <summary>Real files and links below a real root.</summary>
public sealed class RootedFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cyclin-roots-").FullName;
    private readonly RootedFiles _files;

    public RootedFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "root", "arrays"));
        Directory.CreateDirectory(Path.Combine(_folder, "outside"));
        File.WriteAllText(Path.Combine(_folder, "root", "arrays", "a.txt"), "abc");
        File.WriteAllText(Path.Combine(_folder, "outside", "b.txt"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "linked-root"), Path.Combine(_folder, "root"));
        Link("arrays/inside.txt", "a.txt");
        Link("arrays/outside.txt", "../../outside/b.txt");
        Link("arrays/dangling.txt", "../../nowhere.txt");
        Link("arrays/circle.txt", "circle.txt");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "root", "folder"), Path.Combine(_folder, "outside"));
        _files = new RootedFiles(new Dictionary<string, string> { ["raw"] = Path.Combine(_folder, "root"), ["linked"] = Path.Combine(_folder, "linked-root") });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("raw", "arrays/a.txt")]
    [InlineData("raw", "arrays/inside.txt")]
    [InlineData("linked", "arrays/a.txt")]
    [InlineData("linked", "arrays/inside.txt")]
    public void AFileBelowItsRootIsRead(string root, string path)
    {
        using var stream = _files.Open(new InputRef(root, path));
        Assert.Equal(3, stream.Length);
        Assert.NotNull(_files.Stat(new InputRef(root, path)));
    }

    [Theory]
    [InlineData("../outside/b.txt")]
    [InlineData("arrays/outside.txt")]
    [InlineData("arrays/dangling.txt")]
    [InlineData("folder/b.txt")]
    [InlineData("folder/missing.txt")]
    [InlineData("/etc/hostname")]
    public void APathNeverLeavesItsRoot(string path)
    {
        var input = new InputRef("raw", path);
        Assert.Equal("path-leaves-root", Assert.Throws<InvalidInputException>(() => _files.Open(input)).Problem.Code);
        Assert.Equal("path-leaves-root", Assert.Throws<InvalidInputException>(() => _files.Stat(input)).Problem.Code);
    }

    [Theory]
    [InlineData("arrays/missing.txt", "missing-file")]
    [InlineData("missing/a.txt", "missing-file")]
    [InlineData("arrays/a.txt/b.txt", "missing-file")]
    [InlineData("arrays/circle.txt", "missing-file")]
    [InlineData("arrays", "not-a-file")]
    public void WhatIsNotThereIsDataNotABug(string path, string code)
    {
        var input = new InputRef("raw", path);
        Assert.Null(_files.Stat(input));
        Assert.Equal(code, Assert.Throws<InvalidInputException>(() => _files.Open(input)).Problem.Code);
    }

    // Opening one would wait for ever: the test would not end.
    [Theory]
    [InlineData("pipe")]
    [InlineData("link-to-pipe")]
    public void APipeIsNeverOpened(string path)
    {
        Pipes.Make(Path.Combine(_folder, "root", "pipe"));
        Link("link-to-pipe", "pipe");
        Assert.Null(_files.Stat(new InputRef("raw", path)));
        var problem = Assert.Throws<InvalidInputException>(() => _files.Open(new InputRef("raw", path))).Problem;
        Assert.Equal("not-a-file", problem.Code);
        Assert.Contains("pipe", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void DevicesAndEmptyFilesAreToldApart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Devices have no path.");
        Assert.False(RegularFile.IsRegular(new FileInfo("/dev/zero")));
        var empty = Path.Combine(_folder, "root", "empty.txt");
        File.WriteAllText(empty, string.Empty);
        Assert.True(RegularFile.IsRegular(new FileInfo(empty)));
        using var stream = _files.Open(new InputRef("raw", "empty.txt"));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void ARootThatIsNotMountedIsNamed()
    {
        var problem = Assert.Throws<InvalidInputException>(() => _files.Stat(new InputRef("other", "a.txt"))).Problem;
        Assert.Equal("unknown-root", problem.Code);
        Assert.Contains("raw", problem.What, StringComparison.Ordinal);
    }

    private void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(_folder, "root", path), target);
}
