using System.Globalization;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Portal.Access;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Api;

/// <summary>Results of arrays and pairs as the portal shows them.</summary>
public static class ArrayViews
{
    /// <summary>One array in a line.</summary>
    public static ArrayView Of(ArrayResult array, ViewNames names, (string? Id, string? Url) trace) => new()
    {
        Array = names.Of(array.Array),
        Sample = names.Text(array.Sample),
        Patient = names.Text(array.Patient),
        Role = array.Role,
        State = Word(array.State),
        Stage = array.Stage,
        Verdict = array.Verdict?.ToString().ToLowerInvariant(),
        Dlrs = Finite(array.Ingested?.Quality.Dlrs),
        Probes = array.Ingested?.Scalars.Probes ?? array.Segmentation?.Probes,
        GenomeAltered = Finite(array.Calls?.GenomeAltered),
        Purity = Finite(array.Calls?.CopyModel?.Purity),
        Amplified = [.. (array.Calls?.Genes ?? []).Where(g => g.Call >= CallClass.Amplification).Select(g => g.Symbol)],
        Reason = names.Hidden ? array.Problem?.Code : array.ReasonText,
        TraceId = trace.Id,
        TraceUrl = trace.Url,
    };

    /// <summary>One array with all that was found on it.</summary>
    /// <param name="array">The whole array.</param>
    /// <param name="names">Names as they are shown.</param>
    /// <param name="trace">Id and address of its trace.</param>
    public static ArrayDetailView Detail(ArrayResult array, ViewNames names, (string? Id, string? Url) trace)
    {
        var line = Of(array, names, trace);
        return new ArrayDetailView
        {
            Array = line.Array,
            Sample = line.Sample,
            Patient = line.Patient,
            Role = line.Role,
            State = line.State,
            Stage = line.Stage,
            Verdict = line.Verdict,
            Dlrs = line.Dlrs,
            Probes = line.Probes,
            GenomeAltered = line.GenomeAltered,
            Purity = line.Purity,
            Amplified = line.Amplified,
            Reason = line.Reason,
            TraceId = line.TraceId,
            TraceUrl = line.TraceUrl,
            Build = array.Ingested?.Build ?? array.Calls?.Build ?? array.Segmentation?.File?.Build,
            Format = array.Ingested?.Format,
            Platform = array.Ingested?.Platform,
            Warnings = array.Warnings,
            Quality = array.Ingested?.Quality,
            Centre = Finite(array.Calls?.Centre),
            RunnerUpCentre = Finite(array.Calls?.RunnerUpCentre),
            Events = array.Calls?.Events ?? [],
            Segments = array.Calls?.Segments ?? [],
            Genes = array.Calls?.Genes ?? [],
        };
    }

    /// <summary>One pair.</summary>
    public static PairView Of(PairResult pair, ViewNames names) => new()
    {
        Pair = names.Of(pair.Resistant, pair.Parental),
        Resistant = names.Of(pair.Resistant),
        Parental = names.Of(pair.Parental),
        State = Word(pair.State),
        Reason = names.Text(pair.Reason),
        Identity = Finite(pair.Comparison?.IdentityCorrelation),
        Events = pair.Comparison?.Events ?? [],
    };

    /// <summary>One gene in one array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="names">Names as they are shown.</param>
    /// <param name="symbol">The gene.</param>
    /// <param name="genes">All genes of the array; null where it has none.</param>
    /// <param name="at">Number of the gene among them.</param>
    public static GeneInArray Of(ArrayResult array, ViewNames names, string symbol, CalledGenes? genes, int at) => new()
    {
        Array = names.Of(array.Array),
        Role = array.Role,
        Log2 = genes is null ? null : Finite(genes.Log2[at]),
        Call = genes?.CallOf(at) is { } call ? Word(call) : null,
        Focal = genes is not null && genes.FlagsOf(at).HasFlag(GeneFlags.Focal),
        Probes = genes?.Probes[at],
        Expression = double.TryParse(array.Columns.GetValueOrDefault(symbol.ToLowerInvariant() + "_mrna_z"), CultureInfo.InvariantCulture, out var z)
            ? Finite(z) : null,
        Stain = array.Columns.GetValueOrDefault(symbol.ToLowerInvariant() + "_ihc"),
        SmallestSeen = SmallestSeen(array.Limits, symbol),
    };

    private static string? SmallestSeen(DetectionLimits? limits, string symbol) =>
        limits?.Genes.FirstOrDefault(g => g.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase)) is { } gene
            ? limits.Levels.Zip(gene.Kilobases)
                .Select(l => l.Second is { } kb ? string.Create(CultureInfo.InvariantCulture, $"{kb:0} kb at {l.First.Copies} copies") : null)
                .FirstOrDefault(t => t is not null) ?? "none of the sizes tried"
            : null;

    /// <summary>A call as the output files write it.</summary>
    public static string Word(CallClass call) => call switch
    {
        CallClass.HomozygousDeletion => "homozygous-deletion",
        CallClass.HighLevelAmplification => "high-level-amplification",
        _ => call.ToString().ToLowerInvariant(),
    };

    private static string Word(UnitOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
