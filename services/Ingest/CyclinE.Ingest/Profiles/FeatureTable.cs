using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Placed features in file order: chromosome, position, log2 ratio (NaN where missing) and name.</summary>
internal sealed class FeatureTable(bool named)
{
    private byte[] _chromosomes = new byte[1024];
    private int[] _positions = new int[1024];
    private float[] _log2 = new float[1024];
    private string[]? _names = named ? new string[1024] : null;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Chromosomes => _chromosomes.AsSpan(0, Count);

    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    public Span<float> Log2 => _log2.AsSpan(0, Count);

    public string[]? Names => _names;

    public void Add(Chromosome chromosome, int position, float log2, string? name)
    {
        if (Count == _positions.Length)
        {
            var size = 2 * Count;
            Array.Resize(ref _chromosomes, size);
            Array.Resize(ref _positions, size);
            Array.Resize(ref _log2, size);
            if (_names is not null)
            {
                Array.Resize(ref _names, size);
            }
        }

        _chromosomes[Count] = chromosome.Number;
        _positions[Count] = position;
        _log2[Count] = log2;
        if (_names is not null)
        {
            _names[Count] = name ?? string.Empty;
        }

        Count++;
    }
}
