namespace CyclinE.Cohort;

/// <summary>Takes the terms of the partial likelihood one after the other.</summary>
internal interface IRiskStep
{
    /// <summary>A term: −Weight·LogSum with its gradient and curvature over the covariates.</summary>
    /// <param name="step">Where and how much.</param>
    /// <param name="mean">Gradient of LogSum: the mean covariates at risk.</param>
    /// <param name="covariance">Curvature of LogSum, lower triangle row by row.</param>
    void Take(in RiskStep step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance);
}
