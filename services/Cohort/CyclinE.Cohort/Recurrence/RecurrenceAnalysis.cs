using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Peaks;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Cohort.Recurrence.Scoring;
using CyclinE.Cohort.Recurrence.Stability;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence;

/// <summary>Recurrent copy number events of a cohort by the model of GISTIC2.</summary>
/// <remarks>
/// Mermel, Schumacher, Hill, Meyerson, Beroukhim and Getz, <em>Genome Biol.</em> 12:R41 (2011). Equations, defaults and departures are
/// in docs/algorithms/cohort-recurrence.md.
/// </remarks>
public static class RecurrenceAnalysis
{
    private const int FewestSamples = 2;

    /// <summary>Deleted genes that the document lists.</summary>
    private const int MostGenes = 1000;

    /// <summary>Analyses a cohort. Samples are read once, one at a time, and only their events are kept.</summary>
    /// <param name="samples">Tumours; their order matters for nothing but the order of names and, in large cohorts, the groups left out.</param>
    /// <param name="genome">Build and genes.</param>
    /// <param name="options">Options.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidInputException">
    /// Fewer than two samples, an id twice, samples on different scales, or segments that are wrong where they are not to be mended.
    /// </exception>
    public static CohortRecurrence Run(
        IEnumerable<RecurrenceSample> samples, RecurrenceGenome genome, RecurrenceOptions options, CancellationToken cancellationToken)
    {
        var layout = new ArmLayout(genome.Build);
        var sink = new SampleSink(options);
        var intake = new CohortIntake(layout, genome.Mask, options, sink);
        foreach (var sample in samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            intake.Take(sample);
        }

        if (sink.Samples < FewestSamples)
        {
            throw new InvalidInputException(
                "recurrence-too-few",
                $"Recurrence was asked of {sink.Samples} samples.",
                "cohort",
                $"Give at least {FewestSamples}, better 20 or more.");
        }

        sink.Lattice.Close();
        DirectionResult[] results = new DirectionResult[2];
        DirectionScores[] scores = [sink.Amplification, sink.Deletion];
        Parallel.For(0, 2, new ParallelOptions { CancellationToken = cancellationToken },
            d => results[d] = DirectionAnalysis.Run(scores[d], sink.Samples, sink.Lattice, layout, options, cancellationToken));
        var genes = GeneDeletions.Test(results[1].Grids, sink.Deletion, sink.Samples, sink.Lattice, genome.Genes, options.QCutoff, cancellationToken);
        var (cohorts, stability) = StabilityCohorts.Of(sink.Samples, options);
        var peaks = new List<RecurrencePeak>();
        foreach (var result in results)
        {
            var fates = PeakStability.Run(result, cohorts, layout, options, cancellationToken);
            peaks.AddRange(PeakRecords.Make(result, fates, intake.Names, genome, layout, options));
        }

        return new CohortRecurrence
        {
            Samples = sink.Samples,
            Build = genome.Build.Name,
            QCutoff = options.QCutoff,
            Confidence = options.Confidence,
            AmplificationG = results[0].Threshold / sink.Samples,
            DeletionG = results[1].Threshold / sink.Samples,
            Peaks = peaks,
            Arms = intake.Focal ? [] : ArmSignificance.Table(sink.Arms, layout, genome.Genes),
            DeletedGeneCount = genes.Count,
            DeletedGenes = [.. genes.Take(MostGenes)],
            Repairs = intake.Repairs,
            Stability = stability,
            Notes = RecurrenceNotes.Of(intake, peaks, genome, options),
            Amplification = Tracks.Of(results[0]),
            Deletion = Tracks.Of(results[1]),
        };
    }
}

/// <summary>What recurrence reads of the reference genome.</summary>
/// <param name="Build">Lengths and centromeres; a build without them makes every chromosome one arm.</param>
/// <param name="Genes">Genes to name peaks by; may be empty.</param>
public sealed record RecurrenceGenome(GenomeBuild Build, GeneTable Genes)
{
    /// <summary>Stretches whose markers take no part, such as germline variants.</summary>
    public GenomeMask Mask { get; init; } = GenomeMask.Empty;

    /// <summary>The build with its own genes.</summary>
    public static RecurrenceGenome Of(GenomeBuild build) => new(build, GeneTable.ForBuild(build));
}
