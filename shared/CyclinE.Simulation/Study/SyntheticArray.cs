using CyclinE.Simulation.Agilent;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>One array of a synthetic study: its row of the sheet and the truth that was planted in it.</summary>
public sealed record SyntheticArray
{
    /// <summary>Array id.</summary>
    public required string Id { get; init; }

    /// <summary>Specimen or line.</summary>
    public required string Sample { get; init; }

    /// <summary>Role in the sheet: <c>tumour</c>, <c>parental</c> or <c>resistant</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Array id of the parental line; null where there is none.</summary>
    public string? Parental { get; init; }

    /// <summary>Patient id; null for lines.</summary>
    public string? Patient { get; init; }

    /// <summary>Cell line; null for patients.</summary>
    public string? Line { get; init; }

    /// <summary>HER2 status; null for lines.</summary>
    public bool? Her2 { get; init; }

    /// <summary>Clinical end points; null for lines.</summary>
    public SyntheticOutcome? Outcome { get; init; }

    /// <summary>The sheet's note.</summary>
    public required string Note { get; init; }

    /// <summary>Share of tumour cells, 0–1.</summary>
    public required double Purity { get; init; }

    /// <summary>What was planted. Where events overlap, the later one counts.</summary>
    public required IReadOnlyList<PlantedEvent> Events { get; init; }

    /// <summary>Noise of the array.</summary>
    public required NoiseModel Noise { get; init; }

    /// <summary>The slide.</summary>
    public required AgilentDesign Design { get; init; }

    /// <summary>True for the array that is so noisy that quality control must exclude it.</summary>
    public bool MustBeExcluded { get; init; }

    /// <summary>Path of its file below the study's folder, with forward slashes.</summary>
    public string File => $"arrays/{Id}.txt";

    /// <summary>True where a focal CCNE1 amplification was planted.</summary>
    public bool IsCyclinEAmplified => Events.Any(e => !e.Broad && e.Label == "CCNE1");
}

/// <summary>The clinical end points of one synthetic patient.</summary>
/// <param name="PfsMonths">Progression-free survival in months.</param>
/// <param name="PfsEvent">True when progression was observed, false when censored.</param>
/// <param name="Benefit">Clinical benefit.</param>
public readonly record struct SyntheticOutcome(double PfsMonths, bool PfsEvent, bool Benefit);
