namespace CyclinE.Segmentation;

/// <summary>Where the permutations of circular binary segmentation come from.</summary>
public enum CbsRandom
{
    /// <summary>One stream per chromosome, made from the seed and the chromosome: any subset gives the same breaks.</summary>
    Streams,

    /// <summary>R's Mersenne Twister in DNAcopy's order, one stream for all chromosomes: DNAcopy's very breaks for its seed.</summary>
    R,
}
