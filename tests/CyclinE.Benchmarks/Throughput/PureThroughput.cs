using System.Diagnostics;
using CyclinE.Amplification;
using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Genomics;
using CyclinE.Hosting;
using CyclinE.Ingest;
using CyclinE.Segmentation;

namespace CyclinE.Benchmarks;

/// <summary>The pure functions of the three stages on the same files, without pipeline: what no pipeline can save.</summary>
internal static class PureThroughput
{
    /// <summary>Measures; the first pass over some files only compiles.</summary>
    public static NumericsUse Measure(ThroughputStudy study, CancellationToken cancellationToken)
    {
        Pass(study.Files.Take(300), cancellationToken);
        return Pass(study.Files, cancellationToken);
    }

    private static NumericsUse Pass(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var build = GenomeBuild.Of("hg19");
        var genes = GeneTable.ForBuild(build);
        var producer = ProducerProfile.Of("benchmark");
        var (ingest, segment, call, encode, count) = (0L, 0L, 0L, 0L, 0);
        foreach (var path in files)
        {
            var bytes = File.ReadAllBytes(path);
            var t0 = Stopwatch.GetTimestamp();
            using var file = new MemoryStream(bytes, writable: false);
            var facts = new ArrayFacts { Build = "hg19", Scale = ValueScale.Log2, ScaleDeclared = false, Polarity = 1 };
            var ingested = ArrayIngest.Ingest(file, path, facts, new IngestOptions(), cancellationToken);
            var output = ProfileArtifact.ToOutput(StageTable.IngestArray.ArtifactKind, ingested.Document, ingested.Profile);
            var t1 = Stopwatch.GetTimestamp();
            var scalars = ingested.Document.Scalars;
            var segments = ArraySegmenter.Segment(ingested.Profile, scalars.Sigma, scalars.Tau, scalars.Probes, new SegmentationOptions(), cancellationToken);
            var t2 = Stopwatch.GetTimestamp();
            var calls = ArrayCaller.Call(ingested.Profile, scalars, segments, build, genes, null, new CallingOptions());
            var t3 = Stopwatch.GetTimestamp();
            ArtifactCodec.EncodeByContent(output.Draft, producer);
            ArtifactCodec.EncodeByContent(ArtifactDraft.Of(StageTable.SegmentArray.ArtifactKind, segments), producer);
            ArtifactCodec.EncodeByContent(ArtifactDraft.Of(StageTable.CallArray.ArtifactKind, calls), producer);
            var t4 = Stopwatch.GetTimestamp();
            (ingest, segment, call, encode, count) = (ingest + t1 - t0, segment + t2 - t1, call + t3 - t2, encode + t4 - t3, count + 1);
        }

        return new NumericsUse(Each(ingest), Each(segment), Each(call), Each(encode));

        double Each(long ticks) => ticks * 1e3 / Stopwatch.Frequency / count;
    }
}
