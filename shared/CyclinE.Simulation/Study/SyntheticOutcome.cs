namespace CyclinE.Simulation;

/// <summary>The clinical end points of one synthetic patient.</summary>
/// <param name="PfsMonths">Progression-free survival in months.</param>
/// <param name="PfsEvent">True when progression was observed, false when censored.</param>
/// <param name="Benefit">Clinical benefit.</param>
public readonly record struct SyntheticOutcome(double PfsMonths, bool PfsEvent, bool Benefit);
