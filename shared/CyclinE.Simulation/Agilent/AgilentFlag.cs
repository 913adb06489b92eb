namespace CyclinE.Simulation.Agilent;

/// <summary>The quality flag of a spot; every one but <see cref="None"/> means that its signal is wrong.</summary>
internal enum AgilentFlag
{
    /// <summary>Good.</summary>
    None,

    /// <summary>gIsFeatNonUnifOL.</summary>
    GreenNonUniform,

    /// <summary>rIsFeatNonUnifOL.</summary>
    RedNonUniform,

    /// <summary>gIsFeatPopnOL and rIsFeatPopnOL.</summary>
    PopulationOutlier,

    /// <summary>gIsSaturated and rIsSaturated.</summary>
    Saturated,

    /// <summary>IsManualFlag.</summary>
    Manual,
}
