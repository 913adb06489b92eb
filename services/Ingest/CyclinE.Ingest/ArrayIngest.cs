using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Quality;
using CyclinE.Ingest.Readers;
using CyclinE.Ingest.References;

namespace CyclinE.Ingest;

/// <summary>From a vendor's file to a profile with a judgement.</summary>
public static class ArrayIngest
{
    /// <summary>Reads one array.</summary>
    /// <remarks>
    /// Every probe of the file that lies on a chromosome is in the probe set, in chromosome and position order and at equal
    /// positions in file order; one without a usable value is NaN. Positions are 1-based; of a probe given by a range, its
    /// start. The profile is neither clipped nor shifted: the centre is recorded beside it. A noisy or incomplete array is
    /// no error: <see cref="QualityControl"/> says so.
    /// </remarks>
    /// <param name="file">The raw bytes, plain or compressed by gzip, bzip2, zip or zstd (told by content), read forwards; the caller keeps the stream.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <param name="facts">What the sheet says about the file.</param>
    /// <param name="options">Science options.</param>
    /// <param name="cancellationToken">Checked at every refill of the read buffer and between steps.</param>
    /// <exception cref="InvalidInputException">The file cannot be read as an array: code, what, where and remedy.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IngestResult Ingest(
        Stream file, string where, ArrayFacts facts, IngestOptions options, CancellationToken cancellationToken)
    {
        using var opened = ArrayFile.Open(file, where, cancellationToken);
        opened.FileLines = facts.FileLines;
        var reading = Read(opened, facts, options);
        if (reading.Features.Count == 0)
        {
            throw new InvalidInputException(
                "no-placed-probes",
                "No probe of the file lies on a chromosome" + (reading.Steps.FirstOrDefault(s => s.Name == "unplaced") is { } unplaced
                    ? $": {unplaced.Effect}." : "."),
                where,
                "Check the columns that hold chromosome and position.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var values = reading.Quantiles is null ? ValueEvidence.Of(reading.Features.Log2, options) : null;
        var profile = ProfileAssembly.Assemble(
            reading.Features, options.MergeReplicates, new ArrayCopies(reading.Features, reading.OneRowPerProbe, where, facts.FileSample), out var replicates);
        reading.Features.Release();
        PositionUnits.Refuse(profile.Probes, reading.Build, where);
        cancellationToken.ThrowIfCancellationRequested();
        List<NormalisationStep> steps = [.. reading.Steps, .. replicates is null ? (NormalisationStep[])[] : [replicates]];
        if (facts.Reference is { } reference)
        {
            steps.Add(ReferenceSubtraction.Apply(profile, reading.Build.Name, reference, options));
            profile = profile.NormalBaf is null && reference.Normal?.Profile.Baf is { } baf && profile.Baf is not null
                ? new Profile(profile.Probes, profile.Log2) { Baf = profile.Baf, NormalBaf = baf }
                : profile;
        }

        if (facts.Annotation is { } table && ProbeAnnotation.Read(table, facts.ProbesName, cancellationToken) is { } annotation)
        {
            steps.AddRange(WaveSteps.Apply(profile, annotation, options.WaveCorrection));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var scalars = ScalarEstimation.Estimate(profile, where, out var centre);
        var document = new IngestedArray
        {
            Build = reading.Build.Name,
            Format = reading.Format,
            Platform = reading.Platform,
            ProbeSet = profile.Probes.Hash,
            ProbeCount = profile.Probes.Count,
            Scalars = scalars,
            ReferenceSex = ReferenceOf(reading, facts),
            Quality = QualityJudgement.Judge(Evidence(reading, profile, scalars, facts) with { Values = values }, options),
            Vendor = reading.Vendor.Count == 0 ? null : reading.Vendor,
            Normalisation = [.. steps, centre],
        };
        return new IngestResult(document, profile) { Quantiles = reading.Quantiles };
    }

    private static ArrayEvidence Evidence(ArrayReading reading, Profile profile, ArrayScalars scalars, ArrayFacts facts) => new()
    {
        Scalars = scalars,
        ProbeCount = profile.Probes.Count,
        Platform = reading.Platform,
        CallRate = reading.CallRate,
        Coverage = GenomeCoverage.Of(profile.Probes, reading.Build),
        Rows = reading.Rows,
        PositionDoubt = PositionUnits.Doubt(profile.Probes, reading.Build),
        Waviness = Waviness.Of(profile),
        Sex = SexEstimation.Estimate(profile, reading.Build, ReferenceOf(reading, facts)),
        SexOfSheet = facts.Sex,
        SignalSpans = reading.SignalSpans,
    };

    private static ReferenceSex ReferenceOf(ArrayReading reading, ArrayFacts facts) =>
        reading.ReferenceSex == ReferenceSex.Unknown ? facts.ReferenceSex : reading.ReferenceSex;

    private static ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options)
    {
        ArrayReading reading;
        try
        {
            reading = ArrayReaders.For(file).Read(file, facts, options);
        }
        catch (InvalidInputException problem) when (problem.Problem.Code is not ("corrupt-file" or "truncated-file" or "expansion-limit"))
        {
            // Damaged compressed data come out as wrong content long before the checksum tells: it is asked first.
            file.Verify();
            throw;
        }

        file.Verify();
        return reading;
    }
}

/// <summary>An ingested array.</summary>
/// <param name="Document">Build, format, scalars, judgement and the steps taken.</param>
/// <param name="Profile">The platform's probes and a log2 ratio for each; of a CEL file read as a reference, a log2 intensity.</param>
public sealed record IngestResult(IngestedArray Document, Profile Profile)
{
    /// <summary>The distribution of a CEL file's mapped cells, ascending; null of any other file.</summary>
    public float[]? Quantiles { get; init; }
}
