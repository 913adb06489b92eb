using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Profiles;

/// <summary>
/// Placed features in file order: chromosome, position, log2 ratio (NaN where missing) and, where the file has them, name,
/// B-allele frequencies of the sample and of its matched normal (NaN where missing) and genotypes.
/// </summary>
internal sealed class FeatureTable(bool named, bool withBaf = false, bool withNormalBaf = false, bool withGenotypes = false)
{
    private readonly GrowingColumn<byte> _chromosomes = new();
    private readonly GrowingColumn<int> _positions = new();
    private readonly GrowingColumn<float> _log2 = new();
    private readonly GrowingColumn<float>? _baf = withBaf ? new() : null;
    private readonly GrowingColumn<float>? _normalBaf = withNormalBaf ? new() : null;
    private readonly PackedNames _names = new();
    private readonly GrowingColumn<uint>? _nameOf = named ? new() : null;
    private GrowingColumn<Genotype>? _genotypes = withGenotypes ? new() : null;
    private int _lastChromosome;
    private int _lastPosition;

    /// <summary>Number of features.</summary>
    public int Count => _log2.Count;

    /// <summary>Whether features stand in genome order.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>Whether a feature stands at the place of the one before it.</summary>
    public bool Together { get; private set; }

    /// <summary>log2 ratios, once all features are there.</summary>
    public Span<float> Log2 => _log2.Whole();

    /// <summary>Whether features have names.</summary>
    public bool Named => _nameOf is not null;

    /// <summary>B-allele frequencies, 0–1; null where the file has none.</summary>
    public float[]? Baf => _baf?.Whole();

    /// <summary>B-allele frequencies of the matched normal, likewise.</summary>
    public float[]? NormalBaf => _normalBaf?.Whole();

    /// <summary>Genotypes; null where the file has none.</summary>
    public Genotype[]? Genotypes => _genotypes?.Whole();

    /// <summary>Adds a feature.</summary>
    public void Add(
        Chromosome chromosome,
        int position,
        float log2,
        ReadOnlySpan<byte> name,
        float baf = float.NaN,
        float normalBaf = float.NaN,
        Genotype genotype = Genotype.None)
    {
        var number = chromosome.Number;
        InOrder &= number > _lastChromosome || (number == _lastChromosome && position >= _lastPosition);
        Together |= number == _lastChromosome && position == _lastPosition;
        (_lastChromosome, _lastPosition) = (number, position);
        _chromosomes.Add(number);
        _positions.Add(position);
        _log2.Add(log2);
        _nameOf?.Add(_names.Add(Ascii.IsValid(name) ? name : SourceText.ToUtf8(name)));
        _baf?.Add(baf);
        _normalBaf?.Add(normalBaf);
        _genotypes?.Add(genotype);
    }

    /// <summary>The column behind <see cref="Log2"/>.</summary>
    public float[] Log2Column() => _log2.Whole();

    /// <summary>The features' places (<see cref="FeaturePlace"/>) in file order; the caller may reorder them.</summary>
    public ulong[] Places()
    {
        var places = new ulong[Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = FeaturePlace.Of(ChromosomeOf(i), _positions[i], i);
        }

        return places;
    }

    /// <summary>Lets go of chromosomes and positions, once <see cref="Places"/> stand for them.</summary>
    public void DropPlaces()
    {
        _chromosomes.Clear();
        _positions.Clear();
    }

    /// <summary>The column of positions, 1-based.</summary>
    public int[] PositionColumn() => _positions.Whole();

    /// <summary>A feature's chromosome.</summary>
    public Chromosome ChromosomeOf(int feature) => Chromosome.FromNumber(_chromosomes[feature]);

    /// <summary>A feature's chromosome and position.</summary>
    public (Chromosome Chromosome, int Position) PlaceOf(int feature) => (ChromosomeOf(feature), _positions[feature]);

    /// <summary>A feature's name as UTF-8.</summary>
    public ReadOnlySpan<byte> NameOf(int feature) => _names.At(_nameOf![feature]);

    /// <summary>The names of some of the features, or of all in file order where <paramref name="places"/> is empty; the text is not copied.</summary>
    public ProbeNames? Names(ReadOnlySpan<ulong> places) => _nameOf is null ? null : new ProbeNames(_names, FeaturePlace.Gather(_nameOf.Whole(), places));

    /// <summary>Gives the table genotypes that stand apart from its rows in the file.</summary>
    public void SetGenotypes(ReadOnlySpan<Genotype> genotypes)
    {
        _genotypes = new GrowingColumn<Genotype>();
        foreach (var genotype in genotypes)
        {
            _genotypes.Add(genotype);
        }
    }

    /// <summary>Takes genotypes out of the table that turned out to be something else.</summary>
    public void DropGenotypes() => _genotypes = null;

    /// <summary>Lets go of the columns, once a profile is made of them.</summary>
    public void Release()
    {
        _chromosomes.Clear();
        _positions.Clear();
        _log2.Clear();
        _nameOf?.Clear();
        _baf?.Clear();
        _normalBaf?.Clear();
        _genotypes?.Clear();
    }
}
