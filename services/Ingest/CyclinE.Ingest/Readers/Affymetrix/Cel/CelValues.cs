namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>The columns that a CEL file has for its cells; they grow with the cells that are really there.</summary>
/// <param name="cells">How many there should be.</param>
/// <param name="hasDeviations">Whether the layout has the standard deviation of a cell's pixels.</param>
/// <param name="hasPixels">Whether it has their number.</param>
internal sealed class CelValues(long cells, bool hasDeviations, bool hasPixels)
{
    private float[] _intensities = [];
    private float[] _deviations = [];
    private short[] _pixels = [];

    /// <summary>Intensity of each cell.</summary>
    public float[] Intensities => _intensities;

    /// <summary>Standard deviation of each cell's pixels; null where the layout has none.</summary>
    public float[]? Deviations => hasDeviations ? _deviations : null;

    /// <summary>Pixels of each cell; null where the layout has none.</summary>
    public short[]? Pixels => hasPixels ? _pixels : null;

    /// <summary>Makes room for the first so many cells.</summary>
    public void Grow(long needed)
    {
        CelCells.Grow(ref _intensities, needed, cells);
        if (hasDeviations)
        {
            CelCells.Grow(ref _deviations, needed, cells);
        }

        if (hasPixels)
        {
            CelCells.Grow(ref _pixels, needed, cells);
        }
    }

    /// <summary>Takes the values of one cell, which <see cref="Grow"/> made room for.</summary>
    public void Set(int cell, float intensity, float deviation = 0, short pixels = 0)
    {
        _intensities[cell] = intensity;
        if (hasDeviations)
        {
            _deviations[cell] = deviation;
        }

        if (hasPixels)
        {
            _pixels[cell] = pixels;
        }
    }
}
