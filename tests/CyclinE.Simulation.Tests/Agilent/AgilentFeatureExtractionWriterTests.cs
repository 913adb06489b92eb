using System.Globalization;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Agilent;
using CyclinE.Simulation.Arrays;
using CyclinE.Simulation.Study;
using CyclinE.Testing;

namespace CyclinE.Simulation.Tests.Agilent;

public class AgilentFeatureExtractionWriterTests
{
    private static readonly string[] FlagColumns =
        ["gIsSaturated", "rIsSaturated", "gIsFeatNonUnifOL", "rIsFeatNonUnifOL", "gIsFeatPopnOL", "rIsFeatPopnOL", "IsManualFlag"];

    private static readonly SyntheticStudy Study = SyntheticStudy.Create(1);
    private static readonly SyntheticArray Array = Study.Arrays.First(a => a.Id == "T01");
    private static readonly FeatureExtractionFile File = Read();

    /// <summary>Types and names of all three blocks are the vendor's, character by character.</summary>
    [Fact]
    public void BlocksAreTheVendors()
    {
        using var stream = System.IO.File.OpenRead(ReferenceData.Require("arrays/agilent/Agilent4x180K.txt"));
        Assert.Equal(new FeatureExtractionFile(stream).HeaderLines, File.HeaderLines);
    }

    [Fact]
    public void EveryValueIsOfItsColumnsType()
    {
        var names = File.HeaderLines[5].Split('\t');
        var types = File.HeaderLines[4].Split('\t');
        foreach (var feature in File.Features)
        {
            Assert.Equal(names.Length, feature.Length);
            for (var i = 1; i < names.Length; i++)
            {
                var valid = types[i] switch
                {
                    "integer" => int.TryParse(feature[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
                    "boolean" => feature[i] is "0" or "1",
                    "float" => double.TryParse(feature[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && double.IsFinite(v),
                    _ => feature[i].Length > 0,
                };
                Assert.True(valid, $"{names[i]} = '{feature[i]}'");
            }
        }
    }

    [Fact]
    public void NumbersOfASpotAgreeWithEachOther() =>
        Assert.All(File.Features, f =>
        {
            var (green, red) = (File.Number(f, "gProcessedSignal"), File.Number(f, "rProcessedSignal"));
            var ratio = File.Number(f, "LogRatio");
            Assert.Equal(Math.Log10(red / green), ratio, 1e-6);
            var error = Math.Sqrt(
                Math.Pow(File.Number(f, "gProcessedSigError") / green, 2) + Math.Pow(File.Number(f, "rProcessedSigError") / red, 2)) / Math.Log(10);
            Assert.True(Math.Abs(error - File.Number(f, "LogRatioError")) < 1e-3 * error + 1e-5);
            Assert.Equal(green / 2.9, File.Number(f, "gBGSubSignal"), 0.006);
            if (!File.Flag(f, "gIsSaturated"))
            {
                Assert.Equal(File.Number(f, "gBGSubSignal") + File.Number(f, "gBGMedianSignal"), File.Number(f, "gMedianSignal"), 0.51);
            }
        });

    /// <summary>What a reader must get back: log2 of unflagged probe spots is the profile; flagged ones are wrong.</summary>
    [Fact]
    public void UnflaggedSpotsCarryTheProfile()
    {
        var profile = Study.Simulate(Array);
        var index = profile.Probes.Names!.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        int good = 0, flagged = 0, controls = 0, replicates = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var spot in File.Features)
        {
            if (File.Text(spot, "ControlType") != "0")
            {
                controls++;
                continue;
            }

            var probe = index[File.Text(spot, "ProbeName")];
            replicates += seen.Add(File.Text(spot, "ProbeName")) ? 0 : 1;
            var position = profile.Probes.Positions[probe];
            Assert.Equal($"chr{profile.Probes.ChromosomeOf(probe)}:{position}-{position + 59}", File.Text(spot, "SystematicName"));
            var log2 = Math.Log2(File.Number(spot, "rProcessedSignal") / File.Number(spot, "gProcessedSignal"));
            if (FlagColumns.Any(c => File.Flag(spot, c)))
            {
                flagged++;
                Assert.True(Math.Abs(log2 - profile.Log2[probe]) > 0.3);
            }
            else
            {
                good++;
                Assert.Equal(profile.Log2[probe], log2, 0.3);
            }
        }

        Assert.Equal(profile.Probes.Count, seen.Count);
        Assert.Equal(100, replicates);
        Assert.True(controls > 100);
        Assert.InRange(flagged / (double)(good + flagged), 0.001, 0.01);
    }

    [Fact]
    public void StatisticsCountWhatIsThere()
    {
        int Count(string column) => File.Features.Count(f => File.Flag(f, column) && File.Text(f, "ControlType") == "0");
        Assert.Equal(File.Features.Count.ToString(CultureInfo.InvariantCulture), File.Statistics["TotalNumFeatures"]);
        Assert.Equal(Count("gIsFeatNonUnifOL").ToString(CultureInfo.InvariantCulture), File.Statistics["gNumFeatureNonUnifOL"]);
        Assert.Equal(Count("rIsFeatPopnOL").ToString(CultureInfo.InvariantCulture), File.Statistics["rNumPopnOL"]);
        Assert.Equal(Array.Noise.ExpectedDlrs, double.Parse(File.Statistics["DerivativeOfLogRatioSD"], CultureInfo.InvariantCulture), 0.02);
    }

    [Fact]
    public void SyntheticIsSaidInTheFile()
    {
        Assert.StartsWith("synthetic", File.Parameters["FeatureExtractor_Sample"]);
        Assert.StartsWith("synthetic", File.Parameters["Scan_ScannerName"]);
        Assert.StartsWith("synthetic", File.Parameters["Grid_Name"]);
        Assert.Equal("hg19:GRCh37:Feb2009", File.Parameters["Grid_GenomicBuild"]);
    }

    [Fact]
    public void SpotsAreInTheOrderOfTheSlideNotOfTheGenome()
    {
        Assert.Equal(Enumerable.Range(1, File.Features.Count), File.Features.Select(f => (int)File.Number(f, "FeatureNum")));
        Assert.Equal(File.Features.Count, File.Features.Select(f => (File.Text(f, "Row"), File.Text(f, "Col"))).Distinct().Count());
        Assert.True(File.Features.Zip(File.Features.Skip(1))
            .Count(p => File.Text(p.First, "SystematicName").Split(':')[0] == File.Text(p.Second, "SystematicName").Split(':')[0]) < File.Features.Count / 10);
    }

    [Fact]
    public void AMissingValueBecomesAManualFlag()
    {
        var log2 = (float[])Study.Simulate(Array).Log2.Clone();
        log2[10] = float.NaN;
        using var stream = new MemoryStream();
        AgilentFeatureExtractionWriter.Write(
            stream, Array.Design, new Profile(Array.Design.Probes, log2), new AgilentScan { Array = "A", Sample = "S", Seed = 1, FlaggedShare = 0 });
        stream.Position = 0;
        var file = new FeatureExtractionFile(stream);
        Assert.Equal([Array.Design.Probes.Names![10]], file.Features.Where(f => file.Flag(f, "IsManualFlag")).Select(f => file.Text(f, "ProbeName"))
            .Distinct());
    }

    [Fact]
    public void AProfileOfAnotherPlatformIsRefused() =>
        Assert.Throws<ArgumentException>(() => AgilentFeatureExtractionWriter.Write(
            Stream.Null,
            Array.Design,
            new Profile(SyntheticPlatform.Even(200), new float[200]),
            new AgilentScan { Array = "A", Sample = "S", Seed = 1 }));

    private static FeatureExtractionFile Read()
    {
        using var stream = new MemoryStream();
        Study.WriteArray(Array, stream);
        stream.Position = 0;
        return new FeatureExtractionFile(stream);
    }
}
