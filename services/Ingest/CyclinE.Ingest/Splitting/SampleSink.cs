using System.Security.Cryptography;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Readers.Seg;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>
/// Gathers the lines of many samples while a file is read once, and hands them to the store in parts, so that memory holds a
/// bounded piece of the file however many samples it has and however they are interleaved.
/// </summary>
/// <param name="store">Takes the parts; null only names the samples.</param>
/// <param name="isEnough">Whether the samples named so far are enough; null reads on to the end.</param>
/// <param name="budget">Bytes of text that wait at most, over all samples.</param>
internal sealed class SampleSink(ISampleStore? store, Func<IReadOnlyList<string>, bool>? isEnough, long budget = SampleSink.Budget)
{
    /// <summary>Bytes of text that wait at most where nothing else is said.</summary>
    public const long Budget = 96L << 20;

    private const int PartSize = 4 << 20;

    // A head up to this size is repeated in every sample; a longer one (a platform's table) is stored once.
    private const int RepeatedHead = 1 << 16;

    private readonly SampleText _head = new(string.Empty, [], new LineRuns());
    private readonly List<SampleText> _samples = [];
    private readonly Dictionary<string, SampleText> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<FileSample> _segmented = [];
    private SampleText? _current;
    private long _waiting;

    /// <summary>True where the samples are only named, not kept.</summary>
    public bool OnlyNames => store is null;

    /// <summary>True once enough samples are named.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Adds a line that stands before the samples' own lines, in each of them.</summary>
    public void AddHead(ReadOnlySpan<byte> line, long number)
    {
        if (store is null)
        {
            return;
        }

        _head.Lines.Add(number);
        _head.Append(line);
        _head.Append("\n"u8);
        if (_head.WaitingLength >= PartSize)
        {
            HandOn(_head);
        }
    }

    /// <summary>The sample of a name as it stands in the file.</summary>
    public SampleText Of(ReadOnlySpan<byte> name)
    {
        // Rows of one sample stand together, or samples take turns in one order.
        if (_current is { } current)
        {
            if (name.SequenceEqual(current.NameBytes))
            {
                return current;
            }

            if (current.Following is { } following && name.SequenceEqual(following.NameBytes))
            {
                return _current = following;
            }
        }

        var sample = Find(SourceText.Decode(name), name);
        if (_current is not null)
        {
            _current.Following = sample;
        }

        return _current = sample;
    }

    /// <summary>Adds a line to a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="line">The line, without its end.</param>
    /// <param name="number">Its number in the file.</param>
    public void Add(SampleText sample, ReadOnlySpan<byte> line, long number)
    {
        sample.Rows++;
        AddPlain(sample, line, number);
    }

    /// <summary>Adds a line that is no row.</summary>
    public void AddPlain(SampleText sample, ReadOnlySpan<byte> line, long number)
    {
        if (store is null)
        {
            return;
        }

        sample.Lines.Add(number);
        sample.Append(line);
        sample.Append("\n"u8);
        _waiting += line.Length + 1;
        if (sample.WaitingLength >= PartSize)
        {
            HandOn(sample);
        }
        else if (_waiting > budget)
        {
            _samples.ForEach(HandOn);
        }
    }

    /// <summary>Makes a sample's segments and keeps them, or why they cannot be used.</summary>
    public void Keep(SegSample sample, string file, GenomeBuild build, bool repair, IReadOnlyList<NormalisationStep> steps)
    {
        var kept = (Id: string.Empty, ContentSha: string.Empty);
        var problem = sample.Problem;
        if (problem is null)
        {
            try
            {
                kept = store!.PutSegments(sample.Assemble(file, build, repair, steps));
            }
            catch (InvalidInputException exception)
            {
                problem = exception.Problem;
            }
        }

        _segmented.Add(new FileSample { Name = sample.Name, Artifact = kept.Id, ContentSha = kept.ContentSha, Rows = sample.Rows, Problem = problem });
    }

    /// <summary>Keeps what waits and gives all samples in the order of the file.</summary>
    public IReadOnlyList<FileSample> Finish()
    {
        if (_segmented.Count > 0)
        {
            return _segmented;
        }

        var samples = new List<FileSample>(_samples.Count);
        foreach (var sample in _samples)
        {
            samples.Add(store is null ? Named(sample, string.Empty, string.Empty) : Keep(sample, store));
            sample.Dispose();
        }

        return samples;
    }

    private FileSample Keep(SampleText sample, ISampleStore to)
    {
        if (sample.Parts.Count > 0 && sample.WaitingLength > RepeatedHead)
        {
            HandOn(sample);
        }

        var rest = sample.Waiting;
        sample.Hash.AppendData(rest.Span);
        foreach (var run in sample.Lines.Runs)
        {
            sample.Hash.AppendData(Encoding.ASCII.GetBytes(FormattableString.Invariant($"|{run.First},{run.Line},{run.Stride}")));
        }

        var id = "raw-" + Convert.ToHexStringLower(sample.Hash.GetHashAndReset());
        return Named(sample, id, to.PutSample(id, new RawSample { Parts = sample.Parts, Lines = sample.Lines.Runs }, rest));
    }

    private static FileSample Named(SampleText sample, string id, string contentSha) =>
        new() { Name = sample.Name, Title = sample.Title, Artifact = id, ContentSha = contentSha, Rows = sample.Rows };

    private SampleText Find(string name, ReadOnlySpan<byte> bytes)
    {
        if (_byName.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_head.WaitingLength > RepeatedHead || (_head.Parts.Count > 0 && _head.WaitingLength > 0))
        {
            HandOn(_head);
        }

        var sample = new SampleText(name, bytes.ToArray(), _head.Lines.Copy());
        foreach (var part in _head.Parts)
        {
            sample.Parts.Add(part);
            sample.Hash.AppendData(Encoding.ASCII.GetBytes(part));
        }

        sample.Append(_head.Waiting.Span);
        _waiting += _head.WaitingLength;
        _samples.Add(sample);
        _byName[name] = sample;
        _names.Add(name);
        IsDone = isEnough is not null && isEnough(_names);
        return sample;
    }

    private void HandOn(SampleText sample)
    {
        if (sample.WaitingLength == 0)
        {
            return;
        }

        var text = sample.Waiting;
        var id = "part-" + Convert.ToHexStringLower(SHA256.HashData(text.Span));
        store!.PutPart(id, text);
        sample.Parts.Add(id);
        _waiting -= sample == _head ? 0 : text.Length;
        sample.Pass();
    }
}
