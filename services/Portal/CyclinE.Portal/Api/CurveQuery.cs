using System.Globalization;
using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Api;

/// <summary>Which curves are asked for, as an address has it.</summary>
public sealed record CurveQuery
{
    private const double UsualCut = 0.5;

    /// <summary>Symbol of the gene; CCNE1 where nothing is said.</summary>
    public string? Gene { get; init; }

    /// <summary>The end point: <c>pfs</c>, which is the usual one, or <c>os</c>.</summary>
    public string? Of { get; init; }

    /// <summary>How patients are divided: by <c>call</c>, which is the usual way, <c>cut</c>, <c>best</c> or <c>tertiles</c>.</summary>
    public string? Split { get; init; }

    /// <summary>The log2 of <c>split=cut</c>; 0.5 where nothing is said.</summary>
    public string? Cut { get; init; }

    /// <summary>What is asked for.</summary>
    /// <exception cref="RefusedException">A value is none of those that there are.</exception>
    public GeneSurvivalRequest Request => new(Symbol, Overall, Way, Log2);

    private string Symbol => Gene?.Trim() is { Length: > 0 } gene ? gene : "CCNE1";

    private bool Overall => Of switch
    {
        null or "" or "pfs" => false,
        "os" => true,
        _ => throw new RefusedException(400, $"of is '{Of}'; expected pfs or os."),
    };

    private GeneSplit Way => Split is not { Length: > 0 } ? GeneSplit.Call
        : Enum.TryParse<GeneSplit>(Split, ignoreCase: true, out var split) && Enum.IsDefined(split) ? split
        : throw new RefusedException(400, $"split is '{Split}'; expected call, cut, best or tertiles.");

    private double Log2 => Cut is not { Length: > 0 } ? UsualCut
        : double.TryParse(Cut, NumberStyles.Float, CultureInfo.InvariantCulture, out var cut) && double.IsFinite(cut) ? cut
        : throw new RefusedException(400, $"cut is '{Cut}'; expected a log2 such as 0.5.");
}
