using System.Runtime.InteropServices;
using CyclinE.Cohort.Recurrence.Samples;

namespace CyclinE.Cohort.Recurrence.Arms;

/// <summary>Counts gains and losses of whole arms.</summary>
internal sealed class ArmTally(double gain, double loss)
{
    /// <summary>Samples that cover the arm.</summary>
    public int[] Covered { get; } = new int[ArmLayout.Arms];

    public double[] Megabases { get; } = new double[ArmLayout.Arms];

    public int[] Gains { get; } = new int[ArmLayout.Arms];

    public double[] GainSum { get; } = new double[ArmLayout.Arms];

    public int[] Losses { get; } = new int[ArmLayout.Arms];

    public double[] LossSum { get; } = new double[ArmLayout.Arms];

    /// <summary>Counts the arms of one chromosome of one sample; the level of an arm is its mean broad level.</summary>
    public void Add(int chromosome, List<ProfilePiece> pieces, ReadOnlySpan<double> broad)
    {
        for (var side = 0; side < 2; side++)
        {
            double length = 0, sum = 0;
            for (var k = 0; k < pieces.Count; k++)
            {
                if (CollectionsMarshal.AsSpan(pieces)[k] is var piece && piece.Side == side && piece.Markers > 0)
                {
                    length += piece.End - piece.Start + 1.0;
                    sum += (piece.End - piece.Start + 1.0) * broad[k];
                }
            }

            if (length > 0)
            {
                Add((chromosome * 2) + side, length, sum / length);
            }
        }
    }

    private void Add(int arm, double length, double level)
    {
        Covered[arm]++;
        Megabases[arm] += length / 1e6;
        if (level >= gain)
        {
            Gains[arm]++;
            GainSum[arm] += level;
        }
        else if (level <= -loss)
        {
            Losses[arm]++;
            LossSum[arm] -= level;
        }
    }
}
