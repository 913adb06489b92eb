using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using CyclinE.Batches.Sheets;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Ingest.References;
using CyclinE.Ingest.Worker;

namespace CyclinE.Cli.Commands;

/// <summary><c>ingest FILE</c>: what one array file is, and how good.</summary>
public static partial class IngestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("ingest", "Reads one array file and says platform, build, probes and quality. Stores nothing.");
        var file = new Argument<FileInfo>("FILE") { Description = "An array file of any supported format, plain or compressed." };
        var build = new Option<string?>("--build")
        {
            Description =
            "Genome build of the positions (hg18, hg19, hg38 or another name) where the file does not say it.",
            HelpName = "BUILD"
        };
        var sample = new Option<string?>("--file-sample") { Description = "Which sample of a file that holds many.", HelpName = "NAME" };
        var probes = new Option<FileInfo?>("--probes")
        {
            Description =
            "Table of probes: positions, for files that only name them; gc and length, for the correction of waves.",
            HelpName = "FILE"
        };
        var reference = new Option<FileInfo?>("--reference") { Description = "A pool made by 'reference build', to subtract.", HelpName = "POOL" };
        var scale = new Option<string?>("--scale")
        {
            Description = "Scale of the values of a plain table, as in the sheet's column 'scale'.",
            HelpName = "SCALE"
        };
        var polarity = new Option<string?>("--polarity") { Description = "1 if the sample is in the red channel, -1 if in the green.", HelpName = "SIGN" };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        command.Arguments.Add(file);
        foreach (var option in new Option[] { build, sample, probes, reference, scale, polarity, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, [], () => Task.FromResult(Ingest(
            terminal,
            result.GetRequiredValue(file),
            Facts(("build", result.GetValue(build)), ("file_sample", result.GetValue(sample)), ("scale", result.GetValue(scale)),
                ("polarity", result.GetValue(polarity))),
            result.GetValue(probes),
            result.GetValue(reference),
            result.GetValue(json),
            cancellationToken))));
        return command;
    }

    private static int Ingest(Terminal terminal, FileInfo file, ArrayFacts facts, FileInfo? probes, FileInfo? reference, bool json,
        CancellationToken cancellationToken)
    {
        facts = reference is null ? facts : facts with { Reference = ReadPool(reference, file, facts.FileSample) };
        using var stream = Open(file);
        using var positions = probes is null ? null : Open(probes);
        using var annotation = probes is null ? null : Open(probes);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            var result = ArrayIngest.Ingest(
                stream, file.Name, facts with { Probes = positions, Annotation = annotation, ProbesName = probes?.Name ?? "probes" }, new IngestOptions(),
                cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            if (json)
            {
                terminal.Json(new { file = file.Name, seconds, array = result.Document });
            }
            else
            {
                Say(terminal, file, result.Document, seconds);
            }

            return ExitCodes.Success;
        }
        catch (InvalidInputException exception) when (exception.Problem.Code is "needs-reference" or "needs-probe-map" && stream.CanSeek)
        {
            // Intensities alone: they are told, and that the array cannot be called is still an error.
            stream.Position = 0;
            if (TryReadCel(stream, file.Name, cancellationToken) is { } cel)
            {
                Say(terminal, file, cel, json);
            }

            throw InOptions(exception);
        }
        catch (InvalidInputException exception)
        {
            throw InOptions(exception);
        }
    }

    /// <summary>What was typed, read as the sheet's columns of the same names are.</summary>
    private static ArrayFacts Facts(params (string Column, string? Text)[] typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, text) in typed)
        {
            if (text is not null && SheetSchema.Columns.First(c => c.Name == column).Value.Read(text) is var cell)
            {
                values[column] = cell.Value ?? throw new UsageException($"{OptionOf(column)}: {cell.What} {cell.Remedy}");
            }
        }

        return RowFacts.Of(values.GetValueOrDefault);
    }

    /// <summary>The same problem where there is no sheet: what it calls a column is an option here.</summary>
    private static InvalidInputException InOptions(InvalidInputException exception)
    {
        var problem = exception.Problem;
        return new InvalidInputException(problem.Code, Say(problem.What), problem.Where, Say(problem.Remedy));

        static string Say(string text) => SheetPart().Replace(text, m =>
            m.Groups["column"] is { Success: true } column ? OptionOf(column.Value)
            : m.Groups["build"].Success ? OptionOf("build")
            : m.Value[0] == 'T' ? "The command line" : "the command line")
            .Replace(", one row of the command line for each sample", string.Empty, StringComparison.Ordinal);
    }

    private static string OptionOf(string column) => "--" + column.Replace('_', '-');

    [GeneratedRegex(@"[Tt]he sheet's column '(?<column>\w+)'|(?<build>[Tt]he sheet's build|the build in the sheet)|[Tt]he sheet(?= says)|the sheet(?= nor|\b)")]
    private static partial Regex SheetPart();

    private static ArrayReference ReadPool(FileInfo pool, FileInfo array, string? sample)
    {
        using var bytes = Open(array);
        using var stream = Open(pool);
        var key = PoolMember.KeyOf(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), sample);
        return new ArrayReference { Name = pool.Name, Pool = ReferencePool.Read(stream, pool.Name), Member = key };
    }

    private static FileStream Open(FileInfo file) => NamedFile.Open(file, "missing-file", "The file is not there.", "Name a file that exists.");

    /// <summary>The intensities of a CEL file, plain or compressed; null where they cannot be read again.</summary>
    private static CelFile? TryReadCel(Stream stream, string name, CancellationToken cancellationToken)
    {
        try
        {
            return CelFile.Read(stream, name, cancellationToken);
        }
        catch (InvalidInputException)
        {
            return null; // The reason that is thrown on is the first one.
        }
    }

    private static void Say(Terminal terminal, FileInfo file, IngestedArray array, double seconds)
    {
        var scalars = array.Scalars;
        var quality = array.Quality;
        terminal.Line($"file       {file.Name}");
        terminal.Line($"format     {array.Format}");
        terminal.Line($"platform   {array.Platform ?? "not said"}");
        terminal.Line($"build      {array.Build}");
        terminal.Line(Text($"probes     {array.ProbeCount:N0}, {scalars.Probes:N0} with a value ({quality.MissingShare:0.0%} missing)"));
        terminal.Line(Text($"noise      DLRS {quality.Dlrs:0.000}, MAPD {quality.Mapd:0.000}, sigma {scalars.Sigma:0.000}, tau {scalars.Tau:0.00}"));
        terminal.Line(Text($"centre     {scalars.Centre:0.0000}") + (scalars.RunnerUpCentre is { } second ? Text($", runner-up {second:0.0000}")
            : string.Empty));
        foreach (var step in array.Normalisation)
        {
            terminal.Line($"step       {step.Name}: {step.Parameters}; {step.Effect}");
        }

        foreach (var (name, value) in array.Vendor ?? [])
        {
            terminal.Line($"vendor     {name}: {value}");
        }

        terminal.Line($"quality    {quality.Verdict.ToString().ToLowerInvariant()}");
        foreach (var reason in quality.Reasons)
        {
            terminal.Line($"           {reason}");
        }

        terminal.Line(Text($"time       {seconds:0.000} s, {file.Length / 1e6 / Math.Max(seconds, 1e-9):0} MB/s of the file as it lies"));
    }

    private static void Say(Terminal terminal, FileInfo file, CelFile cel, bool json)
    {
        var quality = cel.Judge();
        if (json)
        {
            terminal.Json(new { file = file.Name, format = cel.Format.ToString(), chipType = cel.ChipType, cel.Columns, cel.Rows, intensities = quality });
            return;
        }

        terminal.Line($"file       {file.Name}");
        terminal.Line(Text($"format     CEL ({cel.Format}), chip {cel.ChipType ?? "not said"}, {cel.Columns} x {cel.Rows} cells"));
        terminal.Line(Text($"intensity  background {quality.Background:0.#}, quartiles {quality.LowerQuartile:0.#} {quality.Median:0.#} {quality.UpperQuartile:0.#}, largest {quality.Maximum:0.#}"));
        terminal.Line(Text($"cells      {quality.SaturatedShare:0.0%} saturated, {quality.OutlierShare:0.0%} outliers, {quality.MaskedShare:0.0%} masked"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
