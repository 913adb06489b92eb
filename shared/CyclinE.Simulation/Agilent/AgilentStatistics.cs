using System.Globalization;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Simulation.Agilent;

/// <summary>The STATS block: what can be counted on a synthetic slide is counted; what has no meaning there is 0.</summary>
internal sealed class AgilentStatistics
{
    private const double SpreadLimit = 0.3;

    private readonly List<double> _green = [];
    private readonly List<double> _red = [];
    private int _features;
    private int _saturated;
    private int _greenNonUniform;
    private int _redNonUniform;
    private int _population;
    private int _greenBackgroundOutliers;
    private int _redBackgroundOutliers;
    private int _replicates;
    private int _up;
    private int _down;
    private double _greenBackground;
    private double _redBackground;
    private double _sum;
    private double _absolute;
    private double _squares;

    /// <summary>About 6% of spots, as on real arrays: their signal is good, so a reader must keep them.</summary>
    public static bool IsGreenBackgroundOutlier(in AgilentSignals spot) => (spot.Bits >> 32 & 63) < 4;

    /// <summary>About 5% of spots.</summary>
    public static bool IsRedBackgroundOutlier(in AgilentSignals spot) => (spot.Bits >> 38 & 63) < 3;

    /// <summary>Counts one spot.</summary>
    public void Add(in AgilentFeature feature, in AgilentSignals spot)
    {
        _features++;
        _greenBackground += spot.GreenBackground;
        _redBackground += spot.RedBackground;
        _greenBackgroundOutliers += IsGreenBackgroundOutlier(spot) ? 1 : 0;
        _redBackgroundOutliers += IsRedBackgroundOutlier(spot) ? 1 : 0;
        if (feature.ControlType != 0)
        {
            return;
        }

        _replicates += feature.IsReplicate ? 1 : 0;
        _saturated += spot.Flag == AgilentFlag.Saturated ? 1 : 0;
        _greenNonUniform += spot.Flag == AgilentFlag.GreenNonUniform ? 1 : 0;
        _redNonUniform += spot.Flag == AgilentFlag.RedNonUniform ? 1 : 0;
        _population += spot.Flag == AgilentFlag.PopulationOutlier ? 1 : 0;
        _up += spot.P < 0.01 && spot.LogRatio > 0 ? 1 : 0;
        _down += spot.P < 0.01 && spot.LogRatio < 0 ? 1 : 0;
        _green.Add(spot.Green);
        _red.Add(spot.Red);
        _sum += spot.LogRatio;
        _absolute += Math.Abs(spot.LogRatio);
        _squares += spot.LogRatio * spot.LogRatio;
    }

    /// <summary>Values by column name.</summary>
    public IReadOnlyDictionary<string, string> Values(Profile profile)
    {
        var spread = DerivativeSpread(profile);
        var (green, red) = (OrderStatistics.Median([.. _green]), OrderStatistics.Median([.. _red]));
        var (mean, count) = (_sum / _green.Count, _green.Count);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["QCMetricResults"] = "synthetic",
            ["gNumSatFeat"] = Text(_saturated),
            ["rNumSatFeat"] = Text(_saturated),
            ["gNonCtrlNumSatFeat"] = Text(_saturated),
            ["rNonCtrlNumSatFeat"] = Text(_saturated),
            ["gNumFeatureNonUnifOL"] = Text(_greenNonUniform),
            ["rNumFeatureNonUnifOL"] = Text(_redNonUniform),
            ["gNumPopnOL"] = Text(_population),
            ["rNumPopnOL"] = Text(_population),
            ["gNumPopnBGOL"] = Text(_greenBackgroundOutliers),
            ["rNumPopnBGOL"] = Text(_redBackgroundOutliers),
            ["AllColorPrcntSat"] = Percent(_saturated),
            ["AnyColorPrcntSat"] = Percent(_saturated),
            ["AnyColorPrcntFeatNonUnifOL"] = Percent(_greenNonUniform + _redNonUniform),
            ["AnyColorPrcntFeatPopnOL"] = Percent(_population),
            ["TotalPrcntFeatOL"] = Percent(_greenNonUniform + _redNonUniform + _population),
            ["Metric_AnyColorPrcntFeatNonUnifOL"] = Percent(_greenNonUniform + _redNonUniform),
            ["NonCtrlAbsAveLogRatio"] = Text(_absolute / count),
            ["NonCtrlSDevLogRatio"] = Text(Math.Sqrt((_squares / count) - (mean * mean))),
            ["NonCtrlNumUpReg"] = Text(_up),
            ["NonCtrlNumDownReg"] = Text(_down),
            ["TotalNumFeatures"] = Text(_features),
            ["NumFoundFeat"] = Text(_features),
            ["TotalNumberOfReplicatedGenes"] = Text(_replicates),
            ["DerivativeOfLogRatioSD"] = Text(spread),
            ["Metric_DerivativeLR_Spread"] = Text(spread),
            ["Metric_DerivativeLR_Spread_IsInRange"] = spread < SpreadLimit ? "1" : "0",
        };
        AddChannel(values, 'g', green, AgilentSignals.GreenNorm, _greenBackground / _features);
        AddChannel(values, 'r', red, AgilentSignals.RedNorm, _redBackground / _features);
        values["AddErrorEstimateGreen"] = Text(AgilentSignals.GreenAdditive);
        values["AddErrorEstimateRed"] = Text(AgilentSignals.RedAdditive);
        foreach (var one in (string[])["IsGoodGrid", "Metric_IsGoodGrid", "Metric_IsGoodGrid_IsInRange", "ExtractionStatus", "GridHasBeenOptimized",
            "Metric_AnyColorPrcntFeatNonUnifOL_IsInRange"])
        {
            values[one] = "1";
        }

        return values;
    }

    private void AddChannel(Dictionary<string, string> values, char channel, double median, double norm, double background)
    {
        values[$"{channel}SaturationValue"] = Text(AgilentSignals.Saturation);
        values[$"{channel}LocalBGInlierAve"] = Text(background);
        values[$"{channel}LocalBGInlierNum"] = Text(_features);
        values[$"{channel}LinearDyeNormFactor"] = Text(norm);
        values[$"{channel}NonCtrl50PrcntNetSig"] = Text((median / norm) + background);
        values[$"{channel}NonCtrl50PrcntBGSubSig"] = Text(median / norm);
        values[$"Metric_{channel}_SignalIntensity"] = Text(median / norm);
        values[$"Metric_{channel}_SignalIntensity_IsInRange"] = "1";
    }

    /// <summary>IQR / (1.349·√2) of the log2 differences of neighbouring probes.</summary>
    private static double DerivativeSpread(Profile profile)
    {
        int[] ends = [.. profile.Probes.Chromosomes.Select(r => r.End)];
        var differences = LagNoise.Differences(profile.Log2, ends, new double[profile.Log2.Length]);
        if (differences.Length < 4)
        {
            return 0;
        }

        var upper = OrderStatistics.Select(differences, 3 * differences.Length / 4);
        return (upper - OrderStatistics.Select(differences, differences.Length / 4)) / (1.349 * Math.Sqrt(2));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private string Percent(int count) => Text(100.0 * count / _features);
}
