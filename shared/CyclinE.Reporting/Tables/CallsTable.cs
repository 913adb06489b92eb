using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>calls.tsv</c>: every segment with its judgement.</summary>
internal static class CallsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(ArrayResult Array, SegmentCall Call)>(
        "calls.tsv",
        "every segment of every called array with its call, in sheet and genome order",
        array =>
            from call in array.Calls?.Segments ?? []
            select (array, call),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array.Array)),
            new("sample", "Specimen or line.", r => Text(r.Array.Sample)),
            new("chromosome", "Chromosome without chr.", r => r.Call.Segment.Chromosome.ToString()),
            new("start", "Position of the first probe, 1-based base pairs.", r => Whole(r.Call.Segment.Start)),
            new("end", "Position of the last probe.", r => Whole(r.Call.Segment.End)),
            new("probes", "Probes with a finite value.", r => Whole(r.Call.Segment.Probes)),
            new("log2", "Mean log2 ratio, the array's centre and expected_log2 subtracted.", r => Log2(r.Call.Log2)),
            new("se", "Standard error of log2.", r => Log2(r.Call.StandardError)),
            new(
                "call",
                "homozygous-deletion (suspected), loss, neutral, gain, amplification or high-level-amplification; NA where not called.",
                r => Words.Of(r.Call.Call)),
            new("call_runner_up", "The call under the runner-up centre; NA where there is none.", r => Words.Of(r.Call.CallUnderRunnerUp)),
            new("noise_sd", "Noise sd of the segment, shrunk to the array's σ, log2.", r => Log2(r.Call.Segment.NoiseSd)),
            new("centre", "The centre that was subtracted.", r => Log2(r.Array.Calls!.Centre)),
            new("heterozygotes", "Heterozygous probes in the segment; NA where alleles were not looked at (segmenter allele).",
                r => Whole(r.Call.Segment.Heterozygotes)),
            new("imbalance", "Allelic imbalance of its heterozygotes, the distance of BAF from ½, 0 (balance) to 0.5; NA without any.",
                r => Log2(r.Call.Segment.Imbalance)),
            new("balance_p", "P of allelic balance; NA without heterozygotes.", r => Significant(r.Call.Segment.BalanceP)),
            new("probability", "Probability that the call is right, 0–1; NA where there is none.", r => Fixed(r.Call.Probability, 4)),
            new("probability_by", "What it rests on: mixture (of the array's segments) or standard-error.",
                r => Text(r.Call.Probability is null ? null : r.Array.Calls!.ProbabilityBasis)),
            new("expected_log2", "log2(expected copies of the sample / of the reference); not 0 on X and Y only.", r => Log2(r.Call.Expected)),
            new("expected_copies", "Copies that the sample has there unaltered; NA where not known.", r => Fixed(r.Call.ExpectedCopies, 2)),
            new("copies", "Copies per tumour cell; NA where purity is not known.", r => Fixed(r.Call.Copies, 2)),
            new("masked", "Masked share of the segment, 0–1; NA where nothing is masked.", r => Fixed(r.Call.Masked, 4)),
            new("whole_copies", "The nearest whole number of copies, with alleles that of the nearest pair; NA where purity is not known.",
                r => Whole(r.Call.WholeCopies)),
            new("minor_copies", "Copies of the allele with fewer; NA without alleles or purity.", r => Fixed(r.Call.MinorCopies, 2)),
            new("whole_minor", "Whole copies of the allele with fewer; NA without alleles or purity.", r => Whole(r.Call.WholeMinorCopies)),
            new("loh", "true where one allele is gone and the other is not; NA without alleles or purity.", r => Truth(r.Call.LossOfHeterozygosity)),
            new("subclonal", "true where copies lie clearly off whole numbers; NA where purity is not known.", r => Truth(r.Call.Subclonal)),
        ]);
}
