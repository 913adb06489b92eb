namespace CyclinE.Artifacts.Sqlite.Tests;

/// <summary>A new folder, deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cycline-store-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
