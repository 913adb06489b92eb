using CyclinE.Contracts;

namespace CyclinE.Artifacts;

/// <summary>Raw files behind named roots.</summary>
public interface IInputFiles
{
    /// <summary>Names of the roots that this process can read.</summary>
    IReadOnlyCollection<string> Roots { get; }

    /// <summary>Opens a file for sequential reading.</summary>
    /// <exception cref="CyclinE.Genomics.InvalidInputException">The file is not there, or its path leaves the root.</exception>
    Stream Open(InputRef input);

    /// <summary>Size and last write time (UTC); null where the file is not there.</summary>
    (long Size, DateTime Modified)? Stat(InputRef input);
}
