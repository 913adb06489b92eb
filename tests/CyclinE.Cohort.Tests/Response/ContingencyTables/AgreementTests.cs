using CyclinE.Cohort.Response.ContingencyTables;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Response.ContingencyTables;

public class AgreementTests
{
    [Fact]
    public void KappaAndMcNemar()
    {
        var golden = GoldenTable.Read("agreement.tsv");
        foreach (var row in golden.Rows)
        {
            var test = Agreement.Test(golden.Integer(row, "both"), golden.Integer(row, "first"), golden.Integer(row, "second"), golden.Integer(row, "neither"));
            var name = string.Join(' ', row.Take(4));
            Near.Equal(golden.Number(row, "kappa"), test.Kappa, 1e-10, name + " kappa", 1e-14);
            Near.Equal(golden.Number(row, "se"), test.StandardError, 1e-9, name + " error");
            Near.Equal(golden.Number(row, "lower"), test.Lower, 1e-9, name + " lower");
            Near.Equal(golden.Number(row, "upper"), test.Upper, 1e-9, name + " upper");
            Near.Equal(golden.Number(row, "p"), test.KappaP, 1e-8, name + " P");
            Near.Equal(golden.Number(row, "exact"), test.McNemarExactP, 1e-9, name + " exact");
            Near.Equal(golden.Number(row, "chi"), test.McNemarChiSquare, 1e-12, name + " chi-square");
            Near.Equal(golden.Number(row, "chip"), test.McNemarP, 1e-9, name + " chi-square P");
            Near.Equal(golden.Number(row, "corrected"), test.McNemarCorrectedChiSquare, 1e-12, name + " corrected");
            Near.Equal(golden.Number(row, "correctedp"), test.McNemarCorrectedP, 1e-9, name + " corrected P");
        }
    }

    [Fact]
    public void ReadingsArePairedAndMissingOnesCounted()
    {
        bool?[] amplified = [true, true, false, false, null, true];
        bool?[] expressed = [true, false, false, true, true, null];
        var test = Agreement.Test(amplified, expressed);
        Assert.Equal((1, 1, 1, 1, 2), (test.Both, test.FirstOnly, test.SecondOnly, test.Neither, test.LeftOut));
        Assert.Equal((0.5, 0.5, 0.0), (test.PositiveAgreement, test.NegativeAgreement, test.Kappa));
    }

    [Fact]
    public void OneWordForEverybodyHasNoKappa()
    {
        var test = Agreement.Test(0, 0, 0, 12);
        Assert.True(double.IsNaN(test.Kappa) && double.IsNaN(test.StandardError) && double.IsNaN(test.PositiveAgreement));
        Assert.Equal((1.0, 1.0), (test.NegativeAgreement, test.McNemarExactP));
    }
}
