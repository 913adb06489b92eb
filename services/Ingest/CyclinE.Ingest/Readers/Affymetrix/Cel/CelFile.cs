using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>The intensities of an Affymetrix CEL file. A cell's index is row · <see cref="Columns"/> + column.</summary>
public sealed record CelFile
{
    /// <summary>The layout of the file.</summary>
    public required CelFormat Format { get; init; }

    /// <summary>The chip, such as <c>GenomeWideSNP_6</c>, or null where the file does not tell.</summary>
    public string? ChipType { get; init; }

    /// <summary>The program that made intensities of pixels, such as <c>Percentile</c>; null where the file does not tell.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Cells in a row.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of cells.</summary>
    public required int Rows { get; init; }

    /// <summary>Scan channels in the file; only the first is read.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Intensity per cell in scanner units.</summary>
    public required float[] Intensities { get; init; }

    /// <summary>Standard deviation of each cell's pixels; null where the layout has none.</summary>
    public float[]? StandardDeviations { get; init; }

    /// <summary>Pixels of each cell; null where the layout has none or not the whole number.</summary>
    public short[]? Pixels { get; init; }

    /// <summary>Indices of the cells masked by hand, ascending.</summary>
    public required int[] Masked { get; init; }

    /// <summary>Indices of the cells whose pixels disagree, ascending; empty where the layout has none.</summary>
    public required int[] Outliers { get; init; }

    /// <summary>Reads a CEL file of any layout, told by its first bytes.</summary>
    /// <param name="file">The raw bytes, plain or compressed (told by content), read forwards once; the caller keeps the stream.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <param name="cancellationToken">Checked at every refill of the read buffer.</param>
    /// <exception cref="InvalidInputException">The file is no CEL file, is damaged or ends early.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CelFile Read(Stream file, string where, CancellationToken cancellationToken)
    {
        using var opened = ArrayFile.Open(file, where, cancellationToken);
        var cel = Read(opened);
        opened.Verify();
        return cel;
    }

    /// <summary>Percentiles of the intensities and shares of outliers and masked cells.</summary>
    public CelQuality Judge() => CelQuality.Of(this);

    internal static bool Recognises(ReadOnlySpan<byte> head) =>
        CelText.Recognises(head) || CelVersion4.Recognises(head) || CelTranscriptome.Recognises(head) || CelCompact.Recognises(head)
        || CelCommandConsole.Recognises(head);

    internal static CelFile Read(ArrayFile file)
    {
        if (CelText.Recognises(file.Head))
        {
            using var lines = file.OpenLines();
            return new CelText(lines).Read();
        }

        using var input = BinaryInput.Open(file);
        return file.Head switch
        {
            var h when CelVersion4.Recognises(h) => CelVersion4.Read(input),
            var h when CelTranscriptome.Recognises(h) => CelTranscriptome.Read(input),
            var h when CelCompact.Recognises(h) => CelCompact.Read(input),
            var h when CelCommandConsole.Recognises(h) => CelCommandConsole.Read(input),
            _ => throw new InvalidInputException(
                "unrecognised-format",
                "This is no CEL file: expected version 3 (text that begins with [CEL]), version 4, compact, transcriptome or Command Console intensities.",
                file.Name,
                "Give the CEL file as the scanner's program wrote it."),
        };
    }
}

/// <summary>The layouts in which CEL files come.</summary>
public enum CelFormat
{
    /// <summary>Version 3: text in sections.</summary>
    Text,

    /// <summary>Version 4: binary, little-endian.</summary>
    Version4,

    /// <summary>Transcriptome ("bcel"): chunks, big-endian, whole-number intensities; of the pixel counts only the low byte.</summary>
    Transcriptome,

    /// <summary>Compact ("ccel"): whole-number intensities only, without standard deviations, pixels and outliers.</summary>
    Compact,

    /// <summary>Command Console generic file.</summary>
    CommandConsole,
}
