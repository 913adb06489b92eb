using System.Globalization;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Messaging.Runner;

namespace CyclinE.Amplification.Worker;

/// <summary>segments → calls, events, genes.</summary>
public sealed class CallArrayConsumer(StageRunner runner) : IStageConsumer<ArraySegmented, ArrayCalled>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.CallArray;

    /// <inheritdoc/>
    public static Type Options => typeof(CallingOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<ArraySegmented> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<(ArrayToCall Array, CallingOptions Options)> ReadAsync(StageInput input)
    {
        // A split .seg file has handed in the segments alone.
        (IngestedArray? array, Profile? profile) = input.HasResult(StageTable.IngestArray.Name)
            ? await input.ProfileAsync(await input.ResultAsync(StageTable.IngestArray.Name))
            : default((IngestedArray?, Profile?));
        var segmentation = (await input.ResultAsync(StageTable.SegmentArray.Name)).Document<ArraySegmentation>();
        var build = array?.Build ?? segmentation.File?.Build ?? throw new InvalidOperationException($"{input.Unit} has segments of no build.");
        var mask = await input.MaskAsync(build);
        var toCall = new ArrayToCall
        {
            Profile = profile,
            Scalars = array?.Scalars,
            Segmentation = segmentation,
            Build = GenomeBuild.Of(build),
            Genes = await input.GenesAsync(build),
            SexEstimate = array?.Quality.Sex,
            ReferenceSex = array?.ReferenceSex ?? ReferenceSex.Unknown,
            MaskedShare = mask.IsEmpty ? null : mask.MaskedShare,
        };
        return (WithSheet(toCall, input), input.Options<CallingOptions>());
    }

    private static ArrayToCall WithSheet(ArrayToCall array, StageInput input)
    {
        return array with
        {
            ManualCentre = Number("centre"),
            ManualPurity = Number("purity"),
            ManualPloidy = Number("ploidy"),
            IsNormal = input.Column(input.Row, "role") == "normal",
            Sex = input.Column(input.Row, "sex") is { } sex ? Enum.Parse<Sex>(sex, ignoreCase: true) : null,
            CyclinEStained = input.Column(input.Row, "ccne1_ihc") is { } stain ? stain == "positive" : null,
            CyclinEExpression = Number("ccne1_mrna_z"),
        };

        double? Number(string column) => input.Column(input.Row, column) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private static StageOutput Compute((ArrayToCall Array, CallingOptions Options) input, CancellationToken cancellationToken)
    {
        var called = ArrayCaller.Call(input.Array, input.Options);
        return new StageOutput(ArtifactDraft.Of(Stage.ArtifactKind, called.Calls, CalledGenesColumns.ToColumns(called.Genes)));
    }
}
