using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>A proportional hazards model of the study.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyModel
{
    /// <summary><c>cox-efron</c>, or <c>cox-firth</c> under Firth's penalty.</summary>
    public required string Method { get; init; }

    /// <summary>Patients with all values.</summary>
    public required int Patients { get; init; }

    /// <summary>Events among them.</summary>
    public required int Events { get; init; }

    /// <summary>The terms in the order in which they entered.</summary>
    public required IReadOnlyList<StudyEffect> Effects { get; init; }

    /// <summary>P of proportional hazards over all terms (score test); null where it was not tested.</summary>
    public double? ProportionalityP { get; init; }

    /// <summary>What has to be known to read it, such as complete separation or few events; null where nothing.</summary>
    public string? Warning { get; init; }
}
