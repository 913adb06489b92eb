namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>MT19937 word by word, seeded as <c>set.seed</c> does it.</summary>
internal sealed class PlainTwister
{
    private readonly uint[] _state = new uint[624];
    private int _next;

    public PlainTwister(int seed)
    {
        var word = (uint)seed;
        for (var i = 0; i < 51; i++)
        {
            word = (69069 * word) + 1;
        }

        for (var i = 0; i < 624; i++)
        {
            word = (69069 * word) + 1;
            _state[i] = word;
        }
    }

    public double Next()
    {
        var y = (_state[_next] & 0x80000000) | (_state[(_next + 1) % 624] & 0x7fffffff);
        y = _state[_next] = _state[(_next + 397) % 624] ^ (y >> 1) ^ (y % 2 == 0 ? 0 : 0x9908b0df);
        _next = (_next + 1) % 624;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return (y ^ (y >> 18)) * 2.3283064365386963e-10;
    }
}
