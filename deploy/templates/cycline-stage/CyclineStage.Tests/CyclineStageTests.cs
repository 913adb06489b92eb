using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.StageTesting;
using Xunit;

namespace CyclineStage.Tests;

/// <summary>The stage on an example; what every stage keeps is tested by the contract.</summary>
public sealed class CyclineStageTests : StageContract<CyclineStageConsumer, CyclineStageConsumer.Input>
{
    protected override IReadOnlyDictionary<string, ArtifactDraft> Results { get; } = new Dictionary<string, ArtifactDraft>
    {
        ["segment-array"] = ArtifactDraft.Of("segmentation", new ArraySegmentation
        {
            Method = "example",
            Penalty = 3,
            Sigma = 0.1,
            Tau = 1,
            Probes = 300,
            Missing = 0,
            Segments = [Segment("8", 1, 40_000_000, 0.0), Segment("8", 40_000_001, 40_500_000, 2.5), Segment("8", 40_500_001, 140_000_000, 0.6), Segment("19", 1, 59_000_000, 0.1)],
        }),
    };

    protected override Task<CyclineStageConsumer.Input> ReadAsync(StageInput input) => CyclineStageConsumer.ReadAsync(input);

    protected override StageOutput Compute(CyclineStageConsumer.Input input, CancellationToken cancellationToken) =>
        CyclineStageConsumer.Compute(input, cancellationToken);

    [Fact]
    public async Task A_chromosome_has_a_row_with_its_segments_and_their_range()
    {
        Assert.Equal(["8\t2\t0.6", "19\t1\t0"], Rows(await RunAsync()));
        Assert.Equal(["8\t3\t2.5", "19\t1\t0"], Rows(await RunAsync(("min-mb", "0.1"))));
    }

    private static string[] Rows(ArtifactDraft draft) => draft.Columns.Single(c => c.Name == CyclineStageConsumer.Table.ArtifactColumn).ToTexts();

    private static Segment Segment(string chromosome, int start, int end, double mean) => new()
    {
        Chromosome = Chromosome.Parse(chromosome),
        Start = start,
        End = end,
        FirstProbe = 0,
        LastProbe = 99,
        Probes = 100,
        Mean = mean,
        NoiseSd = 0.1,
    };
}
