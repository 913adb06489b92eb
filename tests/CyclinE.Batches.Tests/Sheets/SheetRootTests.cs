using CyclinE.Artifacts.Files;
using CyclinE.Batches.Sheets;
using CyclinE.Testing;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>The sheet against files of this machine.</summary>
public sealed class SheetRootTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cyclin-sheet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void FilesThatAreMissingFoldersOrLinksAreTold()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "abc");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.txt"), Path.Combine(Path.GetTempPath(), "elsewhere.txt"));
        using var sheet = new MemoryStream("array,sample,file\nA,S,a.txt\nB,S,missing.txt\nC,S,folder\nD,S,link.txt\n"u8.ToArray());
        var files = new RootedFiles(new Dictionary<string, string> { ["sheet"] = _folder });
        var result = SheetValidator.Validate(SheetReader.Read(sheet, "lines.csv"), files, "sheet", new ValidationContext());
        Assert.Equal(["3 file missing-file", "4 file not-a-file", "5 file path-leaves-root"], result.Brief());
        Assert.Equal("The file is not there. Its array will fail, the others go on.", result.Problems[0].What);
        Assert.Equal(SheetSeverity.Error, result.Problems[2].Severity);
        Assert.Equal(["a.txt"], result.Files.Keys);
    }

    [Fact]
    public void PipesAndFoldersRefuseTheSheetUnopened()
    {
        Pipes.Make(Path.Combine(_folder, "pipe"));
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
        File.CreateSymbolicLink(Path.Combine(_folder, "link.txt"), "pipe");
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "abc");
        using var sheet = new MemoryStream("array,sample,file,probes\nA,S,pipe,\nB,S,link.txt,\nC,S,folder,\nD,S,a.txt,pipe\n"u8.ToArray());
        var files = new RootedFiles(new Dictionary<string, string> { ["sheet"] = _folder });
        var result = SheetValidator.Validate(SheetReader.Read(sheet, "lines.csv"), files, "sheet", new ValidationContext());
        Assert.Equal(
            ["2 file not-a-file", "3 file not-a-file", "4 file not-a-file", "5 probes not-a-file"],
            result.Brief().Where(p => p.Contains("not-a-file", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.False(result.IsValid);
    }
}
