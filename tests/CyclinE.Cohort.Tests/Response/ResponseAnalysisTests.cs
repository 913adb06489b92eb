using CyclinE.Cohort.Response;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Response;

public class ResponseAnalysisTests
{
    [Fact]
    public void TheStudysTableHasEveryTestAndNoPowerSentence()
    {
        var result = ResponseAnalysis.Run(Input(6, 12, 14, 2), new ResponseOptions());

        Assert.Equal([[6, 12], [14, 2]], result.Counts);
        var methods = result.Tests.ToDictionary(t => t.Method);
        Assert.Equal(["barnard", "chi-square", "chi-square-corrected", "fisher-exact", "mid-p", "newcombe"], methods.Keys.Order());
        Near.Equal(0.0019084299492482504, methods["fisher-exact"].P, 1e-8, "Fisher P");
        Near.Equal(6 / 18.0 - (14 / 16.0), methods["newcombe"].Value, 1e-12, "risk difference");
        Assert.True(methods["mid-p"].P < methods["fisher-exact"].P && methods["barnard"].P < methods["fisher-exact"].P);
        Assert.Equal(["logistic", "firth-logistic"], result.Models.Select(m => m.Method));
        Near.Equal(Math.Log(6 * 2 / (12.0 * 14)), result.Models[0].Terms[1].Coefficient, 1e-9, "log odds ratio");
        Assert.DoesNotContain(result.Notes, n => n.Contains("not significant", StringComparison.Ordinal));
    }

    [Fact]
    public void ANegativeResultSaysWhatCouldHaveBeenSeen()
    {
        var result = ResponseAnalysis.Run(Input(9, 0, 48, 5), new ResponseOptions());

        var sentence = Assert.Single(result.Notes);
        Assert.StartsWith("benefit by cyclin E: not significant (P = 1). With 9 patients positive and 53 negative, 91% of whom had the outcome, the smallest effect this cohort could have seen is a rate of ", sentence, StringComparison.Ordinal);
        Assert.Contains("positive separates the outcome", result.Models[0].Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingPatientsAreCountedAndEmptyGroupsAreNoError()
    {
        var input = Input(3, 0, 0, 0) with { };
        var result = ResponseAnalysis.Run(input with { Group = [.. input.Group, null, "negative"], Outcome = [.. input.Outcome, "yes", null] },
            new ResponseOptions());

        Assert.Equal(2, result.LeftOut);
        Assert.Equal("The second group is empty.", result.Tests[0].Note);
        Assert.Empty(result.Models);
        Assert.Contains("2 of 5 patients left out", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void ThreeGroupsGetTheGeneralTest()
    {
        string?[] groups = [.. "aaaabbbbcccc".Select(c => c.ToString())];
        string?[] outcomes = ["yes", "yes", "yes", "no", "no", "no", "yes", "no", "no", "no", "no", "yes"];
        var result = ResponseAnalysis.Run(
            new ResponseInput { Question = "q", Group = groups, Outcome = outcomes, Groups = ["a", "b", "c"], Outcomes = ["yes", "no"] },
            new ResponseOptions());

        Assert.Equal(["fisher-exact", "chi-square"], result.Tests.Select(t => t.Method));
        Assert.Equal("All tables with these margins.", result.Tests[0].Note);
        Assert.Equal(["(intercept)", "a", "b"], result.Models[0].Terms.Select(t => t.Name));
        Assert.Throws<ArgumentException>(
            () => ResponseAnalysis.Run(
                new ResponseInput { Question = "q", Group = ["x"], Outcome = ["yes"], Groups = ["a", "b"], Outcomes = ["yes", "no"] }, new ResponseOptions()));
    }

    private static ResponseInput Input(int a, int b, int c, int d) => new()
    {
        Question = "benefit by cyclin E",
        Group = [.. Enumerable.Repeat("positive", a + b), .. Enumerable.Repeat("negative", c + d)],
        Outcome = [.. new[] { (a, "yes"), (b, "no"), (c, "yes"), (d, "no") }.SelectMany(x => Enumerable.Repeat(x.Item2, x.Item1))],
        Groups = ["positive", "negative"],
        Outcomes = ["yes", "no"],
    };
}
