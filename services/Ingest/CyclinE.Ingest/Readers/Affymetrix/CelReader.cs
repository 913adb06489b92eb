using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Affymetrix CEL files handed in as arrays: read whole, so that a damaged one is told from a sound one, then refused.</summary>
internal sealed class CelReader : IArrayReader
{
    /// <inheritdoc/>
    public string Name => "Affymetrix CEL (intensities)";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head) => CelFile.Recognises(head);

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">Always: <c>needs-reference</c> or <c>needs-probe-map</c> for a sound file.</exception>
    public ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options) => throw CelRefusal.Of(CelFile.Read(file), file.Name);
}
