using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Simulation.Study;

/// <summary>Writes a study into a folder, once.</summary>
internal static class StudyFolder
{
    private const string Manifest = "manifest.sha256";

    /// <summary>See <see cref="SyntheticStudy.Write"/>.</summary>
    public static SyntheticStudyFiles Write(SyntheticStudy study, string folder, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder);
        Directory.CreateDirectory(Path.Combine(root, "arrays"));
        var known = ReadManifest(root, Header(study));
        var manifest = new StringBuilder(Header(study)).Append('\n');
        var (written, kept, bytes) = (0, 0, 0L);
        using var content = new MemoryStream();
        foreach (var (name, write) in Files(study))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(root, name);
            var present = HashOf(path);
            string hash;
            if (present is not null && known.GetValueOrDefault(name) == present)
            {
                hash = present;
                kept++;
            }
            else
            {
                content.SetLength(0);
                write(content);
                hash = Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
                if (hash == present)
                {
                    kept++;
                }
                else
                {
                    WriteAtomically(path, content.GetBuffer().AsSpan(0, (int)content.Length));
                    written++;
                }
            }

            bytes += new FileInfo(path).Length;
            manifest.Append(hash).Append("  ").Append(name).Append('\n');
        }

        var text = Encoding.UTF8.GetBytes(manifest.ToString());
        var manifestPath = Path.Combine(root, Manifest);
        if (!File.Exists(manifestPath) || !File.ReadAllBytes(manifestPath).AsSpan().SequenceEqual(text))
        {
            WriteAtomically(manifestPath, text);
        }

        return new SyntheticStudyFiles(Path.Combine(root, "sheet.csv"), written, kept, bytes);
    }

    private static IEnumerable<(string Name, Action<Stream> Write)> Files(SyntheticStudy study)
    {
        yield return ("README.txt", s => s.Write(Encoding.UTF8.GetBytes(StudyTables.Readme(study))));
        yield return ("sheet.csv", s => s.Write(Encoding.UTF8.GetBytes(StudyTables.Sheet(study))));
        yield return ("truth.tsv", s => s.Write(Encoding.UTF8.GetBytes(StudyTables.Truth(study))));
        foreach (var array in study.Arrays)
        {
            yield return (array.File, s => study.WriteArray(array, s));
        }
    }

    private static string Header(SyntheticStudy study) => $"# synthetic study, seed {study.Seed}, simulation version {SyntheticStudy.Version}";

    /// <summary>Hashes by file name, none where the manifest is absent or of another study. The layout is that of sha256sum.</summary>
    private static Dictionary<string, string> ReadManifest(string root, string header)
    {
        var path = Path.Combine(root, Manifest);
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return lines.Length == 0 || lines[0] != header
            ? []
            : lines.Skip(1).Select(l => l.Split("  ", 2)).Where(p => p.Length == 2).ToDictionary(p => p[1], p => p[0], StringComparer.Ordinal);
    }

    private static string? HashOf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void WriteAtomically(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            stream.Write(content);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
