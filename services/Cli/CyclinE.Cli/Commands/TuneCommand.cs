using System.CommandLine;
using System.Security.Cryptography;
using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Ingest;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;
using CyclinE.Segmentation.Tuning;

namespace CyclinE.Cli.Commands;

/// <summary><c>tune SHEET --labels BED</c>: the penalty of <c>fpop</c> learned from labelled regions, and what it is worth.</summary>
public static class TuneCommand
{
    private const int MostNames = 10;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "tune", "Learns the penalty of fpop from regions labelled with or without a break, and says what it is worth on other arrays. Stores nothing.");
        var sheet = new Argument<FileInfo>("SHEET") { Description = "A sample sheet, as for 'run'; arrays without a label take no part." };
        var labels = new Option<FileInfo>("--labels")
        {
            Description = "Labelled regions: chromosome, start, end (as in BED), break or normal, array.",
            Required = true,
            HelpName = "BED",
        };
        var build = new Option<string?>("--build") { Description = "Genome build where files and sheet do not say it.", HelpName = "BUILD" };
        var set = new Option<string[]>("--set")
        {
            Description = "An option of ingest-array, or of segment-array for the method that is compared with; repeatable.",
            DefaultValueFactory = _ => [],
            HelpName = "STAGE.OPTION=VALUE",
        };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        command.Arguments.Add(sheet);
        foreach (var option in new Option[] { labels, build, set, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, [], () => Task.FromResult(Tune(
            terminal,
            new SheetRequest { Sheet = result.GetRequiredValue(sheet), Build = result.GetValue(build), Set = result.GetValue(set) ?? [] },
            result.GetRequiredValue(labels),
            result.GetValue(json),
            cancellationToken))));
        return command;
    }

    private static int Tune(Terminal terminal, SheetRequest request, FileInfo file, bool json, CancellationToken cancellationToken)
    {
        var (labels, hash) = Labels(file);
        var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = request.Folder });
        var planned = PlanMaker.Make(request, files, LocalPipeline.SheetRoot);
        if (!planned.Say(terminal))
        {
            return ExitCodes.InvalidInput;
        }

        var plan = planned.Plan;
        var options = PlanOptions.Bind<ArraySegmentationOptions>(plan.Stage(StageTable.SegmentArray.Name).Options);
        var arrays = new TuningArrays(plan, files, cancellationToken);
        var labelled = new List<(LabelledArray Array, LabelErrors Usual)>();
        foreach (var (row, regions) in ByArray(plan, labels, file.Name))
        {
            if (row.Exclude is not null)
            {
                terminal.Say($"left out: {row.Name} is excluded in the sheet; its {regions.Count} labels say nothing.");
                continue;
            }

            var read = arrays.Read(row);
            var scalars = SegmentationScalars.Of(read.Document.Scalars);
            var usual = ArraySegmenter.Segment(read.Profile, scalars, options, cancellationToken);
            labelled.Add((
                ProfileLabels.Of(row.Name, read.Profile, scalars, regions, file.Name, cancellationToken),
                ProfileLabels.Errors(row.Name, read.Profile, usual, regions, file.Name)));
            terminal.Say($"read: {row.Name}, {regions.Count} labels");
        }

        if (labelled.Count == 0)
        {
            throw new InvalidInputException("labels-excluded", "Every labelled array is excluded in the sheet.", file.Name, "Label arrays that take part.");
        }

        var tuning = new TuningTable(
            PenaltyTuning.Tune([.. labelled.Select(l => l.Array)], options.FpopPenalty), [.. labelled.Select(l => l.Usual)], labels, hash, options);
        if (json)
        {
            terminal.Json(tuning.ForJson());
        }
        else
        {
            tuning.Say(terminal, file.Name, request.Sheet.Name);
        }

        return ExitCodes.Success;
    }

    private static (IReadOnlyList<RegionLabel> Labels, string Hash) Labels(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new InvalidInputException("missing-labels", "The file of labels is not there.", file.FullName,
                "Name a BED file of labelled regions with --labels.");
        }

        var bytes = File.ReadAllBytes(file.FullName);
        using var reader = new StreamReader(new MemoryStream(bytes));
        return (LabelFile.Read(reader, file.Name), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The labels of each labelled array, in the sheet's order.</summary>
    private static List<(PlanArray Row, IReadOnlyList<RegionLabel> Regions)> ByArray(Plan plan, IReadOnlyList<RegionLabel> labels, string where)
    {
        if (plan.Arrays.Count > 1 && labels.FirstOrDefault(l => l.Array is null) is { } without)
        {
            throw new InvalidInputException(
                "labels-array",
                $"The label names no array, and the sheet has {plan.Arrays.Count}.",
                $"{where}, line {without.Line}",
                "Write the array's id into column 5.");
        }

        var byArray = labels.GroupBy(l => l.Array ?? plan.Arrays[0].Name)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<RegionLabel>)[.. g], StringComparer.Ordinal);
        var unknown = byArray.Keys.Except(plan.Arrays.Select(a => a.Name)).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidInputException(
                "labels-array",
                $"{Names(unknown)}: no such array in the sheet, which has {Names([.. plan.Arrays.Select(a => a.Name)])}.",
                $"{where}, line {byArray[unknown[0]][0].Line}, column 5",
                "Use the ids of the sheet's column array, or add the arrays to the sheet.");
        }

        return [.. plan.Arrays.Where(a => byArray.ContainsKey(a.Name)).Select(a => (a, byArray[a.Name]))];
    }

    private static string Names(List<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : string.Empty);
}
