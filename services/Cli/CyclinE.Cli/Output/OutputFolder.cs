using CyclinE.Artifacts.Sqlite;
using CyclinE.Genomics.Input;

namespace CyclinE.Cli.Output;

/// <summary>The folder that a command was told to write to.</summary>
public static class OutputFolder
{
    /// <summary>Makes it where it is not there.</summary>
    /// <exception cref="InvalidInputException">It is a file, or cannot be made.</exception>
    public static void Make(string folder)
    {
        if (File.Exists(folder))
        {
            throw new InvalidInputException("folder-is-file", "There is a file of this name, so it cannot be the folder for the results.", folder,
                "Name another folder with --out.");
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when ((exception is IOException or UnauthorizedAccessException) && !SqliteOutageDetector.IsFullDisk(exception))
        {
            throw new InvalidInputException(
                "folder-not-writable", $"The folder for the results cannot be made: {exception.Message}", folder,
                "Give this user permission to write, or name another folder with --out.");
        }
    }
}
