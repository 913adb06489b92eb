using System.Globalization;

namespace CyclinE.Reporting.Files.CBioPortal;

/// <summary>
/// Names as ids of cBioPortal: letters, digits, points, underscores and hyphens, at most 63, and two names never one id, not even where the
/// database takes capital and small letters for equal.
/// </summary>
internal sealed class CBioPortalIds
{
    private const int MostLetters = 63;

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Gives every name its id: first those that can be kept as they are, then, in order, those that have to be changed.</summary>
    public CBioPortalIds(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in all.Where(n => Clean(n) == n && taken.Add(n)))
        {
            _ids.Add(name, name);
        }

        foreach (var name in all.Where(n => !_ids.ContainsKey(n)))
        {
            var id = Clean(name);
            for (var number = 2; !taken.Add(id); number++)
            {
                var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
                id = Clean(name)[..Math.Min(Clean(name).Length, MostLetters - suffix.Length)] + suffix;
            }

            _ids.Add(name, id);
        }
    }

    /// <summary>The id of a name that was given.</summary>
    public string this[string name] => _ids[name];

    /// <summary>Anything but letters, digits, points, underscores and hyphens as an underscore.</summary>
    public static string Clean(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'));
        return clean.Length > MostLetters ? clean[..MostLetters] : clean;
    }
}
