using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Readers.Affymetrix;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Ingest.Readers.Agilent;
using CyclinE.Ingest.Readers.Cnvkit;
using CyclinE.Ingest.Readers.Genepix;
using CyclinE.Ingest.Readers.Generic;
using CyclinE.Ingest.Readers.Geo;
using CyclinE.Ingest.Readers.Illumina;
using CyclinE.Ingest.Readers.Nimblegen;
using CyclinE.Ingest.Readers.Seg;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers;

/// <summary>The formats that are read. Each reader is asked in turn; the first that recognises a file reads it.</summary>
internal static class ArrayReaders
{
    // The generic table comes last: it takes any table with the right column names.
    private static readonly IArrayReader[] All =
    [
        new AgilentReader(),
        new CnchpTextReader(),
        new CopyNumberReader(),
        new CelReader(),
        new FinalReportReader(),
        new SignalReader(),
        new SeriesMatrixReader(),
        new SoftReader(),
        new GenepixReader(),
        new NimblegenReader(),
        new CnvkitReader(),
        new SegReader(),
        new BedGraphReader(),
        new GenericReader(),
    ];

    /// <summary>The formats that are read, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(reader => reader.Name));

    /// <summary>The reader of an opened file.</summary>
    /// <exception cref="InvalidInputException">The file is empty or of no format that is read; says what it looks like.</exception>
    public static IArrayReader For(ArrayFile file)
    {
        var head = file.Head;
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        if (head.Trim("\r\n\t "u8).IsEmpty)
        {
            throw new InvalidInputException(
                "empty-file",
                (file.Compression is not null ? "The file decompresses to nothing" : "The file is empty") + ": expected one array's probes.",
                file.Name,
                "Export or copy the file again.");
        }

        ForeignFormat.Refuse(head, file.Name, file.Compression);
        foreach (var reader in All)
        {
            if (reader.Recognises(head))
            {
                return reader;
            }
        }

        throw Unrecognised(head, file.Name);
    }

    private static InvalidInputException Unrecognised(ReadOnlySpan<byte> head, string file)
    {
        const string remedy = "Export the array as Agilent Feature Extraction text, or as a table with columns named chromosome, position and log2 (tab, comma or semicolon between them).";
        if (head.Contains((byte)0))
        {
            var hex = Convert.ToHexString(head[..Math.Min(8, head.Length)]);
            return new InvalidInputException("unrecognised-format",
                $"A binary file of no known kind (it begins with bytes {hex}): expected an array's text export.", file, remedy);
        }

        var end = head.IndexOfAny((byte)'\n', (byte)'\r');
        var first = Encoding.UTF8.GetString(end < 0 ? head : head[..end]);
        first = first.Length > 60 ? first[..60] + "…" : first;
        return new InvalidInputException(
            "unrecognised-format",
            $"A text that begins '{first}': neither Feature Extraction's blocks nor a header with a column chromosome, position or log2.",
            new SourceLocation(file, 1).ToString(),
            remedy);
    }
}
