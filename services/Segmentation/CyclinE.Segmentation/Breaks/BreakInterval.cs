namespace CyclinE.Segmentation;

/// <summary>Where the break between two neighbouring segments may lie.</summary>
/// <param name="Low">Smallest plausible index of the left segment's last value.</param>
/// <param name="High">Largest plausible index of the left segment's last value.</param>
public readonly record struct BreakInterval(int Low, int High);
