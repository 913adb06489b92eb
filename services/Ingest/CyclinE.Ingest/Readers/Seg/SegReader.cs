using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Readers.Seg;

/// <summary>
/// Tables of segments (<c>.seg</c> of IGV, GISTIC, DNAcopy and TCGA). They hold no probes: a batch splits them, and their arrays
/// start at the call.
/// </summary>
internal sealed class SegReader : IArrayReader
{
    /// <inheritdoc/>
    public string Name => "tables of segments (.seg)";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head) => SegHeader.Recognises(HeadText.FirstTableLine(head))
        || SegHeader.RecognisesByWidth(HeadText.FromTableLine(head));

    /// <inheritdoc/>
    public ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options) => throw new InvalidInputException(
        "segments-not-probes",
        "The file holds segments (sample, chromosome, start, end, mean), not probes.",
        file.Name,
        "Put the sample's name into the sheet's column 'file_sample': its segments are then called as they are. Quality of the array itself cannot be told from segments.");
}
