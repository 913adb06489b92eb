using MathNet.Numerics;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Binomial probabilities of all counts, for many rates.</summary>
internal sealed class BinomialLaw
{
    private readonly double[] _logChoose;

    /// <summary>Of so many trials.</summary>
    public BinomialLaw(int trials) =>
        _logChoose = [.. Enumerable.Range(0, trials + 1)
            .Select(x => SpecialFunctions.FactorialLn(trials) - SpecialFunctions.FactorialLn(x) - SpecialFunctions.FactorialLn(trials - x))];

    /// <summary>P(X = 0 … trials).</summary>
    public double[] At(double rate)
    {
        var trials = _logChoose.Length - 1;
        if (rate is <= 0 or >= 1)
        {
            var certain = new double[trials + 1];
            certain[rate <= 0 ? 0 : trials] = 1;
            return certain;
        }

        var (yes, no) = (Math.Log(rate), Math.Log(1 - rate));
        return [.. _logChoose.Select((c, x) => Math.Exp(c + (x * yes) + ((trials - x) * no)))];
    }
}
