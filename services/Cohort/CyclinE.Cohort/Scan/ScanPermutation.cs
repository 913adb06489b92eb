namespace CyclinE.Cohort;

/// <summary>What is permuted against the genes, within strata.</summary>
public enum ScanPermutation
{
    /// <summary>The end point with its covariates, unless a gene stands in correlation with a covariate; then residuals.</summary>
    Auto,

    /// <summary>End point and covariates jointly: exact where no gene depends on a covariate.</summary>
    Joint,

    /// <summary>Residuals of the null model, against genes with the covariates projected out: approximate.</summary>
    Residuals,
}
