using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>Takes the samples of a cohort one by one.</summary>
internal sealed class CohortIntake(ArmLayout layout, GenomeMask mask, RecurrenceOptions options, SampleSink sink)
{
    private readonly SegmentRepair _repair = new(layout, options);
    private readonly SampleScorer _scorer = new(layout, options);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Ids in the order in which samples came.</summary>
    public List<string> Names { get; } = [];

    public RecurrenceRepairs Repairs => _repair.Repairs;

    /// <summary>What was masked and joined.</summary>
    public ShortSegments Short { get; } = new(mask, options);

    /// <summary>True where the values were focal already.</summary>
    public bool Focal { get; private set; }

    /// <summary>Samples of unknown sex.</summary>
    public int UnknownSex { get; private set; }

    /// <summary>Samples whose segments cover less than half of their chromosomes.</summary>
    public int Sparse { get; private set; }

    /// <summary>Samples from files that seem to hold altered rows only; what lies between was taken as unchanged.</summary>
    public int Filled { get; private set; }

    /// <summary>Samples without a segment that takes part.</summary>
    public int Empty { get; private set; }

    /// <summary>Takes one sample.</summary>
    /// <exception cref="InvalidInputException">It is not usable beside the others.</exception>
    public void Take(RecurrenceSample sample)
    {
        var where = sample.Source.Length > 0 ? sample.Source : $"array {sample.Id}";
        if (!_ids.Add(sample.Id))
        {
            throw new InvalidInputException("recurrence-id-twice", $"The sample {sample.Id} stands in the cohort twice.", where,
                "Give every sample an id of its own.");
        }

        if (Names.Count > 0 && (sample.Scale == RecurrenceScale.FocalCopies) != Focal)
        {
            throw new InvalidInputException(
                "recurrence-scales", $"The sample {sample.Id} is on another scale than those before it.", where,
                "Give log2 ratios for all samples or focal copies for all.");
        }

        Focal = sample.Scale == RecurrenceScale.FocalCopies;
        Names.Add(sample.Id);
        UnknownSex += sample.Sex is null ? 1 : 0;
        var segments = _repair.Clean(sample);

        // Focal copies were masked and joined by whoever made them.
        segments = Focal ? segments : Short.Of(segments);
        Empty += segments.Count == 0 ? 1 : 0;
        var share = Focal ? null : GenomeShare.Of(segments.Select(s => (s.Chromosome, s.Start, s.End)), layout.Build);
        var represents = !(share < GenomeShare.Least);
        if (!represents && !sample.IsComplete && segments.Count > 0)
        {
            Filled++;
            segments = SparseSample.Fill(segments, layout.Build);
        }

        sink.Begin();
        Sparse += _scorer.Score(segments, sample.Scale, represents, sink) ? 0 : 1;
        sink.End();
    }
}
