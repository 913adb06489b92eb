using System.Text;
using CyclinE.Batches.Clinical;
using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests.Sheets;

public sealed class ClinicalTableTests
{
    private const string Sheet = "array,sample,file,patient,her2\nA,S1,a.txt,P1,positive\nB,S2,b.txt,P2,\nC,S3,c.txt,,\n";

    [Fact]
    public void Values_are_joined_by_patient_and_read_as_the_sheet_reads_them()
    {
        var joined = Join("patient\tHER2\tpfs_months\tstage\nP1\t+\t12\tII\nP2\tneg\t7.5\tNA\nS3\tpos\t1\tIII\n".Replace("+", "pos", StringComparison.Ordinal));
        Assert.True(joined.IsValid, string.Join('\n', joined.Problems.Select(p => p.What)));
        Assert.Equal(["positive", "negative", "positive"], joined.Sheet!.Rows.Select(r => r.Value("her2")));
        Assert.Equal(["12", "7.5", "1"], joined.Sheet.Rows.Select(r => r.Value("pfs_months")));
        Assert.Equal(["II", null, "III"], joined.Sheet.Rows.Select(r => r.Value("stage")));
        Assert.Contains("stage", joined.Sheet.Columns);
    }

    [Fact]
    public void A_contradiction_names_both_places() =>
        AssertError(Join("patient,her2\nP1,negative\n"), "clinical-contradiction", "The sheet says her2 'positive', c.tsv line 2 says 'negative'.");

    [Fact]
    public void A_wrong_cell_is_named_with_the_line_of_the_table() =>
        AssertError(Join("patient,pfs_months\nP1,3\nP2,soon\n"), null, "c.tsv line 3: ");

    [Fact]
    public void A_key_that_is_not_there_lists_the_columns() =>
        AssertError(Join("patent,her2\nP1,positive\n", "patient"), "unknown-key", "c.tsv has no column 'patient'.",
            "Did you mean --key patent? Its columns: patent, her2.");

    [Fact]
    public void A_key_that_the_sheet_lacks_lists_the_sheets_columns() =>
        AssertError(Join("patinet,her2\nP1,positive\n", "patinet"), "unknown-key", "The sheet has no column 'patinet'.",
            "Did you mean --key patient? Its columns: array, sample, file, patient, her2.");

    [Fact]
    public void Tables_that_do_not_meet_are_an_error_and_rows_without_a_partner_a_warning()
    {
        AssertError(Join("patient,her2\nX1,positive\n"), "no-clinical-match", "No row of c.tsv meets a row of the sheet in patient");
        var joined = Join("patient,stage\nP1,I\nX1,II\n");
        Assert.True(joined.IsValid);
        Assert.Contains(joined.Problems, p => p is { Code: "no-clinical-row", Severity: SheetSeverity.Warning }
            && p.What.Contains("2 arrays: B, C", StringComparison.Ordinal));
        Assert.Contains(joined.Problems, p => p is { Code: "clinical-row-without-array" } && p.What.Contains("X1", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_rows_of_one_patient_must_agree()
    {
        Assert.True(Join("patient,stage\nP1,I\nP1,I\nP2,I\nS3,I\n").IsValid);
        AssertError(Join("patient,stage\nP1,I\nP1,II\n"), "duplicate-key", "'P1' is there already on line 2");
    }

    [Fact]
    public void What_says_how_a_file_is_read_stays_the_sheets()
    {
        var joined = Join("patient,file,stage\nP1,other.txt,I\nP2,x,I\nS3,x,I\n");
        Assert.True(joined.IsValid);
        Assert.Equal("a.txt", joined.Sheet!.Rows[0].Value("file"));
        Assert.Contains(joined.Problems, p => p.Code == "clinical-column-left");
    }

    private static void AssertError(SheetResult result, string? code, string what, string? remedy = null)
    {
        var problem = Assert.Single(result.Problems, p => p.Severity == SheetSeverity.Error);
        Assert.Equal(code ?? problem.Code, problem.Code);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(remedy ?? string.Empty, problem.Remedy, StringComparison.Ordinal);
    }

    private static SheetResult Join(string table, string key = "patient")
    {
        using var sheet = new MemoryStream(Encoding.UTF8.GetBytes(Sheet));
        using var clinical = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return ClinicalTable.Join(SheetReader.Read(sheet, "sheet.csv"), clinical, "c.tsv", key);
    }
}
