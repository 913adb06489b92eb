using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Text;

/// <summary>What can be wrong with one cell.</summary>
internal static class CellProblem
{
    private const int Shown = 40;

    /// <summary>The refusal of a cell that should hold a number.</summary>
    public static InvalidInputException NotANumber(ReadOnlySpan<byte> cell, SourceLocation where) =>
        Number.HasDecimalComma(cell)
            ? new InvalidInputException(
                "decimal-comma",
                $"'{Show(cell)}' has a decimal comma: expected a decimal point.",
                where.ToString(),
                "Export with a decimal point (in a spreadsheet: English number format), or replace the commas.")
            : new InvalidInputException(
                "not-a-number",
                $"'{Show(cell)}' is not a number: expected one such as -0.25.",
                where.ToString(),
                "Correct the cell; no value is written as NA, NaN, '.' or an empty cell.");

    /// <summary>A cell for a message.</summary>
    public static string Show(ReadOnlySpan<byte> cell)
    {
        var text = SourceText.Decode(cell);
        return text.Length > Shown ? text[..Shown] + "…" : text;
    }
}
