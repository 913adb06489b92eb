namespace CyclinE.Simulation.Study;

/// <summary>What writing a study did.</summary>
/// <param name="Sheet">Full path of the sheet.</param>
/// <param name="Written">Files that were written.</param>
/// <param name="Kept">Files that were there with the right content.</param>
/// <param name="Bytes">Size of all files of the study.</param>
public sealed record SyntheticStudyFiles(string Sheet, int Written, int Kept, long Bytes);
