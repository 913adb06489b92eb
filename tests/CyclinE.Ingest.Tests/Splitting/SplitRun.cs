using System.IO.Compression;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Ingest.Splitting;

namespace CyclinE.Ingest.Tests.Splitting;

/// <summary>Splits a file into memory and reads its samples as a batch does.</summary>
internal sealed class SplitRun : ISampleStore
{
    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly Dictionary<string, (RawSample Sample, byte[] Tail)> _samples = [];
    private readonly Dictionary<string, ArraySegmentation> _segments = [];

    public FileIndex Index { get; private set; } = null!;

    /// <summary>Parts handed on before the end.</summary>
    public int Parts => _parts.Count;

    /// <summary>The longest piece of text handed over at once.</summary>
    public int Longest { get; private set; }

    public static SplitRun Of(byte[] file, SplitFacts? facts = null, SplitOptions? options = null, long? budget = null)
    {
        var splitting = new SplitRun();
        splitting.Index = FileSplitting.Run(
            new MemoryStream(file), Ingesting.File, facts ?? new SplitFacts { Build = "hg19" }, options ?? new SplitOptions(),
            budget is { } most ? new SampleSink(splitting, null, most) : new SampleSink(splitting, null), CancellationToken.None);
        return splitting;
    }

    public static SplitRun Of(string text, SplitFacts? facts = null, SplitOptions? options = null, long? budget = null) =>
        Of(Encoding.UTF8.GetBytes(text), facts, options, budget);

    public static InputProblem Refused(string text, SplitFacts? facts = null, SplitOptions? options = null) =>
        Assert.Throws<InvalidInputException>(() => Of(text, facts, options)).Problem;

    /// <summary>The text of a sample.</summary>
    public byte[] Text(string name)
    {
        var (sample, tail) = _samples[Index.Choose(name, Ingesting.File).Artifact];
        return [.. sample.Parts.SelectMany(p => _parts[p]), .. tail];
    }

    public string Id(string name) => Index.Choose(name, Ingesting.File).Artifact;

    public IReadOnlyList<LineRun> Lines(string name) => _samples[Id(name)].Sample.Lines;

    public ArraySegmentation Segments(string name) => _segments[Id(name)];

    /// <summary>Reads a sample from what was split.</summary>
    public IngestResult Ingest(string name, ArrayFacts facts) =>
        Ingesting.Of(Text(name), facts with { FileSample = name, FileLines = Lines(name) });

    void ISampleStore.PutPart(string id, ReadOnlyMemory<byte> text)
    {
        Longest = Math.Max(Longest, text.Length);
        _parts[id] = text.ToArray();
    }

    string ISampleStore.PutSample(string id, RawSample sample, ReadOnlyMemory<byte> text)
    {
        Longest = Math.Max(Longest, text.Length);
        _samples[id] = (sample with { Parts = [.. sample.Parts], Lines = [.. sample.Lines] }, text.ToArray());
        return "sha";
    }

    (string Id, string ContentSha) ISampleStore.PutSegments(ArraySegmentation segments)
    {
        var id = $"segments-{_segments.Count}";
        _segments[id] = segments;
        return (id, "sha");
    }
}
