using CyclinE.Amplification;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Hosting;
using CyclinE.Ingest;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>The pure functions of the three stages on the same files, without pipeline: what no pipeline can save.</summary>
internal static class PureThroughput
{
    /// <summary>Measures; the first pass over some files only compiles.</summary>
    public static NumericsUse Measure(ThroughputStudy study, CancellationToken cancellationToken)
    {
        Pass(study.Files.Take(300), cancellationToken);
        return Pass(study.Files, cancellationToken);
    }

    /// <summary>Function by function over all files: processor time, because a busy machine stretches every other clock.</summary>
    private static NumericsUse Pass(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var build = GenomeBuild.Of("hg19");
        var genes = GeneTable.ForBuild(build);
        var producer = ProducerProfile.Of("benchmark");
        var facts = new ArrayFacts { Build = "hg19", Scale = ValueScale.Log2, ScaleDeclared = false, Polarity = 1 };
        var bytes = files.Select(File.ReadAllBytes).ToArray();
        var (ingest, ingested) = Time(bytes, b =>
        {
            using var file = new MemoryStream(b, writable: false);
            var result = ArrayIngest.Ingest(file, "benchmark.tsv", facts, new IngestOptions(), cancellationToken);
            return (result.Document, result.Profile, ProfileArtifact.ToOutput(StageTable.IngestArray.ArtifactKind, result.Document, result.Profile).Draft);
        });
        var (segment, segmented) = Time(ingested, a => (
            a.Document,
            a.Profile,
            a.Draft,
            Segments: ArraySegmenter.Segment(
                a.Profile, SegmentationScalars.Of(a.Document.Scalars), new ArraySegmentationOptions(), cancellationToken)));
        var (call, called) = Time(segmented, a => (
            a.Draft,
            a.Segments,
            Calls: ArrayCaller.Call(
                new ArrayToCall { Profile = a.Profile, Scalars = a.Document.Scalars, Segmentation = a.Segments, Build = build, Genes = genes },
                new CallingOptions())));
        var (encode, _) = Time(called, a => new[]
        {
            ArtifactCodec.EncodeByContent(a.Draft, producer),
            ArtifactCodec.EncodeByContent(ArtifactDraft.Of(StageTable.SegmentArray.ArtifactKind, a.Segments), producer),
            ArtifactCodec.EncodeByContent(ArtifactDraft.Of(StageTable.CallArray.ArtifactKind, a.Calls.Calls, CalledGenesColumns.ToColumns(a.Calls.Genes)),
                producer),
        });
        return new NumericsUse(ingest, segment, call, encode);
    }

    private static (double Milliseconds, TResult[] Results) Time<T, TResult>(T[] items, Func<T, TResult> function)
    {
        var before = Environment.CpuUsage.TotalTime;
        var results = Array.ConvertAll(items, i => function(i));
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / items.Length, results);
    }
}
