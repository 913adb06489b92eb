namespace CyclinE.Reporting.Plots;

/// <summary>
/// Draws probes as soft dots into a transparent picture. Tens of thousands of SVG circles stop a browser; a palette PNG
/// at twice the screen's resolution shows every probe, shows density, and weighs some ten kilobytes.
/// </summary>
internal sealed class DotRaster
{
    private const int Levels = 31;
    private const int Tones = 6;

    // Middle tones that read on white and on near-black alike.
    private static readonly (byte, byte, byte)[] Colours = [(140, 140, 136), (61, 97, 143), (112, 148, 189), (38, 128, 176), (126, 98, 163), (209, 73, 30)];

    private readonly float[] _opacity;
    private readonly DotTone[] _tone;
    private readonly (int X, int Y, float Coverage)[] _dot;
    private readonly (int X, int Y, float Coverage)[] _strongDot;

    /// <summary>Makes an empty picture.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="probes">Probes to come: the more, the smaller and fainter the dots.</param>
    public DotRaster(int width, int height, int probes)
    {
        Width = width;
        Height = height;
        _opacity = new float[width * height];
        _tone = new DotTone[width * height];
        var (radius, strength) = probes switch
        {
            <= 4_000 => (3.4f, 0.85f),
            <= 12_000 => (2.6f, 0.7f),
            <= 40_000 => (1.9f, 0.55f),
            <= 150_000 => (1.5f, 0.45f),
            <= 600_000 => (1.1f, 0.3f),
            _ => (0.8f, 0.2f),
        };
        _dot = Disc(radius, strength);
        _strongDot = Disc(Math.Max(2.6f, radius), 0.8f);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws a probe; dots that reach over the edge are cut there.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <param name="tone">Colour.</param>
    /// <param name="strong">True for the few probes of a focal event, which must not drown among tens of thousands.</param>
    public void Draw(double x, double y, DotTone tone, bool strong = false)
    {
        var column = (int)Math.Floor(x);
        var row = (int)Math.Floor(y);
        foreach (var (dx, dy, coverage) in strong ? _strongDot : _dot)
        {
            var (px, py) = (column + dx, row + dy);
            if ((uint)px >= (uint)Width || (uint)py >= (uint)Height)
            {
                continue;
            }

            var at = (py * Width) + px;
            if (tone > _tone[at])
            {
                _tone[at] = tone;
            }

            _opacity[at] += (1 - _opacity[at]) * coverage;
        }
    }

    public byte[] ToPng()
    {
        Span<(byte, byte, byte, byte)> palette = stackalloc (byte, byte, byte, byte)[1 + (Tones * Levels)];
        palette[0] = (0, 0, 0, 0);
        for (var tone = 0; tone < Tones; tone++)
        {
            var (red, green, blue) = Colours[tone];
            for (var level = 1; level <= Levels; level++)
            {
                palette[(tone * Levels) + level] = (red, green, blue, (byte)(255 * level / Levels));
            }
        }

        var indices = new byte[_opacity.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            var level = (int)Math.Round(_opacity[i] * Levels);
            indices[i] = level == 0 ? (byte)0 : (byte)(((int)_tone[i] * Levels) + level);
        }

        return PngWriter.Encode(indices, Width, palette);
    }

    private static (int X, int Y, float Coverage)[] Disc(float radius, float strength)
    {
        var reach = (int)Math.Ceiling(radius);
        var dots = new List<(int, int, float)>();
        for (var y = -reach; y <= reach; y++)
        {
            for (var x = -reach; x <= reach; x++)
            {
                var coverage = Math.Clamp(radius + 0.5f - MathF.Sqrt((x * x) + (y * y)), 0, 1);
                if (coverage > 0)
                {
                    dots.Add((x, y, coverage * strength));
                }
            }
        }

        return [.. dots];
    }
}
