namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>Our <c>cbs</c> beside DNAcopy.</summary>
/// <param name="Data">Arrays.</param>
/// <param name="Mode">
/// <c>r</c>: R's stream, seed 42, against DNAcopy with that seed. <c>streams</c>: our own streams, against DNAcopy over its seeds.
/// </param>
/// <param name="Share">
/// <c>r</c>: share of arrays with DNAcopy's very breaks. <c>streams</c>: median Jaccard index against DNAcopy over arrays and seeds.
/// </param>
/// <param name="SelfShare"><c>streams</c>: median Jaccard index of DNAcopy against itself over pairs of seeds; <c>r</c>: 1.</param>
/// <param name="Lowest">Lowest Jaccard index of any array.</param>
/// <param name="MeansOff"><c>r</c>: largest difference of segment means beyond the rounding to 4 digits, where both ends agree.</param>
/// <param name="Stable"><c>streams</c>: breaks that DNAcopy has with every seed.</param>
/// <param name="StableFound"><c>streams</c>: those of them that we have.</param>
/// <param name="StableFoundByDnaCopy"><c>streams</c>: those of them that DNAcopy has with another seed, the mean of five.</param>
/// <param name="Below"><c>streams</c>: arrays whose own median is below DNAcopy's own against itself.</param>
internal sealed record ParityRow(
    string Data,
    string Mode,
    double Share,
    double SelfShare,
    double Lowest,
    double MeansOff,
    int Stable,
    int StableFound,
    double StableFoundByDnaCopy,
    int Below);
