using System.Security.Cryptography;
using CyclinE.Simulation.Study;

namespace CyclinE.Simulation.Tests.Study;

/// <summary>What stands in the folder of a study, seed 1.</summary>
public class WrittenStudyTests(WrittenStudyTests.Folder folder) : IClassFixture<WrittenStudyTests.Folder>
{
    private static readonly SyntheticStudy Study = SyntheticStudy.Create(1);

    /// <summary>
    /// The hash of everything that seed 1 writes. When it changes, raise <see cref="SyntheticStudy.Version"/>: folders of the
    /// former version are then written anew instead of being taken for good.
    /// </summary>
    [Fact]
    public void BytesOfSeed1()
    {
        var manifest = File.ReadAllBytes(System.IO.Path.Combine(folder.Path, "manifest.sha256"));
        Assert.Equal((1, "4ed22ab37303321f"), (SyntheticStudy.Version, Convert.ToHexStringLower(SHA256.HashData(manifest))[..16]));
    }

    [Fact]
    public void TheSheetNamesEveryArrayAndItsFile()
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(folder.Path, "sheet.csv"));
        Assert.StartsWith("# synthetic", lines[0], StringComparison.Ordinal);
        string[][] rows = [.. lines.Skip(1).Select(l => l.Split(','))];
        Assert.Equal("array,sample,file,role,parental,patient,line,her2,benefit,pfs_months,pfs_event,note", string.Join(',', rows[0]));
        Assert.Equal(40, rows.Length);
        Assert.All(rows, r => Assert.Equal(12, r.Length));
        Assert.All(rows.Skip(1), r => Assert.True(File.Exists(System.IO.Path.Combine(folder.Path, r[2]))));
        Assert.All(rows.Skip(1), r => Assert.StartsWith("synthetic", r[11]));
        Assert.Equal(["SYN1-R1", "arrays/R1.txt", "resistant", "PARENTAL"], rows.Single(r => r[0] == "R1")[1..5]);
        var truth = File.ReadAllLines(System.IO.Path.Combine(folder.Path, "truth.tsv"));
        Assert.Equal(Study.Arrays.Sum(a => a.Events.Count) + 1, truth.Length);
        Assert.StartsWith("SYNTHETIC DATA", File.ReadAllText(System.IO.Path.Combine(folder.Path, "README.txt")));
    }

    public sealed class Folder : IDisposable
    {
        public Folder() => Study.Write(Path);

        public string Path { get; } = Directory.CreateTempSubdirectory("synthetic-study-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
