using System.IO.Compression;
using System.Text;
using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Tests;

/// <summary>Hands bytes to ingest as a file named <see cref="File"/> and gives back the result or the problem.</summary>
internal static class Ingesting
{
    public const string File = "array.txt";

    public static readonly ArrayFacts Hg19 = new() { Build = "hg19" };

    public static IngestResult Of(byte[] file, ArrayFacts? facts = null, IngestOptions? options = null) =>
        ArrayIngest.Ingest(new DribblingStream(file), File, facts ?? new ArrayFacts(), options ?? new IngestOptions(), CancellationToken.None);

    public static IngestResult Of(string text, ArrayFacts? facts = null, IngestOptions? options = null) =>
        Of(Encoding.UTF8.GetBytes(text), facts, options);

    public static InputProblem Refused(byte[] file, ArrayFacts? facts = null)
    {
        var problem = Assert.Throws<InvalidInputException>(() => Of(file, facts)).Problem;
        Assert.StartsWith(File, problem.Where);
        Assert.NotEmpty(problem.What);
        Assert.NotEmpty(problem.Remedy);
        return problem;
    }

    public static InputProblem Refused(string text, ArrayFacts? facts = null) => Refused(Encoding.UTF8.GetBytes(text), facts);

    public static byte[] Gzip(byte[] content)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return file.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static string Effect(this IngestResult result, string step) =>
        Assert.Single(result.Document.Normalisation, s => s.Name == step).Effect;

    /// <summary>A stream that gives its bytes in pieces of uneven size and cannot seek, as a pipe does.</summary>
    private sealed class DribblingStream(byte[] bytes) : Stream
    {
        private int _position;
        private int _reads;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var size = 1 + (_reads++ * 7919 % 9973);
            var read = Math.Min(Math.Min(count, size), bytes.Length - _position);
            bytes.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
