using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Readers.Tables;

namespace CyclinE.Ingest.Readers.Illumina;

/// <summary>What rows of Log R Ratios and B-allele frequencies mean, whoever wrote them.</summary>
internal static class IlluminaDialect
{
    /// <summary>The dialect of a table.</summary>
    public static TableDialect Of(string format, TableHeader header, GenomeBuild build, ArrayFacts facts, ProbePositions? positions) =>
        TableDialect.Log2(format, ChromosomeCoding.Illumina, build, facts) with
        {
            DecimalComma = header.Delimiter != (byte)',',
            Positions = positions,
            NonPolymorphic = IsIntensityOnly,
        };

    // As PennCNV tells them: Illumina's cnvi…, Affymetrix' CN_….
    private static bool IsIntensityOnly(ReadOnlySpan<byte> name) => name.StartsWith("cnvi"u8) || name.StartsWith("CN_"u8);
}
