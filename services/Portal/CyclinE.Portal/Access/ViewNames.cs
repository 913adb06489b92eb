using System.Globalization;
using System.Security.Claims;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Access;

/// <summary>
/// Names as a person sees them: where samples are hidden from viewers, an array is its number in the sheet, in pages, addresses and
/// files alike, and whatever may hold a name is left out.
/// </summary>
public sealed class ViewNames
{
    private readonly Dictionary<string, string>? _shown;
    private readonly Dictionary<string, string>? _named;

    private ViewNames(Plan? plan)
    {
        if (plan is not null)
        {
            var digits = plan.Arrays.Count.ToString(CultureInfo.InvariantCulture).Length;
            _shown = plan.Arrays.Select((a, i) => (a.Name, Shown: "array-" + (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')))
                .ToDictionary(a => a.Name, a => a.Shown, StringComparer.Ordinal);
            _named = _shown.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        }
    }

    /// <summary>Whether names are hidden.</summary>
    public bool Hidden => _shown is not null;

    /// <summary>Names for a person.</summary>
    public static ViewNames For(ClaimsPrincipal person, PortalSettings settings, Plan plan) =>
        new(settings.HideSamples && !person.IsInRole(nameof(PortalRole.Operator)) ? plan : null);

    /// <summary>An array's id as it is shown.</summary>
    public string Of(string array) => _shown is null ? array : _shown.GetValueOrDefault(array, "array");

    /// <summary>A pair's name as it is shown.</summary>
    public string Of(string resistant, string parental) => $"{Of(resistant)}~{Of(parental)}";

    /// <summary>A unit's key as it is shown.</summary>
    public string Of(UnitId unit) => unit.Kind switch
    {
        UnitKind.Array => $"array/{Of(unit.Name)}",
        UnitKind.Pair when unit.Name.Split('~') is [var r, var p] => $"pair/{Of(r, p)}",
        UnitKind.File when Hidden => "file",
        _ => unit.Key,
    };

    /// <summary>A text that may hold a name; null where names are hidden.</summary>
    public string? Text(string? text) => Hidden ? null : text;

    /// <summary>The array that is meant by what is shown.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public string Resolve(string shown) => _named is null ? shown
        : _named.GetValueOrDefault(shown) ?? throw RefusedException.NotFound($"There is no array {shown}. Names are hidden here; arrays have numbers.");

    /// <summary>The unit that is meant by a key or an array's name as shown.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public string ResolveUnit(string shown)
    {
        if (!Hidden)
        {
            return shown;
        }

        return shown.Split('/', 2) switch
        {
            ["array", var array] => $"array/{Resolve(array)}",
            ["pair", var pair] when pair.Split('~') is [var r, var p] => $"pair/{Resolve(r)}~{Resolve(p)}",
            ["cohort", _] => shown,
            [var array] => Resolve(array),
            _ => throw RefusedException.NotFound($"There is no unit {shown}."),
        };
    }
}
