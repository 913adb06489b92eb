using System.Runtime.InteropServices;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>
/// Separates one chromosome into broad and focal: chooses the level of each arm that makes the events of least cost, then
/// deconstructs what lies above and below.
/// </summary>
internal sealed class BroadSplit(double broadLength)
{
    /// <summary>Levels tried for each arm: none, and those that cover most of it.</summary>
    private const int MostLevels = 6;

    private const double Tolerance = 1e-9;

    private readonly Ziggurat _ziggurat = new();
    private readonly List<ZigguratEvent> _up = [];
    private readonly List<ZigguratEvent> _down = [];
    private double[] _heights = [];
    private double[] _armShare = [];

    /// <summary>Splits the copies of every piece into a broad part and the focal rest.</summary>
    /// <param name="pieces">The chromosome.</param>
    /// <param name="shortArm">Length of the short arm that a whole event covers, base pairs; 0 where it has no pieces.</param>
    /// <param name="longArm">The same of the long arm.</param>
    /// <param name="broad">Receives the broad part, copies − 2.</param>
    public void Split(List<ProfilePiece> pieces, double shortArm, double longArm, Span<double> broad)
    {
        if (_heights.Length < pieces.Count)
        {
            _heights = new double[pieces.Count * 2];
            _armShare = new double[pieces.Count * 2];
        }

        for (var k = 0; k < pieces.Count; k++)
        {
            var length = pieces[k].End - pieces[k].Start + 1.0;
            _armShare[k] = length / (pieces[k].Side == 0 ? shortArm : longArm);
        }

        var (shortLevels, longLevels) = (Levels(pieces, 0), Levels(pieces, 1));
        var (least, level) = (double.PositiveInfinity, (Short: 0.0, Long: 0.0));
        foreach (var s in shortLevels)
        {
            foreach (var l in longLevels)
            {
                Deconstruct(pieces, s, l);
                var cost = ArmCost(s, l, shortLevels.Count > 1, longLevels.Count > 1) + Cost(_up, 1) + Cost(_down, -1);
                if (cost < least - Tolerance)
                {
                    (least, level) = (cost, (s, l));
                }
            }
        }

        Deconstruct(pieces, level.Short, level.Long);
        for (var k = 0; k < pieces.Count; k++)
        {
            broad[k] = pieces[k].Side == 0 ? level.Short : level.Long;
        }

        AddBroad(_up, 1, broad);
        AddBroad(_down, -1, broad);
    }

    private void Deconstruct(List<ProfilePiece> pieces, double shortLevel, double longLevel)
    {
        var heights = _heights.AsSpan(0, pieces.Count);
        for (var k = 0; k < heights.Length; k++)
        {
            heights[k] = pieces[k].Copies - (pieces[k].Side == 0 ? shortLevel : longLevel);
        }

        _up.Clear();
        _ziggurat.Deconstruct(heights, _up);
        foreach (ref var height in heights)
        {
            height = -height;
        }

        _down.Clear();
        _ziggurat.Deconstruct(heights, _down);
    }

    // What arms share is one event of the chromosome, the rest one of its arm.
    private double ArmCost(double shortLevel, double longLevel, bool hasShort, bool hasLong)
    {
        var shared = hasShort && hasLong && shortLevel * longLevel > 0
            ? Math.Sign(shortLevel) * Math.Min(Math.Abs(shortLevel), Math.Abs(longLevel))
            : 0;
        return One(shared, 2) + One(shortLevel - shared, 1) + One(longLevel - shared, 1);

        double One(double height, double length) =>
            Math.Abs(height) < Tolerance ? 0 : EventCost.Of(height, Math.Max(length, broadLength), broadLength);
    }

    private double Cost(List<ZigguratEvent> events, int sign)
    {
        var cost = 0.0;
        foreach (var e in CollectionsMarshal.AsSpan(events))
        {
            cost += EventCost.Of(sign * e.Height, Length(e), broadLength);
        }

        return cost;
    }

    private void AddBroad(List<ZigguratEvent> events, int sign, Span<double> broad)
    {
        foreach (var e in CollectionsMarshal.AsSpan(events))
        {
            if (Length(e) >= broadLength)
            {
                foreach (ref var level in broad[e.First..(e.Last + 1)])
                {
                    level += sign * e.Height;
                }
            }
        }
    }

    private double Length(ZigguratEvent e)
    {
        var length = 0.0;
        for (var k = e.First; k <= e.Last; k++)
        {
            length += _armShare[k];
        }

        return length;
    }

    private static List<double> Levels(List<ProfilePiece> pieces, int side)
    {
        var lengths = new Dictionary<double, long>();
        foreach (var piece in CollectionsMarshal.AsSpan(pieces))
        {
            if (piece.Side == side && piece.Copies != 0)
            {
                lengths[piece.Copies] = lengths.GetValueOrDefault(piece.Copies) + piece.End - piece.Start + 1;
            }
        }

        return [0, .. lengths.OrderByDescending(l => l.Value).ThenBy(l => Math.Abs(l.Key)).ThenBy(l => l.Key).Take(MostLevels).Select(l => l.Key)];
    }
}
