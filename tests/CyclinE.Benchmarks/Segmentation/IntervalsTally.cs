namespace CyclinE.Benchmarks.Segmentation;

/// <summary>What became of the breaks of one noise and one jump.</summary>
internal sealed class IntervalsTally
{
    /// <summary>Simulated breaks.</summary>
    public int Truths { get; set; }

    /// <summary>Those with a found break of their own.</summary>
    public int Matched { get; set; }

    /// <summary>Those found at their very place.</summary>
    public int Exact { get; set; }

    /// <summary>Matched ones within the interval of their found break.</summary>
    public int Covered { get; set; }

    /// <summary>Sum of the intervals' widths (possible places).</summary>
    public long Width { get; set; }

    /// <summary>Adds another tally.</summary>
    public void Add(IntervalsTally other)
    {
        Truths += other.Truths;
        Matched += other.Matched;
        Exact += other.Exact;
        Covered += other.Covered;
        Width += other.Width;
    }
}
