using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page.Sections;

/// <summary>The sentences that calls and comparisons carry, each once with the arrays it is about.</summary>
internal static class NotesSection
{
    private const int MostNames = 6;
    private const int MostNotes = 60;

    public static void Render(BatchResults results, Html html)
    {
        var notes = Notes(results).GroupBy(n => n.Text, n => n.About).ToList();
        html.Add($"""<section id="notes" aria-labelledby="notes-h"><h2 id="notes-h">Notes</h2>""");
        if (notes.Count == 0)
        {
            html.Add($"<p>None.</p></section>\n");
            return;
        }

        html.Add($"""<ul class="notes">""");
        foreach (var note in notes.Take(MostNotes))
        {
            html.Add($"""<li>{note.Key} <span class="faint">({Show.Names([.. note], MostNames)})</span></li>""");
        }

        html.Add($"</ul>");
        QualitySection.More(html, notes.Count, MostNotes, "calls of each array (cycline explain)");
        html.Add($"</section>\n");
    }

    private static IEnumerable<(string About, string Text)> Notes(BatchResults results)
    {
        foreach (var array in results.ArrayResults)
        {
            foreach (var note in array.Calls?.Notes ?? [])
            {
                yield return (array.Array, note);
            }
        }

        foreach (var pair in results.PairResults)
        {
            foreach (var note in pair.Comparison?.Notes ?? [])
            {
                yield return ($"{pair.Resistant} against {pair.Parental}", note);
            }
        }
    }
}
