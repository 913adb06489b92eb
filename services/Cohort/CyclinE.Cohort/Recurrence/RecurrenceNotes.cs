using System.Globalization;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence;

/// <summary>What has to be known of a result.</summary>
internal static class RecurrenceNotes
{
    private const int FewSamples = 20;

    public static IReadOnlyList<string> Of(CohortIntake intake, IReadOnlyList<RecurrencePeak> peaks, RecurrenceGenome genome, RecurrenceOptions options)
    {
        var notes = new List<string>();
        if (intake.Names.Count < FewSamples)
        {
            notes.Add($"{intake.Names.Count} samples are few: below {FewSamples} a peak can rest on two or three of them.");
        }

        if (intake.Repairs.Total > 0)
        {
            notes.Add($"Segments mended or left out: {Counts(intake.Repairs)}, in {intake.Repairs.Samples} samples.");
        }

        if (intake.Short.Joined + intake.Short.Alone > 0)
        {
            notes.Add(
                $"Segments of fewer than {options.JoinMarkers} markers were joined to the neighbour closest in copy number: {intake.Short.Joined}, in {intake.Short.Samples} samples" +
                (intake.Short.Alone > 0 ? $"; {intake.Short.Alone} without a neighbour within 5 Mb took no part" : "") + " (find-recurrence.join-markers).");
        }

        if (intake.Short.Sparse > 0)
        {
            notes.Add($"In {intake.Short.Sparse} samples markers lie over 100 kb apart: their short segments were not joined.");
        }

        if (intake.Short.Masked > 0)
        {
            notes.Add($"{intake.Short.Masked} segments lost the markers that lie in masked stretches.");
        }

        if (!genome.Build.IsKnown)
        {
            notes.Add($"The build {genome.Build.Name} has no arm table: whole chromosomes stand for arms, here and in the arm table, and \"broad\" is measured in chromosomes.");
        }

        if (genome.Genes.Genes.Count == 0)
        {
            notes.Add("There is no gene table: peaks have no genes, and genes were not tested for deletion.");
        }

        if (options.SexChromosomes && intake.UnknownSex > 0 && !intake.Focal)
        {
            notes.Add($"X and Y of {intake.UnknownSex} samples of unknown sex took no part.");
        }

        if (intake.Filled > 0)
        {
            notes.Add(
                $"The segments of {intake.Filled} samples cover less than {GenomeShare.Least:0%} of the autosomes: files of altered rows only. They were not centred, and what no segment covers was taken as measured and unchanged, with a marker every 10 kb; G is as with such rows, q depends on how many markers those would have had.");
        }

        if (intake.Sparse > 0)
        {
            notes.Add($"In {intake.Sparse} samples the segments cover less than half of their chromosomes; their arms were taken from the build, and what no segment covers counts as unchanged.");
        }

        if (intake.Empty > 0)
        {
            notes.Add($"{intake.Empty} samples have no segment that takes part; they count as unchanged.");
        }

        if (intake.Focal)
        {
            notes.Add("The values were declared to be focal copies: nothing was centred, capped or deconstructed, and there is no arm table.");
        }

        notes.AddRange(peaks.Where(p => p.LostWithout.Count > 0).Select(Dependent));
        var moving = peaks.Where(p => p.MovedWithout.Count > 0).ToList();
        if (moving.Count > 0)
        {
            notes.Add($"The place of {moving.Count} peaks moves beyond the wide peak, though by less than 1 Mb, without some single sample: {string.Join(", ", moving.Select(p => p.Label))}.");
        }

        return notes;
    }

    private static string Dependent(RecurrencePeak peak)
    {
        var what = peak.Direction == RecurrenceDirection.Amplification ? "amplification" : "deletion";
        return peak.LostWithout.Count == 1
            ? $"The {what} peak {peak.Label} ({peak.Arm}) stands on one sample: without {peak.LostWithout[0]} it is lost."
            : string.Create(CultureInfo.InvariantCulture,
                $"The {what} peak {peak.Label} ({peak.Arm}) is lost without any one of several samples (support {peak.Support:P1}), such as {peak.LostWithout[0]}.");
    }

    private static string Counts(RecurrenceRepairs r)
    {
        (int Count, string What)[] parts =
        [
            (r.Overlapping, "overlapping"), (r.Contained, "within others"), (r.BeyondEnd, "across an end of their chromosome"),
            (r.Outside, "beyond their chromosome"), (r.Reversed, "reversed"), (r.NotFinite, "without a value"),
        ];
        return string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.What}"));
    }
}
