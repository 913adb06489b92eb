using CyclinE.Artifacts.Files;
using CyclinE.Genomics.Input;

namespace CyclinE.Cli.Planning;

/// <summary>Files that an argument or option names.</summary>
internal static class NamedFile
{
    /// <summary>Opens one, links followed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">Code of the refusal where nothing is there.</param>
    /// <param name="what">What is then not there.</param>
    /// <param name="remedy">What to name.</param>
    /// <exception cref="InvalidInputException">Nothing is there, or a folder, a pipe or a device, which are not opened.</exception>
    public static FileStream Open(FileInfo file, string code, string what, string remedy) => RegularFile.Open(
        RootedFiles.RealPath(file.FullName), new InputProblem { Code = code, What = what, Where = file.FullName, Remedy = remedy });
}
