using CyclinE.Simulation.Study;

namespace CyclinE.Simulation.Tests.Study;

public sealed class SyntheticStudyFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("synthetic-study-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void OnlyWhatIsMissingOrWrongIsWritten()
    {
        var study = SyntheticStudy.Create(5);
        var token = TestContext.Current.CancellationToken;
        var first = study.Write(_folder, token);
        Assert.Equal((42, 0), (first.Written, first.Kept));
        Assert.InRange(first.Bytes, 50_000_000, 150_000_000);
        var before = Snapshot();

        Assert.Equal((0, 42), Counts(study.Write(_folder, token)));
        Assert.Equal(before, Snapshot());

        File.AppendAllText(Path.Combine(_folder, "arrays", "T03.txt"), "damage");
        File.Delete(Path.Combine(_folder, "arrays", "R2.txt"));
        File.WriteAllText(Path.Combine(_folder, "arrays", "mine.txt"), "not of the study");
        Assert.Equal((2, 40), Counts(study.Write(_folder, token)));

        // Stopped before the manifest: what is right is recognised by its content.
        File.Delete(Path.Combine(_folder, "manifest.sha256"));
        Assert.Equal((0, 42), Counts(study.Write(_folder, token)));
        Assert.Equal("not of the study", File.ReadAllText(Path.Combine(_folder, "arrays", "mine.txt")));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.tmp", SearchOption.AllDirectories));

        // Another seed replaces the study.
        Assert.Equal((42, 0), Counts(SyntheticStudy.Create(6).Write(_folder, token)));
    }

    [Fact]
    public void CancelledAtOnceItWritesNothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SyntheticStudy.Create(1).Write(_folder, source.Token));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private static (int Written, int Kept) Counts(SyntheticStudyFiles files) => (files.Written, files.Kept);

    private Dictionary<string, DateTime> Snapshot() =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
}
