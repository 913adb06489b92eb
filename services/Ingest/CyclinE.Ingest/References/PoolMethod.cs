namespace CyclinE.Ingest;

/// <summary>How a pool of normals is subtracted.</summary>
public enum PoolMethod
{
    /// <summary>The median of the pool, probe by probe.</summary>
    Median,

    /// <summary>The median, then the array's projection on the pool's first principal components.</summary>
    Tangent,
}
