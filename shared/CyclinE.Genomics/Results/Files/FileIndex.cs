using System.Globalization;
using System.Text.Json.Serialization;
using CyclinE.Genomics.Input;

namespace CyclinE.Genomics.Results.Files;

/// <summary>Which samples a file holds and where each was left; the document of the file-index artifact.</summary>
public sealed record FileIndex
{
    /// <summary>The format, such as <c>illumina-final-report</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What the file was.</summary>
    public required FileContent Content { get; init; }

    /// <summary>The samples in the order of the file; none of a file that is read whole.</summary>
    public required IReadOnlyList<FileSample> Samples { get; init; }

    /// <summary>The sample of a name (or, where the file has such, of a title).</summary>
    /// <param name="wanted">Its name; null takes the only one.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="InvalidInputException">
    /// <c>several-samples</c>, <c>several-arrays</c> (two of one title) or <c>unknown-sample</c>, with a list of the samples; or what is wrong with
    /// this sample.
    /// </exception>
    public FileSample Choose(string? wanted, string file)
    {
        var sample = wanted is null
            ? Samples.Count == 1 ? Samples[0] : null
            : Samples.FirstOrDefault(s => s.Name == wanted) ?? Samples.FirstOrDefault(s => s.Title == wanted);
        if (wanted is not null && sample?.Name != wanted && Samples.Count(s => s.Title == wanted) is var titled and > 1)
        {
            throw new InvalidInputException(
                "several-arrays", $"The file holds {titled} samples titled '{wanted}': {string.Join(", ", Samples.Where(s => s.Title == wanted).Select(s => s.Name))}.", file,
                "Put the accession of the one that is meant into the sheet's column 'file_sample'.");
        }

        if (sample is null)
        {
            throw wanted is null
                ? new InvalidInputException(
                    "several-samples", $"The file holds {List()}.", file,
                    "Put the sample's name into the sheet's column 'file_sample', one row of the sheet for each sample.")
                : new InvalidInputException(
                    "unknown-sample", $"The file holds no sample '{wanted}' but {List()}.", file, "Correct the sheet's column 'file_sample'.");
        }

        return sample.Problem is { } problem ? throw new InvalidInputException(problem.Code, problem.What, problem.Where, problem.Remedy) : sample;
    }

    /// <summary>The samples in words: how many, and the first of them.</summary>
    public string List() => List([.. Samples.Select(s => s.Name)]);

    /// <summary>Samples in words: how many, and the first of them.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        const int Named = 12;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{names.Count} {(names.Count == 1 ? "sample" : "samples")}: {string.Join(", ", names.Take(Named))}{(names.Count > Named ? ", …" : string.Empty)}");
    }
}

/// <summary>What a split file was.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileContent>))]
public enum FileContent
{
    /// <summary>A format that holds one array: its arrays read the file itself.</summary>
    Whole,

    /// <summary>Probes of many samples: each became a raw sample.</summary>
    Samples,

    /// <summary>Segments of many samples (<c>.seg</c>): each became a segmentation.</summary>
    Segments,
}

/// <summary>One sample of a split file.</summary>
public sealed record FileSample
{
    /// <summary>Its name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Another name that the file has for it (GEO's title); null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Id of its artifact; empty where there is a <see cref="Problem"/>.</summary>
    public required string Artifact { get; init; }

    /// <summary>Hash of the artifact's content.</summary>
    public required string ContentSha { get; init; }

    /// <summary>Rows of the file that are its own.</summary>
    public required long Rows { get; init; }

    /// <summary>Why this sample cannot be used, while others of the file can; null where it can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InputProblem? Problem { get; init; }
}
