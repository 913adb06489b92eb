using System.Text;
using System.Text.RegularExpressions;

namespace CyclinE.Batches;

/// <summary>Names of arrays and batches: they name files and stand in addresses, and <c>~</c> and <c>@</c> have a meaning there.</summary>
public static partial class SheetNames
{
    /// <summary>Longest name in characters.</summary>
    public const int Longest = 100;

    /// <summary>The rule, to follow "Write".</summary>
    public const string Rule = "letters A–Z, digits and . _ -, at most 100, beginning with a letter, a digit or _";

    /// <summary>The rule as a regular expression.</summary>
    public const string Pattern = "^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$";

    /// <summary>True where a text can be a name.</summary>
    public static bool IsValid(string text) => text.Length <= Longest && Regex().IsMatch(text) && !text.EndsWith('\n');

    /// <summary>A valid name made of any text, such as a file's name without its extension.</summary>
    public static string From(string text)
    {
        var name = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var c in text.Trim())
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        var trimmed = name.ToString().TrimStart('.', '-').TrimEnd('_', '.');
        return trimmed.Length == 0 ? "unnamed" : trimmed[..Math.Min(trimmed.Length, Longest)];
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Regex();
}
