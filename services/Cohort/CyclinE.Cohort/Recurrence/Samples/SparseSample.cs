using CyclinE.Genomics.Genome;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>
/// Files of segments that hold altered rows only: what lies between them was measured and found unchanged, and the file left it out.
/// </summary>
internal static class SparseSample
{
    /// <summary>The segments with an unchanged one in every stretch of the autosomes that none covers; markers lie 10 kb apart there.</summary>
    /// <param name="segments">Disjoint, in genome order.</param>
    /// <param name="build">A build with lengths.</param>
    public static List<RecurrenceSegment> Fill(List<RecurrenceSegment> segments, GenomeBuild build)
    {
        var filled = new List<RecurrenceSegment>(segments.Count + 44);
        foreach (var chromosome in Chromosome.All.Where(c => c.IsAutosome))
        {
            var next = 1;
            foreach (var segment in segments.Where(s => s.Chromosome == chromosome))
            {
                AddUnchanged(chromosome, next, segment.Start - 1);
                filled.Add(segment);
                next = segment.End + 1;
            }

            AddUnchanged(chromosome, next, build.LengthOf(chromosome)!.Value);
        }

        filled.AddRange(segments.Where(s => !s.Chromosome.IsAutosome));
        return filled;

        void AddUnchanged(Chromosome chromosome, int start, int end)
        {
            if (start <= end)
            {
                filled.Add(new RecurrenceSegment(chromosome, start, end, 0, 0));
            }
        }
    }
}
