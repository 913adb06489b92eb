using CyclinE.Ingest.Files;

namespace CyclinE.Ingest.Decompression;

/// <summary>
/// Decompresses bzip2, one or more streams one behind the other, and refuses data that is damaged or ends early: the checksum
/// of every block and of every stream is compared.
/// </summary>
/// <remarks>Format: J. Seward's bzip2 as described in J. Tsai, "BZIP2 format specification" (2016).</remarks>
internal sealed class Bzip2Stream(Stream compressed, string file) : ReadOnlyStream
{
    private const string Kind = "bzip2";
    private const ulong BlockMagic = 0x314159265359;
    private const ulong EndMagic = 0x177245385090;

    private readonly Bzip2Bits _bits = new(compressed);
    private readonly Bzip2Block _block = new();
    private long _delivered;
    private uint _streamChecksum;
    private bool _inStream;
    private bool _inBlock;
    private bool _ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            while (!_ended && !buffer.IsEmpty)
            {
                if (_inBlock)
                {
                    var count = _block.Read(buffer);
                    if (count > 0)
                    {
                        _delivered += count;
                        return count;
                    }

                    EndBlock();
                }
                else if (_inStream)
                {
                    NextBlock();
                }
                else
                {
                    NextStream();
                }
            }

            return 0;
        }
        catch (EndOfStreamException)
        {
            throw Compression.Truncated(Kind, _delivered, file);
        }
        catch (InvalidDataException problem)
        {
            throw Compression.Damaged(Kind, _delivered, file, problem.Message);
        }
    }

    private void NextStream()
    {
        if (_bits.AtEnd())
        {
            _ended = true;
            return;
        }

        var magic = _bits.Read(24);
        var level = _bits.Read(8) - '1';
        if (magic != 0x425A68 || level is < 0 or > 8)
        {
            throw Compression.Truncated(Kind, _delivered, file);
        }

        _block.Reserve((level + 1) * 100_000);
        _streamChecksum = 0;
        _inStream = true;
    }

    private void NextBlock()
    {
        var magic = ((ulong)_bits.Read(24) << 24) | (uint)_bits.Read(24);
        if (magic == BlockMagic)
        {
            _block.Decode(_bits);
            _inBlock = true;
            return;
        }

        if (magic != EndMagic)
        {
            throw new InvalidDataException("no block begins where one should");
        }

        if (_bits.Read32() != _streamChecksum)
        {
            throw new InvalidDataException("the checksum of the whole is wrong");
        }

        _bits.AlignToByte();
        _inStream = false;
    }

    private void EndBlock()
    {
        _block.VerifyChecksum();
        _streamChecksum = ((_streamChecksum << 1) | (_streamChecksum >> 31)) ^ _block.Checksum;
        _inBlock = false;
    }
}
