using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Cli;

/// <summary>The study table as a few lines of text.</summary>
public static class StudyLines
{
    /// <summary>Prints it.</summary>
    public static void Say(Terminal terminal, CohortStudy study)
    {
        terminal.Line(string.Empty);
        terminal.Line($"cyclin E positive: {study.Definition}");
        terminal.Line("                        benefit   none   median PFS (months)");
        if (study.Benefit is { } table)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"cyclin E positive       {table.PositiveYes,7} {table.PositiveNo,6}   {study.Positive?.Median,6:0.0}"));
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"cyclin E negative       {table.NegativeYes,7} {table.NegativeNo,6}   {study.Negative?.Median,6:0.0}"));
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Fisher's exact P = {table.P:0.0000}, odds ratio {table.OddsRatio:0.000} ({table.Lower:0.000} to {table.Upper:0.000})"));
        }

        if (study.LogRank is { } test)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"log-rank chi-square {test.ChiSquare:0.00}, P = {test.P:0.0000}"));
        }

        foreach (var note in study.Notes)
        {
            terminal.Line($"note: {note}");
        }
    }
}
