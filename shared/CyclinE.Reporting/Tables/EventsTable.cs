using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>events.tsv</c>: gains, amplifications, losses and deletions after merging.</summary>
internal static class EventsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(ArrayResult Array, CopyNumberEvent Event)>(
        "events.tsv",
        "every event (neighbouring segments altered in one direction, merged) of every called array, in sheet and genome order",
        array =>
            from found in array.Calls?.Events ?? []
            select (array, found),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array.Array)),
            new("sample", "Specimen or line.", r => Text(r.Array.Sample)),
            new("chromosome", "Chromosome without chr.", r => r.Event.Chromosome.ToString()),
            new("start", "Position of the event's first probe, 1-based base pairs.", r => Whole(r.Event.Start)),
            new("end", "Position of the event's last probe.", r => Whole(r.Event.End)),
            new("outer_start", "Outer bound on the left: last probe that lies before the event with 95% probability.", r => Whole(r.Event.OuterStart)),
            new("outer_end", "Outer bound on the right: first probe that lies behind the event with 95% probability.", r => Whole(r.Event.OuterEnd)),
            new("inner_start", "Inner bound on the left: first probe that belongs to the event with 95% probability; NA where none does.",
                r => Whole(r.Event.InnerStart)),
            new("inner_end", "Inner bound on the right.", r => Whole(r.Event.InnerEnd)),
            new("probes", "Probes with a finite value.", r => Whole(r.Event.Probes)),
            new("log2", "Probe-weighted mean log2, centre subtracted.", r => Log2(r.Event.Log2)),
            new("se", "Standard error of log2.", r => Log2(r.Event.StandardError)),
            new("peak", "log2 of the most extreme segment with enough probes.", r => Log2(r.Event.Peak)),
            new("peak_start", "Position of the peak segment's first probe.", r => Whole(r.Event.PeakStart)),
            new("peak_end", "Position of the peak segment's last probe.", r => Whole(r.Event.PeakEnd)),
            new("call", "The most extreme call among its segments; words of calls.tsv.", r => Words.Of(r.Event.Call)),
            new("length", "arm-level, large or focal.", r => Words.Of(r.Event.Length)),
            new("focal", "true for a focal event with enough contrast against its flanks.", r => Truth(r.Event.Focal)),
            new("contrast_left", "Event log2 − weighted median of the left flank; NA where there are too few probes.", r => Log2(r.Event.ContrastLeft)),
            new("contrast_right", "Event log2 − weighted median of the right flank.", r => Log2(r.Event.ContrastRight)),
            new("genes", "Genes it touches, highlighted ones first, joined with a comma.", r => List(r.Event.Genes)),
            new("band", "First and last cytogenetic band; NA where the build has no band table.", r => Text(r.Event.Band)),
            new("masked", "Masked share of the event, 0–1; NA where nothing is masked. What is mostly masked is not called and makes no event.",
                r => Fixed(r.Event.Masked, 4)),
        ]);
}
