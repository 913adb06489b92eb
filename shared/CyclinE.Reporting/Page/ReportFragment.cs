using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page.Sections;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Page;

/// <summary>Pieces of the report for pages of others, drawn by the very code that draws the report. Names in them are escaped.</summary>
public static class ReportFragment
{
    /// <summary>The report's style sheet, for what is below an element of this class only: colours are the element's own.</summary>
    /// <param name="cssClass">The class.</param>
    public static string Style(string cssClass)
    {
        using var stream = typeof(ReportFragment).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return $".{cssClass} {{\n{reader.ReadToEnd().Replace(":root {", "& {", StringComparison.Ordinal)}\n}}\n";
    }

    /// <summary>The study, what recurs, and the scan.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="gene">Address of a gene.</param>
    public static string Cohort(BatchResults results, Func<string, string> gene)
    {
        var html = new Html();
        StudySection.Render(results, html);
        RecurrenceSection.Render(results, html);
        ScanSection.Render(results, html, gene);
        return html.ToString();
    }

    /// <summary>A P value as the report writes it, such as <c>P = 0.0019</c>.</summary>
    public static string Probability(double p) => Show.Equation("P", p);

    /// <summary>Kaplan–Meier curves; empty where there are none.</summary>
    /// <param name="curves">The curves, the first in the colour of positive ones, the last in that of negative ones.</param>
    /// <param name="endPoint">What they are of.</param>
    /// <param name="by">What divides the patients.</param>
    /// <param name="p">Log-rank P; null where there is none.</param>
    public static string Survival(IReadOnlyList<SurvivalCurve> curves, string endPoint, string by, double? p) => SurvivalPlot.Draw(
        [.. curves.Select((c, i) => (c, i == 0 ? "positive" : i == curves.Count - 1 ? "negative" : "middle"))], endPoint, by, p).Text;
}
