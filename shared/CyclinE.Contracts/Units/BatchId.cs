using System.Globalization;
using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Units;

/// <summary>A batch: its name and revision, written <c>name@revision</c>.</summary>
/// <param name="Name">The name a person gave it.</param>
/// <param name="Revision">From 1; an edited sheet, option or file is the next revision.</param>
public sealed record BatchId(string Name, int Revision)
{
    /// <summary>Reads <c>name@revision</c>.</summary>
    /// <exception cref="FormatException">There is no revision behind the last <c>@</c>.</exception>
    public static BatchId Parse(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new BatchId(text[..at], revision)
            : throw new FormatException($"'{text}' is not a batch; expected name@revision.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}@{Revision}");
}
