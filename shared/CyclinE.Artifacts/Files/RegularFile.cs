using System.Formats.Tar;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Files;

/// <summary>
/// Opens regular files and nothing else: a pipe waits for a writer for ever, a device never ends, a folder has no bytes. What a path
/// is, is told without opening it; links are followed.
/// </summary>
public static class RegularFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Opens a file for sequential reading.</summary>
    /// <param name="path">The path, links followed.</param>
    /// <param name="missing">The refusal where nothing is there, and how the file is named in every other one.</param>
    /// <exception cref="InvalidInputException"><c>not-a-file</c>, <c>unreadable-file</c>, or <paramref name="missing"/>.</exception>
    public static FileStream Open(string path, InputProblem missing)
    {
        var name = missing.Where;
        if (Directory.Exists(path))
        {
            throw new InvalidInputException("not-a-file", "This is a folder: expected a file.", name, "Name a file in it.");
        }

        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null)
        {
            throw new InvalidInputException(missing); // A link that is still one leads nowhere.
        }

        if (!IsRegular(file))
        {
            throw new InvalidInputException(
                "not-a-file", "This is a pipe, a socket or a device: expected a file.", name, "Write its bytes into a file and name that.");
        }

        try
        {
            return new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                "unreadable-file", "The file may not be read by this process.", name, "Give the user that runs the process permission to read it.");
        }
    }

    /// <summary>Whether what is there is a regular file, told without opening it.</summary>
    /// <param name="file">What is there, links followed.</param>
    public static bool IsRegular(FileInfo file)
    {
        // Pipes, sockets and devices have no length. The library tells a file's type only when it archives it; of what is no regular file
        // it archives the name alone.
        if (file.Length > 0 || OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(file.FullName, "file");
            }

            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
        }
        catch (UnauthorizedAccessException)
        {
            return true; // An empty regular file that may not be read: opening it says so.
        }
        catch (IOException)
        {
            return false; // A socket: no archive holds one.
        }
    }
}
