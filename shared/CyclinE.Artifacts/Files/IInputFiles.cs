using CyclinE.Contracts;

namespace CyclinE.Artifacts;

/// <summary>Raw files behind named roots.</summary>
public interface IInputFiles
{
    /// <summary>Names of the roots that this process can read.</summary>
    IReadOnlyCollection<string> Roots { get; }

    /// <summary>Opens a regular file for sequential reading; a pipe, a device or a folder is refused unopened.</summary>
    /// <exception cref="CyclinE.Genomics.InvalidInputException">The file is not there, or its path leaves the root.</exception>
    Stream Open(InputRef input);

    /// <summary>Size and last write time (UTC); null where no regular file is there.</summary>
    (long Size, DateTime Modified)? Stat(InputRef input);
}
