using CyclinE.Genomics.Genome;

namespace CyclinE.Ingest.Profiles;

/// <summary>Chromosome, position and number of a feature in one integer: sorting by it is stable and needs no comparer.</summary>
internal static class FeaturePlace
{
    private const int PositionShift = 28;
    private const int ChromosomeShift = 59;
    private const ulong FeatureMask = (1UL << PositionShift) - 1;
    private const ulong PositionMask = (1UL << (ChromosomeShift - PositionShift)) - 1;

    /// <summary>Packs a place.</summary>
    /// <exception cref="InvalidOperationException">More features than an array can hold.</exception>
    public static ulong Of(Chromosome chromosome, int position, int feature) => (ulong)feature <= FeatureMask
        ? ((ulong)chromosome.Number << ChromosomeShift) | ((ulong)position << PositionShift) | (uint)feature
        : throw new InvalidOperationException($"More than {feature} features are more than an array can hold here.");

    /// <summary>The chromosome.</summary>
    public static Chromosome ChromosomeOf(ulong place) => Chromosome.FromNumber((int)(place >> ChromosomeShift));

    /// <summary>The position, 1-based.</summary>
    public static int PositionOf(ulong place) => (int)((place >> PositionShift) & PositionMask);

    /// <summary>The feature's number in file order, from 0.</summary>
    public static int FeatureOf(ulong place) => (int)(place & FeatureMask);

    /// <summary>Whether two features stand at one place.</summary>
    public static bool AreTogether(ulong one, ulong other) => one >> PositionShift == other >> PositionShift;

    /// <summary>The same place with another feature.</summary>
    public static ulong WithFeature(ulong place, int feature) => (place & ~FeatureMask) | (uint)feature;

    /// <summary>A column's values in the order of places, or the column itself where there are none.</summary>
    public static T[] Gather<T>(T[] column, ReadOnlySpan<ulong> places)
    {
        if (places.IsEmpty)
        {
            return column;
        }

        var gathered = new T[places.Length];
        for (var i = 0; i < gathered.Length; i++)
        {
            gathered[i] = column[FeatureOf(places[i])];
        }

        return gathered;
    }
}
