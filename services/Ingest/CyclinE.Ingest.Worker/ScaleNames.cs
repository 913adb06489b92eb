namespace CyclinE.Ingest.Worker;

/// <summary>Scales as the sheet writes them.</summary>
internal static class ScaleNames
{
    /// <summary>The scale of a canonical sheet value, such as <c>copies-2</c>.</summary>
    public static ValueScale Parse(string scale) =>
        Enum.Parse<ValueScale>(scale.Replace("−", "Minus", StringComparison.Ordinal).Replace("-", "Minus", StringComparison.Ordinal), ignoreCase: true);
}
