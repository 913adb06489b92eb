using System.Globalization;

namespace CyclinE.Portal.Pages;

/// <summary>Values as people read them.</summary>
internal static class Text
{
    public const string None = "–";

    public static string Number(double? value, string format) =>
        value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') : None;

    public static string Count(int? value) =>
        value?.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", "\u202F", StringComparison.Ordinal) ?? None;

    public static string Percent(double? share) => share is { } s && double.IsFinite(s) ? Number(100 * s, "0") + "\u00A0%" : None;

    public static string Time(DateTime? utc) => utc is { } at ? at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC" : None;

    public static string Duration(double seconds) => seconds switch
    {
        < 90 => Number(Math.Ceiling(seconds), "0") + "\u00A0s",
        < 5400 => Number(seconds / 60, "0") + "\u00A0min",
        _ => Number(seconds / 3600, "0.0") + "\u00A0h",
    };

    public static string Batch(string batch) => "/batches/" + Uri.EscapeDataString(batch);

    public static string Array(string batch, string array) => $"{Batch(batch)}/arrays/{Uri.EscapeDataString(array)}";

    public static string Pair(string batch, string pair) => $"{Batch(batch)}/pairs/{Uri.EscapeDataString(pair)}";

    public static string Gene(string batch, string gene) => $"{Batch(batch)}/genes/{Uri.EscapeDataString(gene)}";
}
