using System.Globalization;
using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>Brings a sample's segments into order without overlap, counting what it mends, or refuses them.</summary>
internal sealed class SegmentRepair(ArmLayout layout, RecurrenceOptions options)
{
    private int _overlapping;
    private int _contained;
    private int _beyondEnd;
    private int _outside;
    private int _reversed;
    private int _notFinite;
    private int _samples;

    /// <summary>What was mended so far.</summary>
    public RecurrenceRepairs Repairs => new(_overlapping, _contained, _beyondEnd, _outside, _reversed, _notFinite, _samples);

    /// <summary>The segments that take part, by chromosome and start, disjoint, within their chromosomes, on the sample's own scale.</summary>
    public List<RecurrenceSegment> Clean(RecurrenceSample sample)
    {
        var before = Repairs.Total;
        var kept = new List<RecurrenceSegment>(sample.Segments.Count);
        foreach (var segment in sample.Segments)
        {
            if (TakesPart(sample, segment.Chromosome) && WithinChromosome(sample, segment) is { } whole)
            {
                kept.Add(whole with { Value = whole.Value - ExpectedLog2(sample, whole.Chromosome) });
            }
        }

        // Stable for equal places: what stands first in the file wins.
        var ordered = kept.OrderBy(s => s.Chromosome).ThenBy(s => s.Start).ToList();
        var disjoint = new List<RecurrenceSegment>(ordered.Count);
        foreach (var segment in ordered)
        {
            AddDisjoint(sample, disjoint, segment);
        }

        _samples += Repairs.Total > before ? 1 : 0;
        return disjoint;
    }

    private bool TakesPart(RecurrenceSample sample, Chromosome chromosome)
    {
        if (chromosome.IsAutosome)
        {
            return true;
        }

        if (!options.SexChromosomes || (chromosome != Chromosome.X && chromosome != Chromosome.Y))
        {
            return false;
        }

        return sample.Scale == RecurrenceScale.FocalCopies
            || (sample.Sex is { } sex && (chromosome == Chromosome.X || (sex == Sex.Male && (sample.ReferenceSex ?? sex) == Sex.Male)));
    }

    private static double ExpectedLog2(RecurrenceSample sample, Chromosome chromosome)
    {
        if (chromosome != Chromosome.X || sample.Scale != RecurrenceScale.Log2)
        {
            return 0;
        }

        return (sample.Sex, sample.ReferenceSex ?? sample.Sex) switch
        {
            (Sex.Male, Sex.Female) => -1,
            (Sex.Female, Sex.Male) => 1,
            _ => 0,
        };
    }

    private RecurrenceSegment? WithinChromosome(RecurrenceSample sample, RecurrenceSegment segment)
    {
        if (!double.IsFinite(segment.Value))
        {
            Mend(ref _notFinite, sample, segment, "segment-value", "has no finite value", "Leave the segment out.");
            return null;
        }

        if (segment.End < segment.Start)
        {
            Mend(ref _reversed, sample, segment, "segment-reversed", "ends before it starts", "Exchange start and end.");
            segment = segment with { Start = segment.End, End = segment.Start };
        }

        var length = layout.Length(segment.Chromosome.Number) ?? int.MaxValue;
        if (segment.Start > length || segment.End < 1)
        {
            Mend(ref _outside, sample, segment, "segment-outside", $"lies beyond its chromosome, which has {Number(length)} base pairs",
                "Check the genome build.");
            return null;
        }

        if (segment.Start < 1 || segment.End > length)
        {
            Mend(ref _beyondEnd, sample, segment, "segment-crosses-end", $"crosses an end of its chromosome, which has {Number(length)} base pairs",
                "Check the genome build, or end the segment with its chromosome.");
            segment = segment with { Start = Math.Max(1, segment.Start), End = Math.Min(length, segment.End) };
        }

        return segment;
    }

    private void AddDisjoint(RecurrenceSample sample, List<RecurrenceSegment> disjoint, RecurrenceSegment segment)
    {
        if (disjoint.Count > 0 && disjoint[^1] is var last && last.Chromosome == segment.Chromosome && segment.Start <= last.End)
        {
            if (segment.End <= last.End)
            {
                Mend(ref _contained, sample, segment, "segment-overlap", $"lies within {Place(last)}", "Give every base one segment.");
                return;
            }

            Mend(ref _overlapping, sample, segment, "segment-overlap", $"overlaps {Place(last)}", "Give every base one segment.");
            segment = segment with { Start = last.End + 1 };
        }

        disjoint.Add(segment);
    }

    private void Mend(ref int counter, RecurrenceSample sample, RecurrenceSegment segment, string code, string what, string remedy)
    {
        if (!options.Repair)
        {
            var where = sample.Source.Length > 0 ? sample.Source : $"array {sample.Id}";
            throw new InvalidInputException(
                code,
                $"The segment {Place(segment)} of {sample.Id} {what}.",
                segment.Line > 0 ? $"{where}, line {segment.Line}" : where,
                remedy + " Or let recurrence mend and count such segments (recurrence-repair).");
        }

        counter++;
    }

    private static string Place(RecurrenceSegment segment)
    {
        var line = segment.Line > 0 ? $" (line {segment.Line})" : string.Empty;
        return $"{segment.Chromosome}:{Number(segment.Start)}–{Number(segment.End)}{line}";
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
