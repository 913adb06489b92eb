using CyclinE.Cohort.Response.ContingencyTables;

namespace CyclinE.Cohort.Power;

/// <summary>Exact power of Fisher's two-sided test: the probability, over both binomials, of a table that it rejects.</summary>
public sealed class TwoByTwoPower
{
    /// <summary>Largest group.</summary>
    public const int MaximumGroup = 2_000;

    private const double RelativeTie = 1e-7;
    private readonly BinomialLaw _first;
    private readonly BinomialLaw _second;
    private readonly bool[][] _rejected;

    /// <summary>Finds the tables that are rejected.</summary>
    /// <param name="first">Patients in the first group.</param>
    /// <param name="second">Patients in the second group.</param>
    /// <param name="alpha">Two-sided level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An empty group, or one above <see cref="MaximumGroup"/>.</exception>
    public TwoByTwoPower(int first, int second, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(first, second), MaximumGroup);
        (_first, _second) = (new BinomialLaw(first), new BinomialLaw(second));
        _rejected = [.. Enumerable.Range(0, first + 1).Select(_ => new bool[second + 1])];
        for (var k = 1; k < first + second; k++)
        {
            Reject(new ConditionalTable(first, second, k), k, alpha);
        }
    }

    /// <summary>Power at two rates of the outcome.</summary>
    public double Power(double firstRate, double secondRate)
    {
        double[] first = _first.At(firstRate), second = _second.At(secondRate);
        double sum = 0;
        for (var x = 0; x < first.Length; x++)
        {
            double row = 0;
            for (var y = 0; y < second.Length; y++)
            {
                row += _rejected[x][y] ? second[y] : 0;
            }

            sum += first[x] * row;
        }

        return sum;
    }

    /// <summary>
    /// The rates of the first group nearest to that of the second on either side that are seen with this power; null where even a
    /// rate of 0 or 1 is not.
    /// </summary>
    public (double? Below, double? Above) SmallestDifference(double secondRate, double power = 0.8) =>
        (Search(secondRate, 0, power), Search(secondRate, 1, power));

    private double? Search(double secondRate, double end, double power)
    {
        if (Power(end, secondRate) < power)
        {
            return null;
        }

        var (near, far) = (secondRate, end);
        while (Math.Abs(far - near) > 1e-9)
        {
            var middle = (near + far) / 2;
            (near, far) = Power(middle, secondRate) < power ? (middle, far) : (near, middle);
        }

        return far;
    }

    private void Reject(ConditionalTable law, int k, double alpha)
    {
        // Two-sided P of a table is the sum over those no more probable: in ascending order, a running sum up to the last tie.
        (int X, double Log)[] tables =
            [.. Enumerable.Range(law.Minimum, law.Maximum - law.Minimum + 1).Select(x => (x, law.LogWeight(x) - law.LogTotal)).OrderBy(t => t.Item2)];
        double sum = 0;
        for (var i = 0; i < tables.Length;)
        {
            var end = i;
            while (end < tables.Length && tables[end].Log <= tables[i].Log + RelativeTie)
            {
                sum += Math.Exp(tables[end++].Log);
            }

            for (; i < end; i++)
            {
                _rejected[tables[i].X][k - tables[i].X] = sum <= alpha;
            }
        }
    }
}
