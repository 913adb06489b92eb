namespace CyclinE.Batches;

/// <summary>The cells of one row, before they mean anything.</summary>
/// <param name="Line">Line of the file where the row starts, from 1.</param>
/// <param name="Cells">Cleaned texts.</param>
/// <param name="LastLine">Line where it ends: a later one where a quoted cell holds a line break.</param>
/// <param name="IsBroken">True where its quotes are wrong, so that its cells may be too.</param>
internal sealed record SheetRecord(int Line, string[] Cells, int LastLine, bool IsBroken)
{
    /// <summary>True where no cell has a text, as spreadsheets write rows that were cleared.</summary>
    public bool IsBlank => Array.TrueForAll(Cells, c => c.Length == 0);

    /// <summary>True for a comment that is indented or quoted.</summary>
    public bool IsComment => Cells[0].StartsWith('#');
}
