using System.Text;
using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests;

/// <summary>Sheets written as text in tests, and what is found in them.</summary>
internal static class SheetText
{
    public const string Name = "lines.csv";
    public const string Root = "sheet";

    public static SheetResult Check(string text, FakeFiles? files = null, ValidationContext? context = null) =>
        Check(Encoding.UTF8.GetBytes(text), files, context);

    public static SheetResult Check(byte[] bytes, FakeFiles? files = null, ValidationContext? context = null)
    {
        using var stream = new MemoryStream(bytes);
        return SheetValidator.Validate(SheetReader.Read(stream, Name), files, Root, context ?? new ValidationContext());
    }

    /// <summary>A sheet of required columns and one more, with one row.</summary>
    public static SheetResult CheckCell(string column, string cell) =>
        Check($"array\tsample\tfile\t{column}\nA\tS\ta.txt\t{cell}\n");

    /// <summary>The one problem, which must be exactly this.</summary>
    public static void HasOnly(this SheetResult result, SheetSeverity severity, string code, int? line, string? column, string? value, string what,
        string remedy)
    {
        var problem = Assert.Single(result.Problems);
        Assert.Equal(
            new SheetProblem { Severity = severity, Code = code, Line = line, Column = column, Value = value, What = what, Remedy = remedy },
            problem);
        Assert.Equal(severity == SheetSeverity.Warning, result.IsValid);
    }

    public static void HasOnlyError(this SheetResult result, string code, int? line, string? column, string? value, string what, string remedy) =>
        result.HasOnly(SheetSeverity.Error, code, line, column, value, what, remedy);

    public static void HasOnlyWarning(this SheetResult result, string code, int? line, string? column, string? value, string what, string remedy) =>
        result.HasOnly(SheetSeverity.Warning, code, line, column, value, what, remedy);

    /// <summary>Code, line and column of every problem, in order.</summary>
    public static IEnumerable<string> Brief(this SheetResult result) => result.Problems.Select(p => $"{p.Line?.ToString() ?? "-"} {p.Column ?? "-"} {p.Code}");
}
