using System.CommandLine;
using System.Globalization;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;

namespace CyclinE.Cli.Commands;

/// <summary><c>plot</c>: one figure of a batch as a file.</summary>
public static class PlotCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("plot", "Writes one figure of a batch as SVG: an array's genome, a gene or a region of it, a pair, or all arrays.");
        var backend = new BackendOptions(command);
        var array = new Option<string?>("--array") { Description = "The array, as in the sheet.", HelpName = "ARRAY" };
        var gene = new Option<string?>("--gene") { Description = "With --array: the surroundings of this gene.", HelpName = "SYMBOL" };
        var region = new Option<string?>("--region") { Description = "With --array: this part, such as chr19:28000000-32000000 or 19:28-32Mb.", HelpName = "REGION" };
        var pair = new Option<string?>("--pair") { Description = "A pair, as RESISTANT~PARENTAL.", HelpName = "X~Y" };
        var cohort = new Option<bool>("--cohort") { Description = "All called arrays as a heat map." };
        var output = new Option<FileInfo>("--out") { Description = "The file: FILE.svg.", Required = true, HelpName = "FILE.svg" };
        foreach (var option in new Option[] { array, gene, region, pair, cohort, output })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            var file = result.GetRequiredValue(output);
            var asked = new Figure(result.GetValue(array), result.GetValue(gene), result.GetValue(region), result.GetValue(pair), result.GetValue(cohort));
            asked.Check(file);
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            var facts = new RunFacts { WallSeconds = 0, Stages = [], ArtifactsComputed = 0, ArtifactsReused = 0 };
            var results = await new ResultsReader(store.Ledger, store.Artifacts).ReadAsync(batch, facts, cancellationToken);
            var svg = await asked.DrawAsync(results, cancellationToken);
            OutputFolder.Make(file.Directory!.FullName);
            await File.WriteAllTextAsync(file.FullName, BatchViews.Standalone(svg), cancellationToken);
            terminal.Line($"figure: {file.FullName}");
            return ExitCodes.Success;
        }));
        return command;
    }

    /// <summary>The figure that was asked for.</summary>
    private sealed record Figure(string? Array, string? Gene, string? Region, string? Pair, bool Cohort)
    {
        public void Check(FileInfo file)
        {
            if (!file.Extension.Equals(".svg", StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException(
                    $"Figures are written as SVG, not as '{file.Extension}'. Name FILE.svg; a browser prints it to PDF, Inkscape and rsvg-convert make PNG and PDF of it.");
            }

            if (new[] { Array is not null, Pair is not null, Cohort }.Count(asked => asked) != 1)
            {
                throw new UsageException("Name one figure: --array ARRAY (with --gene or --region for a part of it), --pair X~Y, or --cohort.");
            }

            if ((Gene is not null || Region is not null) && Array is null)
            {
                throw new UsageException("--gene and --region are parts of one array: name it with --array.");
            }

            if (Gene is not null && Region is not null)
            {
                throw new UsageException("Name either --gene or --region.");
            }
        }

        public async Task<string> DrawAsync(BatchResults results, CancellationToken cancellationToken)
        {
            if (Cohort)
            {
                var map = await BatchViews.HeatMapAsync(results, _ => null, cancellationToken);
                return map.Length > 0 ? map : throw new InvalidInputException(
                    "nothing-to-draw", "Fewer than two arrays are called.", results.Batch, "Draw one array with --array.");
            }

            if (Pair is not null)
            {
                var found = results.PairResults.FirstOrDefault(p => $"{p.Resistant}~{p.Parental}" == Pair) ?? throw new UsageException(
                    $"'{Pair}' is no pair of {results.Batch}. {Near("Pairs", results.PairResults.Select(p => $"{p.Resistant}~{p.Parental}"))}");
                var svg = await BatchViews.PairAsync(results, found, "pair", cancellationToken);
                return svg.Length > 0 ? svg : throw new InvalidInputException(
                    "nothing-to-draw", "The pair was not compared.", Pair, found.Reason ?? "See cycline explain.");
            }

            return await DrawArrayAsync(results, cancellationToken);
        }

        private async Task<string> DrawArrayAsync(BatchResults results, CancellationToken cancellationToken)
        {
            var array = results.ArrayResults.FirstOrDefault(a => a.Array == Array) ?? throw new UsageException(
                $"'{Array}' is no array of {results.Batch}. {Near("Arrays", results.ArrayResults.Select(a => a.Array))}");
            var profile = array.LoadProfile is { } load && array.Ingested is not null ? await load(cancellationToken) : null;
            var view = new GenomeView(await array.WholeAsync(cancellationToken), profile, results.Build, results.Genes);
            if (Gene is not null)
            {
                if (!results.Genes.TryFind(Gene, out var gene))
                {
                    throw new UsageException($"'{Gene}' is no gene of the batch's table ({results.Genes.Genes.Count} genes of {view.Build.Name}). Name its place with --region.");
                }

                var (start, end) = BatchViews.Around(view, gene.Chromosome, gene.Start, gene.End);
                return BatchViews.Region(view, gene.Chromosome, start, end, "region");
            }

            if (Region is not null)
            {
                var (chromosome, start, end) = Parse(Region);
                return BatchViews.Region(view, chromosome, start, end, "region");
            }

            var svg = BatchViews.Genome(view, "array");
            return svg.Length > 0 ? svg : throw new InvalidInputException(
                "nothing-to-draw", "The array has neither probes nor segments.", array.Array, array.ReasonText ?? "See cycline explain.");
        }

        private static (Chromosome Chromosome, int Start, int End) Parse(string region)
        {
            var parts = region.Replace(",", string.Empty, StringComparison.Ordinal).Split(':');
            if (parts.Length == 2 && Chromosome.TryParse(parts[0], out var chromosome))
            {
                var mega = parts[1].EndsWith("Mb", StringComparison.OrdinalIgnoreCase);
                var ends = (mega ? parts[1][..^2] : parts[1]).Split('-');
                if (ends.Length == 2 && double.TryParse(ends[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var start)
                    && double.TryParse(ends[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var end)
                    && (mega ? 1e6 : 1) is var unit && start >= 0 && end * unit <= int.MaxValue && end > start)
                {
                    return (chromosome, Math.Max(1, (int)(start * unit)), (int)(end * unit));
                }
            }

            throw new UsageException($"'{region}' is no region. Write it as chr19:28000000-32000000 or 19:28-32Mb.");
        }

        private static string Near(string what, IEnumerable<string> names)
        {
            var all = names.ToList();
            return all.Count == 0 ? $"It has no {what.ToLowerInvariant()}." : $"{what}: {string.Join(", ", all.Take(8))}{(all.Count > 8 ? $" and {all.Count - 8} more" : string.Empty)}.";
        }
    }
}
