using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.References;

namespace CyclinE.Ingest;

/// <summary>What the sheet says about an array's file.</summary>
public sealed record ArrayFacts
{
    /// <summary>Genome build of the positions, or null where the sheet leaves it to the file.</summary>
    public string? Build { get; init; }

    /// <summary>Scale of the values.</summary>
    public ValueScale Scale { get; init; } = ValueScale.Log2;

    /// <summary>True where the sheet names <see cref="Scale"/>; false where it is only the default.</summary>
    public bool ScaleDeclared { get; init; }

    /// <summary>+1 if the sample is in the red channel (numerator), −1 if in the green.</summary>
    public int Polarity { get; init; } = 1;

    /// <summary>True where the sheet names <see cref="Polarity"/>; false where it is only the default.</summary>
    public bool PolarityDeclared { get; init; }

    /// <summary>The sample's sex as the sheet says it; null where it does not.</summary>
    public Sex? Sex { get; init; }

    /// <summary>The sex of the reference as the sheet says it; of no effect where the format has a scale of its own.</summary>
    public ReferenceSex ReferenceSex { get; init; }

    /// <summary>Which sample of a file that holds many; null where it holds one.</summary>
    public string? FileSample { get; init; }

    /// <summary>Where the lines of a sample that was split from a file stood in it, for messages; null where the file itself is read.</summary>
    public IReadOnlyList<LineRun>? FileLines { get; init; }

    /// <summary>
    /// Table of probe positions (columns for name, chromosome and position; plain or compressed) for files that name their
    /// probes only; read once, forwards; the caller keeps the stream. Null where the sheet names none.
    /// </summary>
    public Stream? Probes { get; init; }

    /// <summary>The name of <see cref="Probes"/> for messages.</summary>
    public string ProbesName { get; init; } = "probes";

    /// <summary>
    /// The table of <see cref="Probes"/> once more, for its columns <c>gc</c> and <c>length</c>; read once, forwards, after the
    /// file. Null where the sheet names none.
    /// </summary>
    public Stream? Annotation { get; init; }

    /// <summary>What is subtracted at probe level; null where nothing is.</summary>
    public ArrayReference? Reference { get; init; }

    /// <summary>True where the array is read to be a reference: intensities without one of their own are then log2 intensities.</summary>
    public bool AsReference { get; init; }

    /// <summary>The distribution, ascending, that intensities are given; null where it comes from <see cref="Reference"/>.</summary>
    public float[]? IntensityTarget { get; init; }
}
