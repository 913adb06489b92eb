using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Methods;

/// <summary>A method, set up for one array: finds the breaks of one chromosome after the other, in karyotype order.</summary>
internal interface IBreakFinder
{
    /// <summary>Penalty β per break in squared log2 units; null for methods that have none.</summary>
    double? Penalty { get; }

    /// <summary>Fewest probes of a segment.</summary>
    int ShortestSegment { get; }

    /// <summary>Finds the segments of the chromosome that was loaded.</summary>
    /// <param name="scratch">Its values; <see cref="ChromosomeScratch.Ends"/> takes one past the last value of each segment.</param>
    /// <param name="range">The chromosome.</param>
    /// <param name="points">Takes runs of values that stand out but are too few: first, one past the last.</param>
    /// <param name="cancellationToken">Looked at every 65,536 values or so.</param>
    /// <returns>Number of segments.</returns>
    int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken);

    /// <summary>Adds what the method alone knows of a segment of the chromosome that was searched last.</summary>
    /// <param name="segment">The segment as it is described for every method.</param>
    /// <param name="first">Its first value.</param>
    /// <param name="end">One past its last value.</param>
    Segment Complete(Segment segment, int first, int end) => segment;
}
