using CyclinE.Amplification.Events;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification.Centres;

/// <summary>The centre of an array and where it comes from.</summary>
/// <param name="Value">Subtracted from every level, log2.</param>
/// <param name="Source"><c>manual</c>, <c>peak</c>, <c>segments</c> or <c>file</c>.</param>
internal readonly record struct ArrayCentre(double Value, string Source)
{
    private const double Bandwidth = 0.03;

    /// <summary>
    /// A centre by hand counts before any other; a file of segments is taken to be centred unless the plan says <c>segments</c> and they
    /// cover enough of the genome to have its centre among them.
    /// </summary>
    public static ArrayCentre Of(ArrayToCall input, CallingOptions options)
    {
        if (input.ManualCentre is { } manual)
        {
            return new ArrayCentre(manual, "manual");
        }

        if (options.Centre == CentreChoice.Segments && !IsSparse(input) && ModeOfSegments(input.Segmentation) is { } mode)
        {
            return new ArrayCentre(mode, "segments");
        }

        return input.Scalars is { } scalars ? new ArrayCentre(scalars.Centre, "peak") : new ArrayCentre(0, "file");
    }

    // A file of altered rows only: its mode is an alteration.
    private static bool IsSparse(ArrayToCall input) => input.Profile is null
        && GenomeShare.Of(input.Segmentation.Segments.Select(s => (s.Chromosome, s.Start, s.End)), input.Build) < GenomeShare.Least;

    private static double? ModeOfSegments(ArraySegmentation segmentation)
    {
        var autosomes = segmentation.Segments.Where(s => s.Chromosome.IsAutosome).ToList();
        return autosomes.Count == 0 ? null : WeightedMode.Of(
            autosomes.ConvertAll(s => new Stretch(0, Math.Max(0, s.Probes - 1), s.Mean, s.NoiseSd * s.NoiseSd)),
            autosomes.ConvertAll(s => s.End - (double)s.Start + 1),
            segmentation.Tau,
            Bandwidth);
    }
}
