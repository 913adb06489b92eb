using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>gscores.tsv</c>: G along the genome.</summary>
internal static class GScoresTable
{
    public static OutputTable Table { get; } = new OutputTable<(RecurrenceDirection Direction, RecurrenceTrack Track, int Row)>(
        "gscores.tsv",
        "every interval of constant G of the cohort, amplifications first",
        results => results.Cohort.Recurrence is { } recurrence
            ? Rows(RecurrenceDirection.Amplification, recurrence.Amplification).Concat(Rows(RecurrenceDirection.Deletion, recurrence.Deletion))
            : [],
        [
            new("direction", "amplification or deletion.", r => Words.Of(r.Direction)),
            new("chromosome", "Chromosome without chr.", r => Chromosome.FromNumber(r.Track.Chromosomes[r.Row]).ToString()),
            new("start", "First base pair, 1-based.", r => Whole(r.Track.Starts[r.Row])),
            new("end", "Last base pair.", r => Whole(r.Track.Ends[r.Row])),
            new("g", "Mean score over all samples.", r => Significant(r.Track.G[r.Row])),
            new("q", "q value of G.", r => Significant(r.Track.Q[r.Row])),
            new("frequency", "Share of samples with a focal event of this direction.", r => Fixed(r.Track.Frequency[r.Row], 4)),
            new("amplitude", "Mean focal change of those samples in copies, positive.", r => Fixed(r.Track.Amplitude[r.Row], 4)),
        ]);

    private static IEnumerable<(RecurrenceDirection, RecurrenceTrack, int)> Rows(RecurrenceDirection direction, RecurrenceTrack track) =>
        Enumerable.Range(0, track.G.Count).Select(row => (direction, track, row));
}
