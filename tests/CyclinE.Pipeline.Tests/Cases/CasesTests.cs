using System.Text;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests.Cases;

/// <summary>Every input on which the program once went wrong, run again: what is right beside what comes out.</summary>
public sealed class CasesTests
{
    private static readonly (string Name, string Right, string Test)[] Elsewhere =
    [
        ("security/one-kill-in-cohort", "after a kill in the cohort's stages, the same tables", "KilledRunTests of the faults"),
        ("security/tampered-document", "export refuses a changed document, run makes it again", nameof(DamageTests)),
    ];

    [Fact]
    public async Task Every_case_comes_out_right()
    {
        if (CaseFolder.Find() is not { } cases)
        {
            Assert.Skip($"No folder of cases: looked for 'cases' beside the reference data and for ../shared/cases beside {ReferenceData.RepositoryRoot}.");
            return;
        }

        var table = new StringBuilder("| case | right | came out | |\n|---|---|---|---|\n");
        var wrong = new List<string>();
        foreach (var one in FormatCases.All.Concat(SheetCases.All))
        {
            using var folder = new CaseFolder(cases);
            var outcome = await TryAsync(one, folder);
            table.Append(Row(one.Name, one.Right, outcome.Words, outcome.IsRight ? "right" : one.IsOpen ? "**wrong**, still open" : "**wrong**"));
            if (!outcome.IsRight && !one.IsOpen)
            {
                wrong.Add($"{one.Name}: right is {one.Right}; came out {outcome.Words}");
            }
        }

        foreach (var (name, right, test) in Elsewhere)
        {
            table.Append(Row(name, right, $"see {test}", string.Empty));
        }

        await File.WriteAllTextAsync(Path.Combine(ReferenceData.RepositoryRoot, "artifacts", "cases.md"), table.ToString(),
            TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A case that throws is wrong, and the others are still run.</summary>
    private static async Task<Outcome> TryAsync(Case one, CaseFolder folder)
    {
        try
        {
            return await one.Try(folder);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(false, $"{e.GetType().Name}: {e.Message}");
        }
    }

    private static string Row(params string[] cells) =>
        $"| {string.Join(" | ", cells.Select(c => string.Join(' ', c.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
