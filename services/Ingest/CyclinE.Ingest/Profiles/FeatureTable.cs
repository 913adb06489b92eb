using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>
/// Placed features in file order: chromosome, position, log2 ratio (NaN where missing) and, where the file has them, name and
/// B-allele frequencies of the sample and of its matched normal (NaN where missing).
/// </summary>
internal sealed class FeatureTable(bool named, bool withBaf = false, bool withNormalBaf = false)
{
    private const int FirstSize = 1024;

    private byte[] _chromosomes = new byte[FirstSize];
    private int[] _positions = new int[FirstSize];
    private float[] _log2 = new float[FirstSize];
    private byte[]? _names = named ? new byte[16 * FirstSize] : null;
    private int[]? _nameEnds = named ? new int[FirstSize] : null;
    private float[]? _baf = withBaf ? new float[FirstSize] : null;
    private float[]? _normalBaf = withNormalBaf ? new float[FirstSize] : null;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Chromosomes => _chromosomes.AsSpan(0, Count);

    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    public Span<float> Log2 => _log2.AsSpan(0, Count);

    /// <summary>Whether features have names.</summary>
    public bool Named => _names is not null;

    /// <summary>B-allele frequencies, 0–1, of which the first <see cref="Count"/> are in use; null where the file has none.</summary>
    public float[]? Baf => _baf;

    /// <summary>B-allele frequencies of the matched normal, likewise.</summary>
    public float[]? NormalBaf => _normalBaf;

    public void Add(Chromosome chromosome, int position, float log2, ReadOnlySpan<byte> name, float baf = float.NaN, float normalBaf = float.NaN)
    {
        if (Count == _positions.Length)
        {
            var size = 2 * Count;
            Array.Resize(ref _chromosomes, size);
            Array.Resize(ref _positions, size);
            Array.Resize(ref _log2, size);
            Grow(ref _nameEnds, size);
            Grow(ref _baf, size);
            Grow(ref _normalBaf, size);
        }

        _chromosomes[Count] = chromosome.Number;
        _positions[Count] = position;
        _log2[Count] = log2;
        if (_names is not null)
        {
            var start = Count == 0 ? 0 : _nameEnds![Count - 1];
            if (_names.Length - start < name.Length)
            {
                Grow(ref _names, Math.Max(2 * _names.Length, start + name.Length));
            }

            name.CopyTo(_names.AsSpan(start));
            _nameEnds![Count] = start + name.Length;
        }

        if (_baf is not null)
        {
            _baf[Count] = baf;
        }

        if (_normalBaf is not null)
        {
            _normalBaf[Count] = normalBaf;
        }

        Count++;
    }

    /// <summary>Lets go of the columns, once a profile is made of them: it holds as much again.</summary>
    public void Release()
    {
        (_chromosomes, _positions, _log2, Count) = ([], [], [], 0);
        (_names, _nameEnds, _baf, _normalBaf) = (null, null, null, null);
    }

    /// <summary>A feature's name as it stands in the file.</summary>
    public ReadOnlySpan<byte> NameOf(int feature)
    {
        var start = feature == 0 ? 0 : _nameEnds![feature - 1];
        return _names.AsSpan(start, _nameEnds![feature] - start);
    }

    private static void Grow<T>(ref T[]? column, int size)
    {
        if (column is not null)
        {
            Array.Resize(ref column, size);
        }
    }
}
