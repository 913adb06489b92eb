using System.Globalization;
using System.Text;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Agilent;

/// <summary>
/// Writes a profile as the text output of Agilent Feature Extraction (compact layout): the blocks FEPARAMS, STATS and FEATURES
/// with the vendor's columns. The word <em>synthetic</em> stands in its parameters.
/// </summary>
public static class AgilentFeatureExtractionWriter
{
    private const int LongestLine = 512;

    /// <summary>Writes one file.</summary>
    /// <param name="destination">Where to; stays open.</param>
    /// <param name="design">The slide.</param>
    /// <param name="profile">log2(red / green) of the design's probes; a missing value becomes a spot with a manual flag.</param>
    /// <param name="scan">What the file says of its hybridisation, and the noise of spots.</param>
    /// <exception cref="ArgumentException">The profile is of another platform.</exception>
    public static void Write(Stream destination, AgilentDesign design, Profile profile, AgilentScan scan)
    {
        if (!ReferenceEquals(profile.Probes, design.Probes) && profile.Probes.Hash != design.Probes.Hash)
        {
            throw new ArgumentException("The profile has other probes than the design.", nameof(profile));
        }

        var statistics = new AgilentStatistics();
        var features = WriteFeatures(design, profile, scan, statistics);
        var head = new StringBuilder();
        AppendBlock(head, AgilentLayout.Parameters, AgilentParameters.Of(design, scan));
        head.Append("*\n");
        AppendBlock(head, AgilentLayout.Statistics, statistics.Values(profile));
        head.Append("*\n");
        AppendNames(head, AgilentLayout.Features);
        destination.Write(Encoding.ASCII.GetBytes(head.ToString()));
        destination.Write(features.Written);
    }

    private static void AppendBlock(StringBuilder head, AgilentLayout layout, IReadOnlyDictionary<string, string> values)
    {
        AppendNames(head, layout);
        head.Append("DATA");
        for (var i = 0; i < layout.Names.Count; i++)
        {
            var absent = layout.Types[i] == "text" ? "" : "0";
            head.Append('\t').Append(values.GetValueOrDefault(layout.Names[i], absent));
        }

        head.Append('\n');
    }

    private static void AppendNames(StringBuilder head, AgilentLayout layout) =>
        head.Append(CultureInfo.InvariantCulture, $"TYPE\t{string.Join('\t', layout.Types)}\n{layout.Block}\t{string.Join('\t', layout.Names)}\n");

    private static Utf8Buffer WriteFeatures(AgilentDesign design, Profile profile, AgilentScan scan, AgilentStatistics statistics)
    {
        var buffer = new Utf8Buffer();
        buffer.Reserve(design.Features.Count * 200);
        var random = new RandomStream(scan.Seed, "spots " + scan.Array);
        for (var i = 0; i < design.Features.Count; i++)
        {
            var feature = design.Features[i];
            var spot = AgilentSignals.Draw(feature, profile, scan, random);
            statistics.Add(feature, spot);
            buffer.Reserve(LongestLine);
            buffer.Append(design.PrefixOf(i));
            AppendSpot(buffer, spot);
        }

        return buffer;
    }

    private static void AppendSpot(Utf8Buffer line, in AgilentSignals spot)
    {
        var (green, red) = (spot.Green / AgilentSignals.GreenNorm, spot.Red / AgilentSignals.RedNorm);
        Fixed(line, spot.LogRatio, 6);
        Fixed(line, spot.LogRatioError, 5);
        line.AppendProbability(spot.P);
        line.Append('\t');
        Fixed(line, spot.Green, AgilentSignals.DecimalsOf(spot.Green));
        Fixed(line, spot.Red, AgilentSignals.DecimalsOf(spot.Red));
        Fixed(line, spot.GreenError, 2);
        Fixed(line, spot.RedError, 2);
        Fixed(line, Math.Min(green + spot.GreenBackground, AgilentSignals.Saturation), 0);
        Fixed(line, Math.Min(red + spot.RedBackground, AgilentSignals.Saturation), 0);
        Fixed(line, spot.GreenBackground, 0);
        Fixed(line, spot.RedBackground, 0);
        Fixed(line, 6 + ((spot.Bits >> 20 & 63) * 0.1), 1);
        Fixed(line, 17 + ((spot.Bits >> 26 & 63) * 0.1), 1);
        AppendFlags(line, spot);
        Fixed(line, green, 2);
        Fixed(line, red, 2);
        Flag(line, green > 20);
        Flag(line, red > 20);
        Flag(line, green > 60);
        Flag(line, red > 60);
        Fixed(line, 24 + ((spot.Bits >> 44 & 63) * 0.08), 1);
        Fixed(line, spot.GreenBackground + ((spot.Bits >> 50 & 15) * 0.1), 1);
        line.AppendFixed(spot.RedBackground + ((spot.Bits >> 54 & 15) * 0.1), 1);
        line.Append('\n');
    }

    private static void AppendFlags(Utf8Buffer line, in AgilentSignals spot)
    {
        Flag(line, spot.Flag == AgilentFlag.Saturated);
        Flag(line, spot.Flag == AgilentFlag.Saturated);
        Flag(line, spot.Flag == AgilentFlag.GreenNonUniform);
        Flag(line, spot.Flag == AgilentFlag.RedNonUniform);
        Flag(line, false);
        Flag(line, false);
        Flag(line, spot.Flag == AgilentFlag.PopulationOutlier);
        Flag(line, spot.Flag == AgilentFlag.PopulationOutlier);
        Flag(line, AgilentStatistics.IsGreenBackgroundOutlier(spot));
        Flag(line, AgilentStatistics.IsRedBackgroundOutlier(spot));
        Flag(line, spot.Flag == AgilentFlag.Manual);
    }

    private static void Fixed(Utf8Buffer line, double value, int decimals)
    {
        line.AppendFixed(value, decimals);
        line.Append('\t');
    }

    private static void Flag(Utf8Buffer line, bool value)
    {
        line.Append(value ? '1' : '0');
        line.Append('\t');
    }
}

/// <summary>One spot of a synthetic slide.</summary>
/// <param name="Number">FeatureNum: 1-based, row by row.</param>
/// <param name="ControlType">0 for probes, 1 for positive and −1 for negative controls.</param>
/// <param name="Probe">Index of its probe; −1 for controls.</param>
/// <param name="IsReplicate">True for the second and later spots of a probe.</param>
/// <param name="Affinity">log2 of the signal at ratio 1.</param>
public readonly record struct AgilentFeature(int Number, int ControlType, int Probe, bool IsReplicate, float Affinity);
