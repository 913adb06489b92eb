using System.Globalization;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cli.Output;

/// <summary>The study table as a few lines of text.</summary>
public static class StudyLines
{
    /// <summary>Prints it: by every definition of cyclin E positive, and what stands beside it.</summary>
    public static void Say(Terminal terminal, CohortStudy study)
    {
        terminal.Line(string.Empty);
        terminal.Line($"cyclin E positive: {study.Definition}");
        terminal.Line("                        benefit   none   median PFS (months)");
        if (study.Benefit is { } table)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"cyclin E positive       {table.PositiveYes,7} {table.PositiveNo,6}   {study.Positive?.Median,6:0.0}"));
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"cyclin E negative       {table.NegativeYes,7} {table.NegativeNo,6}   {study.Negative?.Median,6:0.0}"));
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"Fisher's exact {ProbabilityText.Equation("P", table.P)}, odds ratio {table.OddsRatio:0.000} ({table.Lower:0.000} to {table.Upper:0.000})"));
        }

        if (study.LogRank is { } test)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"log-rank chi-square {test.ChiSquare:0.00}, {ProbabilityText.Equation("P", test.P)}"));
        }

        foreach (var definition in study.Definitions)
        {
            Say(terminal, definition);
        }

        foreach (var note in study.Notes)
        {
            terminal.Line($"note: {note}");
        }
    }

    private static void Say(Terminal terminal, StudyDefinition definition)
    {
        terminal.Line($"by {definition.Name}: {definition.Positive} of {definition.Patients} patients positive");
        foreach (var end in definition.EndPoints)
        {
            foreach (var model in end.Models)
            {
                var effect = model.Effects.FirstOrDefault();
                var with = model.Effects.Count > 1 ? $" with {string.Join(", ", model.Effects.Skip(1).Select(e => e.Term))}" : string.Empty;
                var ratio = effect is { HazardRatio: { } hazard, P: { } p }
                    ? string.Create(CultureInfo.InvariantCulture,
                        $"hazard ratio {hazard:0.00} ({effect.Lower:0.00} to {effect.Upper:0.00}), {ProbabilityText.Equation("P", p)}")
                    : "no finite hazard ratio";
                terminal.Line($"  {end.Name.ToLowerInvariant()}, {model.Method}{with}: {ratio}; {model.Patients} patients, {model.Events} events{(model.Warning is null ? string.Empty : ". " + model.Warning)}");
            }

            foreach (var note in end.Notes)
            {
                terminal.Line($"  note: {note}");
            }
        }

        foreach (var note in definition.Benefit?.Notes ?? [])
        {
            terminal.Line($"  note: {note}");
        }
    }
}
