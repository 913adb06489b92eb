using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>What became of a gene in a scan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScanGeneState>))]
public enum ScanGeneState
{
    /// <summary>Tested, with a finite effect.</summary>
    Tested,

    /// <summary>Tested by score; the likelihood has no maximum, so the effect is infinite and has no standard error.</summary>
    Separated,

    /// <summary>Tested by score; the fit of the effect did not converge and is missing.</summary>
    NotConverged,

    /// <summary>Untested: too few carriers or too few non-carriers.</summary>
    FewCarriers,

    /// <summary>Untested: one value in all patients.</summary>
    Constant,

    /// <summary>Untested: no value in too many patients.</summary>
    Missing,
}
