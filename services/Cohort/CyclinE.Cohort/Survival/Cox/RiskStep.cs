namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Takes the terms of the partial likelihood one after the other.</summary>
internal interface IRiskStep
{
    /// <summary>A term: −Weight·LogSum with its gradient and curvature over the covariates.</summary>
    /// <param name="step">Where and how much.</param>
    /// <param name="mean">Gradient of LogSum: the mean covariates at risk.</param>
    /// <param name="covariance">Curvature of LogSum, lower triangle row by row.</param>
    void Take(in RiskStep step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance);
}

/// <summary>A term of the partial likelihood: one event time, or under Efron one of its events in turn.</summary>
/// <param name="First">First sorted row of the time.</param>
/// <param name="End">One past the last.</param>
/// <param name="Deaths">Events at the time.</param>
/// <param name="Left">Share of each event's risk that is still counted: 1 − k/d for the k-th term under Efron, else 1.</param>
/// <param name="Weight">Weight of the term.</param>
/// <param name="LogSum">ln of the sum of risks, or of their elementary symmetric function under exact ties.</param>
internal readonly record struct RiskStep(int First, int End, int Deaths, double Left, double Weight, double LogSum);
