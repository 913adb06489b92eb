using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Tuning;

namespace CyclinE.Cli.Output;

/// <summary>A learned penalty as a table, and as the options that <c>run</c> takes.</summary>
internal sealed class TuningTable(
    TunedPenalty tuned, IReadOnlyList<LabelErrors> usual, IReadOnlyList<RegionLabel> labels, string hash, ArraySegmentationOptions options)
{
    private readonly string _method = options.Segmenter.ToString().ToLowerInvariant();
    private readonly LabelErrors _usual = usual.Aggregate(default(LabelErrors), (sum, e) => sum + e);

    /// <summary>The options with which <c>run</c> uses the learned penalty; the hash of the labels enters its recipes.</summary>
    private string RunOptions => string.Join(
        " --set segment-array.",
        "--segmenter fpop",
        Text($"fpop-penalty={Math.Exp(tuned.Model.Intercept):G9}"),
        Text($"fpop-sigma-power={tuned.Model.LogSigma:G9}"),
        Text($"fpop-probes-power={tuned.Model.LogLogProbes:G9}"),
        Text($"fpop-labels={hash}"));

    /// <summary>One array only: none is left that took no part.</summary>
    private bool IsUnjudged => tuned.LeftOut.Count < 2;

    private bool Helps => !IsUnjudged && tuned.Errors.Total < Math.Min(_usual.Total, tuned.DefaultErrors.Total);

    /// <summary>Prints it.</summary>
    public void Say(Terminal terminal, string file, string sheet)
    {
        var breaks = labels.Count(l => l.HasBreak);
        var kinds = Text($"{breaks} regions with a break, {labels.Count - breaks} without, in the file");
        var model = tuned.Model;
        terminal.Line(Text($"labels   {file}: {tuned.Labels} of {tuned.LeftOut.Count} arrays are used ({kinds})"));
        terminal.Line(Text($"rule     fpop's penalty per break = {options.FpopPenalty} · sd^2 · tau · ln(probes)"));
        terminal.Line(Text(
            $"learned  fpop's penalty per break = {Math.Exp(model.Intercept):G4} · sd^{model.LogSigma:0.###} · tau · ln(probes)^{model.LogLogProbes:0.###}"));
        terminal.Line(string.Empty);
        terminal.Line("label errors (false breaks + missed breaks); 'learned' is what the other arrays taught");
        var width = Math.Max("all arrays".Length, tuned.LeftOut.Max(a => a.Name.Length));
        terminal.Line($"{"array".PadRight(width)}  labels  {_method,12}  {"fpop, rule",12}  {"fpop, learned",13}  learned/rule");
        for (var i = 0; i < tuned.LeftOut.Count; i++)
        {
            var array = tuned.LeftOut[i];
            var learned = IsUnjudged ? "-" : Pair(array.Errors);
            var ratio = IsUnjudged ? "-" : Text($"{array.Penalty / array.DefaultPenalty:0.00}");
            terminal.Line($"{Row(array.Name.PadRight(width), array.Labels, usual[i], array.DefaultErrors, learned)}  {ratio,12}");
        }

        terminal.Line(Row("all arrays".PadRight(width), tuned.Labels, _usual, tuned.DefaultErrors, IsUnjudged ? "-" : Pair(tuned.Errors)));
        terminal.Line(string.Empty);
        foreach (var line in Remarks(breaks))
        {
            terminal.Line(line);
        }

        terminal.Line($"  cycline run {sheet} --out DIR {RunOptions}");
    }

    /// <summary>The same as JSON.</summary>
    public object ForJson() => new
    {
        labels = tuned.Labels,
        labelsSha256 = hash,
        method = _method,
        model = new { penalty = Math.Exp(tuned.Model.Intercept), sigmaPower = tuned.Model.LogSigma, probesPower = tuned.Model.LogLogProbes },
        errors = new { usual = _usual.Total, rule = tuned.DefaultErrors.Total, learned = IsUnjudged ? (int?)null : tuned.Errors.Total },
        helps = Helps,
        arrays = tuned.LeftOut.Select((a, i) => new
        {
            array = a.Name,
            a.Labels,
            usual = usual[i],
            rule = a.DefaultErrors,
            rulePenalty = a.DefaultPenalty,
            learned = IsUnjudged ? (LabelErrors?)null : a.Errors,
            learnedPenalty = IsUnjudged ? (double?)null : a.Penalty,
        }),
        runOptions = RunOptions,
    };

    private IEnumerable<string> Remarks(int breaks)
    {
        if (breaks == 0 || breaks == labels.Count)
        {
            var side = breaks == 0 ? "that there is no break: the penalty is held from below only"
                : "that there is a break: the penalty is held from above only";
            yield return $"note: every label says {side}. Label regions of both kinds.";
        }

        if (IsUnjudged)
        {
            yield return "One array is labelled: the penalty is learned, but what it is worth on others is not known; label at least two. To use it all the same:";
            yield break;
        }

        var others = Text($"{_usual.Total} by {_method}, {tuned.DefaultErrors.Total} by fpop's rule");
        yield return Text($"On arrays that took no part: {tuned.Errors.Total} errors with the learned penalty, {others}.");
        yield return Helps ? "To use the learned penalty:" : "It makes no fewer errors than the better of the two: keep that. To use it all the same:";
    }

    private static string Row(string name, int labels, LabelErrors usual, LabelErrors rule, string learned) =>
        Text($"{name}  {labels,6}  {Pair(usual),12}  {Pair(rule),12}  {learned,13}");

    private static string Pair(LabelErrors errors) => Text($"{errors.FalseBreaks} + {errors.MissedBreaks}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
