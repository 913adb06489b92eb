using System.Globalization;
using CyclinE.Contracts.Plans;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Tests.Options;

public sealed class PlanOptionsTests
{
    [Fact]
    public void Values_are_bound_to_their_record()
    {
        var options = PlanOptions.Bind<SampleOptions>(Map(("penalty", "1e-3"), ("min-probes", "7"), ("smooth", "false"), ("build", "hg38"), ("day", "sunday")));

        Assert.Equal(new SampleOptions { Penalty = 0.001, MinProbes = 7, Smooth = false, Build = "hg38", Day = DayOfWeek.Sunday }, options);
        Assert.Equal(new SampleOptions(), PlanOptions.Bind<SampleOptions>(Map()));
    }

    [Fact]
    public void The_plan_keeps_what_differs_from_the_default_in_one_spelling()
    {
        var kept = PlanOptions.Canonical(
            typeof(SampleOptions),
            Map(("penalty", "02.750"), ("min-probes", "3"), ("smooth", "False"), ("build", "hg19"), ("day", "MONDAY")));

        Assert.Equal([new("day", "Monday"), new("penalty", "2.75"), new("smooth", "false")], kept);
        Assert.Equal(kept, PlanOptions.Canonical(typeof(SampleOptions), kept));
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = german;
            Assert.Equal("1.25", PlanOptions.Canonical(typeof(SampleOptions), Map(("penalty", "1.25")))["penalty"]);
            Refused("bad-option", "penalty", "1,25");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("penalty", "fast", "a number")]
    [InlineData("penalty", "NaN", "a number")]
    [InlineData("penalty", "Infinity", "a number")]
    [InlineData("penalty", "-0.1", "outside 0 to 100")]
    [InlineData("penalty", "100.5", "outside 0 to 100")]
    [InlineData("min-probes", "1.5", "a whole number")]
    [InlineData("min-probes", "0", "outside 1")]
    [InlineData("min-probes", "99999999999", "a whole number")]
    [InlineData("smooth", "yes", "true or false")]
    [InlineData("day", "Someday", "sunday, monday")]
    [InlineData("day", "42", "sunday, monday")]
    [InlineData("penalty", "", "a number")]
    public void A_value_that_does_not_fit_is_refused_with_what_would(string name, string value, string expected)
    {
        var problem = Refused("bad-option", name, value);

        Assert.Contains(expected, problem.What, StringComparison.Ordinal);
        Assert.Equal($"option {name}", problem.Where);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("penalti")]
    [InlineData("Penalty")]
    [InlineData("not-an-option")]
    public void An_unknown_name_is_refused_with_the_known_ones(string name) =>
        Assert.Contains("penalty, min-probes, smooth, build, day", Refused("unknown-option", name, "1").Remedy, StringComparison.Ordinal);

    [Fact]
    public void Options_describe_themselves_with_their_default() =>
        Assert.Equal(
            [("penalty", "2.5"), ("min-probes", "3"), ("smooth", "true"), ("build", "hg19"), ("day", "Friday")],
            PlanOptions.Describe(typeof(SampleOptions)).Select(o => (o.Option.Name, o.Default)));

    private static InputProblem Refused(string code, string name, string value)
    {
        var bound = Assert.Throws<InvalidInputException>(() => PlanOptions.Bind<SampleOptions>(Map((name, value)))).Problem;
        var frozen = Assert.Throws<InvalidInputException>(() => PlanOptions.Canonical(typeof(SampleOptions), Map((name, value)))).Problem;
        Assert.Equal(bound, frozen);
        Assert.Equal(code, bound.Code);
        return bound;
    }

    private static Dictionary<string, string> Map(params (string Name, string Value)[] entries) => entries.ToDictionary(e => e.Name, e => e.Value);
}
