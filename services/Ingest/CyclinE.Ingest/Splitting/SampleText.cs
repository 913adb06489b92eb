using System.Security.Cryptography;

namespace CyclinE.Ingest.Splitting;

/// <summary>The text of one sample while its file is read: what was not handed on yet, and a hash over all of it.</summary>
internal sealed class SampleText : IDisposable
{
    private byte[] _buffer = [];

    public SampleText(string name, byte[] nameBytes, LineRuns lines)
    {
        Name = name;
        NameBytes = nameBytes;
        Lines = lines;
    }

    public string Name { get; }

    /// <summary>The name as it stands in the file.</summary>
    public byte[] NameBytes { get; }

    public string? Title { get; set; }

    /// <summary>The sample whose row came after one of this sample, last time.</summary>
    public SampleText? Following { get; set; }

    public long Rows { get; set; }

    public LineRuns Lines { get; }

    public List<string> Parts { get; } = [];

    public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ReadOnlyMemory<byte> Waiting => _buffer.AsMemory(0, WaitingLength);

    public int WaitingLength { get; private set; }

    public void Append(ReadOnlySpan<byte> text)
    {
        if (_buffer.Length - WaitingLength < text.Length)
        {
            Array.Resize(ref _buffer, Math.Max(Math.Max(2 * _buffer.Length, 1 << 10), WaitingLength + text.Length));
        }

        text.CopyTo(_buffer.AsSpan(WaitingLength));
        WaitingLength += text.Length;
    }

    /// <summary>The waiting text enters the hash and is let go.</summary>
    public void Pass()
    {
        Hash.AppendData(_buffer, 0, WaitingLength);
        WaitingLength = 0;
    }

    public void Dispose()
    {
        Hash.Dispose();
        _buffer = [];
    }
}
