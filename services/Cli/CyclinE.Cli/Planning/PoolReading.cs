using System.Security.Cryptography;
using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.References;
using CyclinE.Ingest.Worker;

namespace CyclinE.Cli.Planning;

/// <summary>Reads the arrays of a sheet of which a pool is made.</summary>
internal static class PoolReading
{
    private const string Normal = "normal";
    private const string Tumour = "tumour";

    /// <summary>The pool; null where the sheet has errors, which are said. An array that cannot be read, or fails its quality control, is left out
    /// and said.</summary>
    /// <exception cref="InvalidInputException">Too few arrays are left, or they are of different platforms.</exception>
    public static ReferencePool? Read(SheetRequest request, bool fromBatch, Terminal terminal, CancellationToken cancellationToken)
    {
        var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = request.Folder });
        var planned = PlanMaker.Make(request, files, LocalPipeline.SheetRoot);
        if (!planned.Say(terminal))
        {
            return null;
        }

        var plan = planned.Plan;
        var options = PlanOptions.Bind<IngestOptions>(plan.Stage(StageTable.IngestArray.Name).Options) with { WaveCorrection = WaveMethod.Off };
        var role = fromBatch ? Tumour : Normal;
        List<PlanArray> rows = [.. plan.Arrays.Where(a => a.Exclude is null && a.Value("role") == role)];
        var members = ReadAll(target: null);
        var intensities = members.Select(m => m.Array.Quantiles).OfType<float[]>().ToList();
        if (intensities.Count == 0 || intensities.Count < members.Count)
        {
            return ReferencePool.Build(members, fromBatch);
        }

        // CEL files: once for the mean distribution, once more to be given it.
        var quantiles = ReferencePool.MeanQuantiles(intensities);
        rows = [.. rows.Where(r => members.Exists(m => m.Name == r.Name))];
        return ReferencePool.Build(ReadAll(quantiles), fromBatch, quantiles);

        List<(string Name, string Key, IngestResult Array)> ReadAll(float[]? target)
        {
            var read = new List<(string Name, string Key, IngestResult Array)>();
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (ReadArray(row, target, files, options, terminal, cancellationToken) is { } member)
                {
                    read.Add(member);
                }
            }

            return read;
        }
    }

    private static (string Name, string Key, IngestResult Array)? ReadArray(
        PlanArray row, float[]? target, RootedFiles files, IngestOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            using var positions = row.Value("probes") is { } path ? files.Open(row.Input with { Path = path }) : null;
            string sha;
            using (var file = files.Open(row.Input))
            {
                sha = Convert.ToHexStringLower(SHA256.HashData(file));
            }

            using var array = files.Open(row.Input);
            var facts = RowFacts.Of(row.Value) with
            {
                Probes = positions,
                ProbesName = row.Value("probes") ?? "probes",
                AsReference = true,
                IntensityTarget = target
            };
            var result = ArrayIngest.Ingest(array, row.Input.Path, facts, options, cancellationToken);
            if (result.Quantiles is null && result.Document.Quality is { Verdict: QualityVerdict.Fail } quality)
            {
                terminal.Say($"left out: {row.Name}: {string.Join(" ", quality.Reasons)}");
                return null;
            }

            return (row.Name, PoolMember.KeyOf(sha, row.Value("file_sample")), result);
        }
        catch (InvalidInputException exception)
        {
            terminal.Say($"left out: {row.Name}: {exception.Message}");
            return null;
        }
    }
}
