using CyclinE.Genomics;

namespace CyclinE.Ingest.Worker;

/// <summary>A row of the sheet as what ingest wants to know of its file.</summary>
public static class RowFacts
{
    /// <summary>The facts of a row.</summary>
    /// <param name="value">The value of a column, null where missing.</param>
    public static ArrayFacts Of(Func<string, string?> value)
    {
        var scale = value("scale");
        return new ArrayFacts
        {
            Build = value("build"),
            Scale = scale is null ? ValueScale.Log2 : ScaleNames.Parse(scale),
            ScaleDeclared = scale is not null,
            Polarity = value("polarity") is "-1" ? -1 : 1,
            PolarityDeclared = value("polarity") is not null,
            Sex = value("sex") is { } sex ? Enum.Parse<Sex>(sex, ignoreCase: true) : null,
            ReferenceSex = value("reference_sex") is { } reference ? Enum.Parse<ReferenceSex>(reference, ignoreCase: true) : ReferenceSex.Unknown,
            FileSample = value("file_sample"),
        };
    }
}
