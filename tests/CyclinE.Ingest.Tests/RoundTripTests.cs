using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Affymetrix;
using CyclinE.Simulation.Agilent;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Ingest.Tests;

/// <summary>What the simulator writes in a vendor's layout comes back: the same platform, the same values to the digits written.</summary>
public class RoundTripTests
{
    private static readonly ProbeSet Platform = SyntheticPlatform.Create(1_000_000, 3);

    private static readonly Profile Written = Simulate();

    [Fact]
    public void Affymetrix_text() => AssertBack(Read(file => CnchpTextWriter.Write(file, Written, "GenomeWideSNP_6", "hg19")), "affymetrix-cnchp-text", 5.1e-7);

    [Fact]
    public void Affymetrix_binary() => AssertBack(Read(file => CnchpBinaryWriter.Write(file, Written, "GenomeWideSNP_6", "hg19")), "affymetrix-cnchp", 0);

    [Fact]
    public void Generic_table() => AssertBack(Read(file => GenericProfileWriter.Write(file, Written)), "generic", 5.1e-6);

    // Spots of a design stand in any order, some probes on several; flagged spots are wrong on purpose and must be gone.
    [Fact]
    public void Agilent_text()
    {
        var design = AgilentDesign.Create("synthetic_4K", Platform, Platform.Count / 50, 3);
        var scan = new AgilentScan { Array = "a", Sample = "synthetic", Seed = 3, ReplicateSd = 0.001 };
        var result = Read(file => AgilentFeatureExtractionWriter.Write(file, design, Written, scan));
        AssertBack(result, "agilent-feature-extraction", 5e-3, mayLose: Platform.Count / 50);
        Assert.EndsWith($" replicate features merged into {Platform.Count / 50} probes", result.Effect("replicates"));
    }

    private static void AssertBack(IngestResult result, string format, double digits, int mayLose = 0)
    {
        Assert.Equal((format, "hg19"), (result.Document.Format, result.Document.Build));
        Assert.Equal(Platform.Hash, result.Document.ProbeSet);
        var lost = 0;
        for (var i = 0; i < Platform.Count; i++)
        {
            if (float.IsNaN(result.Profile.Log2[i]))
            {
                lost += float.IsNaN(Written.Log2[i]) ? 0 : 1;
                continue;
            }

            Assert.Equal(Written.Log2[i], result.Profile.Log2[i], digits + 1e-7);
        }

        Assert.InRange(lost, 0, mayLose);
    }

    private static Profile Simulate()
    {
        var profile = ArraySimulator.Simulate(Platform, [], new NoiseModel { Sd = 0.2 }, 3, "a");
        profile.Log2[17] = float.NaN;
        return profile;
    }

    private static IngestResult Read(Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return Ingesting.Of(file.ToArray(), Ingesting.Hg19);
    }
}
