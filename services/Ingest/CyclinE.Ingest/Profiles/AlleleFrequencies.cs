using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Profiles;

/// <summary>Checks the cells of a column of B-allele frequencies and counts what was done to them.</summary>
/// <param name="step">Name of the step in the record, such as <c>baf</c>.</param>
internal sealed class AlleleFrequencies(string step)
{
    // Raw allele shares of the field's programs leave 0–1 a little where a signal is below its background. Beyond this they
    // are something else: percent, or a code such as −9.
    private const double Smallest = -0.5;
    private const double Largest = 1.5;

    // PennCNV and GenomeStudio write 2 for probes that measure no alleles.
    private const double NonPolymorphic = 2;

    private long _finite;
    private long _outside;
    private long _nonPolymorphic;

    /// <summary>The frequency of a number: 0–1, NaN where missing or without alleles; false where no frequency can be so.</summary>
    public bool TryCount(double value, out float frequency)
    {
        frequency = float.NaN;
        if (!double.IsFinite(value))
        {
            return true;
        }

        if (value == NonPolymorphic)
        {
            _nonPolymorphic++;
            return true;
        }

        if (value is < Smallest or > Largest)
        {
            return false;
        }

        _finite++;
        _outside += value is < 0 or > 1 ? 1 : 0;
        frequency = (float)Math.Clamp(value, 0, 1);
        return true;
    }

    /// <summary>The refusal of a value that no frequency can be.</summary>
    public static InvalidInputException Impossible(ReadOnlySpan<byte> cell, SourceLocation where) => new(
        "impossible-value",
        $"The value '{CellProblem.Show(cell)}' cannot be a B-allele frequency (expected 0 to 1).",
        where.ToString(),
        "If it stands for 'no value', write NA; if these are percent, divide by 100; if the column holds something else, rename it.");

    /// <summary>What was done, for the record.</summary>
    public NormalisationStep Step(string column) => new(
        step,
        $"column '{column}' read as B-allele frequencies; values a little outside 0 to 1 are set to the limit, 2 means a probe without alleles",
        string.Create(CultureInfo.InvariantCulture, $"{_finite} probes have one; {_outside} were outside 0 to 1, {_nonPolymorphic} without alleles"));
}
