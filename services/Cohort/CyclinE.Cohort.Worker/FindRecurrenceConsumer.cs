using System.Globalization;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Messaging.Runner;

namespace CyclinE.Cohort.Worker;

/// <summary>segments of all tumours → places where focal events recur, arms, genes.</summary>
public sealed class FindRecurrenceConsumer(StageRunner runner) : IStageConsumer<CohortReleased, RecurrenceFound>
{
    private const int Fewest = 2;

    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.FindRecurrence;

    /// <inheritdoc/>
    public static Type Options => typeof(RecurrenceOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<CohortReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        var (called, absent) = CohortRows.Of(input, Settlement.IsTumour);
        var samples = new List<RecurrenceSample>(called.Count);
        string? build = null;
        var options = input.Options<RecurrenceOptions>();
        int masked = 0, arrays = 0;
        foreach (var row in called)
        {
            var calls = await input.NeedDocumentAsync<SegmentsOfCalls>(row.Name, StageTable.CallArray.Name);
            build = CohortRows.OneBuild(build, calls.Build, row.Name);
            List<SegmentsOfCalls.CalledSegment> open = [.. calls.Segments.Where(s => !(s.Masked > options.MaskShare))];
            masked += calls.Segments.Count - open.Count;
            arrays += calls.Segments.Count > open.Count ? 1 : 0;
            samples.Add(new RecurrenceSample
            {
                Id = row.Name,
                Segments = [.. open.Select(s => new RecurrenceSegment(s.Segment.Chromosome, s.Segment.Start, s.Segment.End, s.Segment.Probes, s.Log2))],
                IsComplete = input.HasNeed(row.Name, StageTable.IngestArray.Name),
                Sex = input.Column(row, "sex") is { } sex ? Enum.Parse<Sex>(sex, ignoreCase: true) : null,
            });
        }

        var genes = build is null ? GeneTable.Empty : await input.GenesAsync(build);
        var mask = build is null ? GenomeMask.Empty : await input.MaskAsync(build);
        return new Input(samples, absent, new RecurrenceGenome(GenomeBuild.Of(build ?? "unknown"), genes) { Mask = mask },
            NoteOn(masked, arrays, options), options);
    }

    private static IReadOnlyList<string> NoteOn(int masked, int arrays, RecurrenceOptions options) =>
        masked == 0 ? [] : [string.Create(CultureInfo.InvariantCulture,
            $"Masked by more than {options.MaskShare:0%} and left out: {masked} segments of {arrays} samples.")];

    private static StageOutput Compute(Input input, CancellationToken cancellationToken)
    {
        var found = input.Samples.Count < Fewest
            ? CohortRecurrence.None(input.Genome.Build.Name, input.Samples.Count,
                $"Recurrence: {input.Samples.Count} tumour arrays were called; it takes {Fewest} at least.")
            : RecurrenceAnalysis.Run(input.Samples, input.Genome, input.Options, cancellationToken);
        return new(RecurrenceArtifact.ToDraft(Stage.ArtifactKind, found with { Absent = input.Absent, Notes = [.. found.Notes, .. input.Notes] }));
    }

    private sealed record Input(
        IReadOnlyList<RecurrenceSample> Samples, IReadOnlyList<AbsentArray> Absent, RecurrenceGenome Genome, IReadOnlyList<string> Notes,
        RecurrenceOptions Options);
}

/// <summary>What recurrence reads of an array's calls: their document holds much more, and there may be ten thousand.</summary>
internal sealed record SegmentsOfCalls
{
    /// <summary>Genome build.</summary>
    public required string Build { get; init; }

    /// <summary>The segments.</summary>
    public required IReadOnlyList<CalledSegment> Segments { get; init; }

    /// <summary>A segment, its log2 ratio, the centre subtracted, and its masked share; null where nothing is masked.</summary>
    internal sealed record CalledSegment(Place Segment, double Log2, double? Masked);

    /// <summary>Where a segment lies.</summary>
    internal sealed record Place(Chromosome Chromosome, int Start, int End, int Probes);
}
