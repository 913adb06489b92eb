using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>
/// Affymetrix' numbers of chromosomes: 1–22, 24 = X, 25 = Y, 26 = MT, and 0 or 255 for none. A file that names its numbers
/// itself (X, Y or MT beside a number) is believed.
/// </summary>
internal sealed class AffymetrixChromosomes
{
    // 23 to 26 are other vendors' X, Y, XY or MT.
    private const long FirstAmbiguous = 23;
    private const long LastAmbiguous = 26;

    private readonly Chromosome[] _codes = new Chromosome[256];

    public AffymetrixChromosomes()
    {
        for (var number = 1; number <= 22; number++)
        {
            _codes[number] = Chromosome.FromNumber(number);
        }

        _codes[24] = Chromosome.X;
        _codes[25] = Chromosome.Y;
        _codes[26] = Chromosome.Mitochondrial;
    }

    /// <summary>Notes that the file gives a number to a chromosome.</summary>
    public void Learn(long code, string name)
    {
        if (code is > 0 and < 255 && Chromosome.TryParse(name, out var chromosome))
        {
            for (var other = 0; other < _codes.Length; other++)
            {
                _codes[other] = _codes[other] == chromosome ? default : _codes[other];
            }

            _codes[code] = chromosome;
        }
    }

    /// <summary>The chromosome of a number; <c>default</c> for one that stands for none or is not used.</summary>
    public Chromosome Of(long code) => code is >= 0 and < 256 ? _codes[code] : default;

    /// <summary>Whether a number stands for no chromosome.</summary>
    public static bool IsNone(long code) => code is 0 or 255;

    /// <summary>The refusal of a number that is not used.</summary>
    public static InvalidInputException Unknown(long code, string where) => new(
        code is >= FirstAmbiguous and <= LastAmbiguous ? "ambiguous-chromosome" : "not-a-chromosome",
        string.Create(CultureInfo.InvariantCulture,
            $"Chromosome number {code} is not used ({ChromosomeCoding.Affymetrix.Description}): expected 1–22, 24–26, or 0 or 255 for none."),
        where,
        "Export the array again; if a program of your own wrote the file, number the chromosomes as Affymetrix does.");
}
