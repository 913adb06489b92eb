using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Page;

/// <summary>Where each array's picture stands: in the page itself, or in a page of its own where one page would be too large.</summary>
public sealed class ReportParts
{
    /// <summary>Folder beside the page.</summary>
    public const string Folder = "report";

    /// <summary>Characters of the whole page; the issue's limit is 15 MB.</summary>
    private const int MostCharacters = 14_000_000;

    /// <summary>The picture of an array with its close-ups and table.</summary>
    private const int Picture = 130_000;

    /// <summary>Characters for one probe's place and value, compressed.</summary>
    private const int Probe = 4;

    private const int MostInOnePage = 60;
    private const int MostProbes = 150_000;
    private const int MostSharp = 12;
    private readonly Dictionary<string, int> _numbers;
    private readonly Func<string, string, Task>? _write;

    internal ReportParts(BatchResults results, Func<string, string, Task>? write)
    {
        _numbers = results.ArrayResults.Where(HasPicture).Select((a, i) => (a.Array, i)).ToDictionary(a => a.Array, a => a.i + 1, StringComparer.Ordinal);
        _write = _numbers.Count > MostInOnePage ? write : null;
    }

    /// <summary>True where all stands in one page.</summary>
    internal bool InOnePage => _write is null;

    /// <summary>Pixels of a picture of probes per drawing unit: few arrays are drawn sharp for screens of high density.</summary>
    internal int Resolution => _numbers.Count <= MostSharp ? 2 : 1;

    /// <summary>Whether there is something to draw of an array.</summary>
    internal static bool HasPicture(ArrayResult array) => array.Segmentation is not null || (array.Ingested is not null && array.LoadProfile is not null);

    /// <summary>The address of an array's picture from the page; null where it has none.</summary>
    internal string? Link(string array) => !_numbers.ContainsKey(array) ? null : InOnePage ? "#" + Key(array) : $"{Folder}/{FileName(array)}";

    /// <summary>Prefix of an array's ids.</summary>
    internal string Key(string array) => FormattableString.Invariant($"array-{_numbers[array]}");

    /// <summary>The file of an array: its number in the sheet, and as much of its name as any file system takes.</summary>
    internal string FileName(string array) =>
        FormattableString.Invariant($"{_numbers[array]:0000}-{string.Concat(array.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'))}.html");

    /// <summary>How many probes of an array may stand in the page one by one.</summary>
    /// <param name="written">Characters of the page so far.</param>
    internal int ProbesOfEach(int written) => InOnePage
        ? Math.Clamp(((MostCharacters - written) / Math.Max(1, _numbers.Count)) - Picture, 0, MostProbes * Probe) / Probe
        : MostProbes;

    internal Task WriteAsync(string array, string page) => _write!(FileName(array), page);
}
