using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>The class that most probes of a region have.</summary>
internal sealed class CallMajority
{
    private readonly int[] _probes = new int[Enum.GetValues<CallClass>().Length];

    /// <summary>Adds probes of one class; those of none do not vote.</summary>
    public void Add(CallClass? call, int probes)
    {
        if (call is { } counted)
        {
            _probes[(int)counted] += probes;
        }
    }

    /// <summary>The class of most probes, of equals the one nearer to neutral; null where nothing was called.</summary>
    public CallClass? Result
    {
        get
        {
            var best = Enum.GetValues<CallClass>()
                .OrderByDescending(c => _probes[(int)c])
                .ThenBy(c => Math.Abs(c - CallClass.Neutral))
                .First();
            return _probes[(int)best] > 0 ? best : null;
        }
    }
}
