using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>Refuses data that expands beyond any array's file (zip bombs), and ends where cancelled.</summary>
/// <param name="content">The content; disposed with this.</param>
/// <param name="compressed">What the content is made from, or null where it is plain.</param>
/// <param name="file">The file, for messages.</param>
/// <param name="cancellationToken">Checked at every read.</param>
internal sealed class BoundedExpansion(Stream content, CountedStream? compressed, string file, CancellationToken cancellationToken) : ReadOnlyStream
{
    /// <summary>Most bytes that compressed data may expand to: far above a thousand samples in one report.</summary>
    public const long LargestContent = 1L << 36;

    /// <summary>Most bytes of content per compressed byte; array files reach 30.</summary>
    public const int LargestRatio = 100;

    /// <summary>Content up to this many bytes may have any ratio.</summary>
    public const long Unjudged = 64L << 20;

    private long _count;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = content.Read(buffer);
        _count += read;
        if (compressed is not null && _count > Unjudged && (_count > LargestContent || _count > LargestRatio * compressed.Count))
        {
            throw new InvalidInputException(
                "expansion-limit",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{compressed.Count:N0} compressed bytes have expanded to more than {_count:N0}: expected at most {LargestRatio} to 1 and at most {LargestContent >> 30} GiB."),
                file,
                "This is not an array's file (perhaps a zip bomb, or a disk image full of zeros). If it is one all the same, unpack it and give the plain file.");
        }

        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
