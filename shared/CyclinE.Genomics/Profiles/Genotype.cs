namespace CyclinE.Genomics;

/// <summary>A genotype at a marker of two alleles A and B.</summary>
public enum Genotype : byte
{
    /// <summary>Not called, or a probe without alleles.</summary>
    None = 0,

    /// <summary>Two alleles A.</summary>
    AA = 1,

    /// <summary>One of each.</summary>
    AB = 2,

    /// <summary>Two alleles B.</summary>
    BB = 3,
}
