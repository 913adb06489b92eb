using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Chooses the rows of one sample in a file that may hold many, one below the other.</summary>
internal sealed class SampleChoice(string? wanted)
{
    private const int Named = 12;

    // A file of more samples than this is listed by its first ones.
    private const int Remembered = 100_000;

    private readonly byte[]? _wanted = wanted is null ? null : System.Text.Encoding.UTF8.GetBytes(wanted);
    private readonly List<string> _names = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private byte[]? _last;
    private bool _lastTaken;
    private bool _found;

    /// <summary>Whether a row of this sample is read.</summary>
    public bool Takes(ReadOnlySpan<byte> sample)
    {
        if (_last is not null && sample.SequenceEqual(_last))
        {
            return _lastTaken;
        }

        var name = SourceText.Decode(sample);
        if (_names.Count < Remembered && _seen.Add(name))
        {
            _names.Add(name);
        }

        _last = sample.ToArray();
        _lastTaken = _wanted is null ? _names[0] == name : sample.SequenceEqual(_wanted);
        _found |= _lastTaken;
        return _lastTaken;
    }

    /// <summary>Refuses a file of several samples of which none was chosen, or without the chosen one.</summary>
    public void Judge(string file)
    {
        if (_names.Count > 0)
        {
            Judge(_names, wanted, _found, file);
        }
    }

    /// <summary>Refuses a file of several samples of which none was chosen, or without the chosen one.</summary>
    /// <exception cref="InvalidInputException"><c>several-samples</c> or <c>unknown-sample</c>; lists the samples.</exception>
    public static void Judge(IReadOnlyList<string> names, string? wanted, bool found, string file)
    {
        if (found && (wanted is not null || names.Count == 1))
        {
            return;
        }

        var list = string.Create(CultureInfo.InvariantCulture,
            $"{names.Count} {(names.Count == 1 ? "sample" : "samples")}: {string.Join(", ", names.Take(Named))}{(names.Count > Named ? ", …" : string.Empty)}");
        throw wanted is null
            ? new InvalidInputException(
                "several-samples", $"The file holds {list}.", file,
                "Put the sample's name into the sheet's column 'file_sample', one row of the sheet for each sample.")
            : new InvalidInputException(
                "unknown-sample", $"The file holds no sample '{wanted}' but {list}.", file, "Correct the sheet's column 'file_sample'.");
    }
}
