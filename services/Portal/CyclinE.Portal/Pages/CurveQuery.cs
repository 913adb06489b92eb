using System.Globalization;
using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Pages;

/// <summary>Which curves a page is asked for, as its address has it.</summary>
public sealed record CurveQuery
{
    /// <summary>Symbol of the gene.</summary>
    public string? Gene { get; init; }

    /// <summary><c>os</c> for overall survival.</summary>
    public string? Of { get; init; }

    /// <summary>How patients are divided.</summary>
    public string? Split { get; init; }

    /// <summary>The log2 to divide them at.</summary>
    public string? Cut { get; init; }

    /// <summary>What is asked for; CCNE1 by its call where nothing is said.</summary>
    public GeneSurvivalRequest Request => new(
        Gene?.Trim() is { Length: > 0 } gene ? gene : "CCNE1",
        Of == "os",
        Enum.TryParse<GeneSplit>(Split, ignoreCase: true, out var split) && Enum.IsDefined(split) ? split : GeneSplit.Call,
        double.TryParse(Cut, NumberStyles.Float, CultureInfo.InvariantCulture, out var cut) && double.IsFinite(cut) ? cut : 0.5);
}
