namespace CyclinE.Cli.Output;

/// <summary>Names and sentences of others on one line of a terminal: cut where they are long, without control characters.</summary>
public static class Shortened
{
    private const int LongestName = 60;
    private const int LongestText = 400;

    /// <summary>A name: beginning and end stay, for those are what tells names apart.</summary>
    public static string Name(string text)
    {
        var clean = Clean(text);
        const int Tail = 15;
        return clean.Length <= LongestName ? clean : $"{clean[..(LongestName - Tail - 1)]}…{clean[^Tail..]}";
    }

    /// <summary>A sentence: its beginning stays.</summary>
    public static string Text(string? text)
    {
        var clean = Clean(text ?? string.Empty);
        return clean.Length <= LongestText ? clean : clean[..(LongestText - 1)] + "…";
    }

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
