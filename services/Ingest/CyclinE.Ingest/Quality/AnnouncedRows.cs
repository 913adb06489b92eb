namespace CyclinE.Ingest.Quality;

/// <summary>What a file's header says about its rows, and how many there are.</summary>
/// <param name="Field">The field of the header, such as <c>Num SNPs</c>.</param>
/// <param name="Announced">Rows that it announces.</param>
/// <param name="Read">Rows of the array that the file holds.</param>
internal readonly record struct AnnouncedRows(string Field, long Announced, long Read);
