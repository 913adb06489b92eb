using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Agilent;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>
/// A study with known truth: one parental and three resistant cell lines, 34 HER2-positive patients with end points, and one
/// array that quality control must exclude. Everything follows from the seed, byte for byte.
/// </summary>
public sealed class SyntheticStudy
{
    /// <summary>Raised by hand whenever one byte of a study changes for any seed.</summary>
    public const int Version = 1;

    // Slides are products: the same in every study, so their seed is not the study's.
    private const int SlideSeed = 1;
    private const int LineSpacing = 79_000;
    private const int PatientEvery = 3;

    private static readonly Lazy<(AgilentDesign Lines, AgilentDesign Patients)> Designs = new(CreateDesigns);

    private SyntheticStudy(int seed, IReadOnlyList<SyntheticArray> arrays)
    {
        Seed = seed;
        Arrays = arrays;
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The arrays in the order of the sheet: lines first.</summary>
    public IReadOnlyList<SyntheticArray> Arrays { get; }

    /// <summary>Plans a study: arrays, truth and end points. Signals are drawn when they are asked for.</summary>
    /// <param name="seed">Any number.</param>
    public static SyntheticStudy Create(int seed)
    {
        var (lines, patients) = Designs.Value;
        return new SyntheticStudy(seed, [.. LinePlan.Create(seed, lines), .. PatientPlan.Create(seed, patients)]);
    }

    /// <summary>The log2 profile of one array, before spots are drawn.</summary>
    public Profile Simulate(SyntheticArray array) => ArraySimulator.Simulate(array.Design.Probes, array.Events, array.Noise, Seed, array.Id);

    /// <summary>Writes one array in the vendor's layout.</summary>
    /// <param name="array">An array of this study.</param>
    /// <param name="destination">Where to; stays open.</param>
    public void WriteArray(SyntheticArray array, Stream destination) =>
        AgilentFeatureExtractionWriter.Write(
            destination, array.Design, Simulate(array), new AgilentScan { Array = array.Id, Sample = array.Sample, Seed = Seed });

    /// <summary>
    /// Writes the study: <c>arrays/*.txt</c>, <c>sheet.csv</c>, <c>truth.tsv</c>, <c>README.txt</c>, and last
    /// <c>manifest.sha256</c>. Files that are there with the right content stay untouched.
    /// </summary>
    /// <param name="folder">Made where absent; other files in it are left alone.</param>
    /// <param name="cancellationToken">Checked before each file; what is complete stays and is reused the next time.</param>
    /// <returns>How many files were written and how many kept.</returns>
    public SyntheticStudyFiles Write(string folder, CancellationToken cancellationToken = default) =>
        StudyFolder.Write(this, folder, cancellationToken);

    private static (AgilentDesign Lines, AgilentDesign Patients) CreateDesigns()
    {
        var probes = SyntheticPlatform.Create(LineSpacing, SlideSeed);
        return (
            AgilentDesign.Create("synthetic_cgh_45k", probes, 150, SlideSeed),
            AgilentDesign.Create("synthetic_cgh_15k", SyntheticPlatform.Subset(probes, PatientEvery), 50, SlideSeed));
    }
}
