using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Files;

/// <summary>
/// Reads a stream on a thread of its own, a few buffers ahead, so that decompressing and parsing go on side by side. What the
/// reader sees is the stream's own bytes, and its own exception where it ends with one.
/// </summary>
/// <remarks>Disposing waits for the read under way: afterwards nobody touches the stream. The caller keeps it.</remarks>
internal sealed class ReadAheadStream : ReadOnlyStream
{
    private const int BufferSize = 1 << 18;
    private const int Buffers = 4;

    private readonly BlockingCollection<byte[]> _free = [];
    private readonly BlockingCollection<(byte[] Buffer, int Count)> _filled = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private byte[] _current = [];
    private int _next;
    private int _end;
    private bool _ended;

    /// <summary>Begins to read ahead.</summary>
    public ReadAheadStream(Stream source)
    {
        for (var i = 0; i < Buffers; i++)
        {
            _free.Add(new byte[BufferSize]);
        }

        _thread = new Thread(() => Fill(source)) { IsBackground = true, Name = "ingest read-ahead" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_next == _end && !_ended && !buffer.IsEmpty)
        {
            Advance();
        }

        var count = Math.Min(buffer.Length, _end - _next);
        _current.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            _thread.Join();
            _free.Dispose();
            _filled.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Advance()
    {
        if (_current.Length > 0)
        {
            _free.Add(_current);
        }

        (_current, _end) = _filled.Take();
        _next = 0;
        if (_end == 0)
        {
            _ended = true;
            _current = [];
            _failure?.Throw();
        }
    }

    private void Fill(Stream source)
    {
        try
        {
            while (true)
            {
                var buffer = _free.Take(_stop.Token);
                var count = source.Read(buffer);
                _filled.Add((buffer, count));
                if (count == 0)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed before the end: nobody reads on.
        }
        catch (Exception failure)
        {
            // It belongs to the reader, who throws it.
            _failure = ExceptionDispatchInfo.Capture(failure);
            _filled.Add(([], 0));
        }
    }
}
