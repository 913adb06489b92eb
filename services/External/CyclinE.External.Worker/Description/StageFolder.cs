using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.External.Worker.Description;

/// <summary>A folder with a <c>stage.json</c>: a stage that is a command.</summary>
/// <param name="Path">The folder.</param>
/// <param name="File">What its <c>stage.json</c> says.</param>
/// <param name="Definition">The stage. The message that starts it is known once it stands in a catalogue.</param>
public sealed partial record StageFolder(string Path, StageFile File, StageDefinition Definition)
{
    /// <summary>Name of the description within the folder.</summary>
    public const string FileName = "stage.json";

    private const long Megabyte = 1024 * 1024;

    /// <summary>How <c>stage.json</c> is read: comments and trailing commas are let pass, a member that is not known is not.</summary>
    public static JsonSerializerOptions Reading { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Reads the stages below a path: a <c>stage.json</c>, its folder, or a folder of such folders.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mayBeEmpty">Whether a folder without any is none of them rather than a mistake: on a deployment they may come later.</param>
    /// <exception cref="InvalidInputException">There is none, or one is not as it has to be.</exception>
    public static IReadOnlyList<StageFolder> ReadAll(string path, bool mayBeEmpty = false)
    {
        if (System.IO.File.Exists(path))
        {
            return [Read(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!)];
        }

        if (System.IO.File.Exists(System.IO.Path.Combine(path, FileName)))
        {
            return [Read(path)];
        }

        var folders = Directory.Exists(path)
            ? Directory.GetDirectories(path).Where(d => System.IO.File.Exists(System.IO.Path.Combine(d, FileName))).Order(StringComparer.Ordinal).ToList()
            : throw new InvalidInputException("missing-stage", "There is no such file or folder.", path,
                $"Name a folder with a {FileName}, or a folder of such folders.");
        return folders.Count > 0 || mayBeEmpty
            ? InOrder([.. folders.Select(Read)])
            : throw new InvalidInputException(
                "missing-stage", $"Neither it nor a folder in it holds a {FileName}.", path, "Make one with 'cycline stage new'.");
    }

    /// <summary>One that reads another's result stands behind it.</summary>
    public static IReadOnlyList<StageFolder> InOrder(IReadOnlyList<StageFolder> folders)
    {
        var names = folders.Select(f => f.Definition.Name).ToHashSet(StringComparer.Ordinal);
        var ordered = new List<StageFolder>();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (ordered.Count < folders.Count)
        {
            var ready = folders.Where(f => !placed.Contains(f.Definition.Name) && f.File.After.All(a => !names.Contains(a) || placed.Contains(a))).ToList();
            if (ready.Count == 0)
            {
                var circle = string.Join(", ", names.Except(placed).Order(StringComparer.Ordinal));
                throw new InvalidInputException("stage-order", $"These read each other's results: {circle}.", FileName, "Break the circle in 'after'.");
            }

            ordered.AddRange(ready);
            placed.UnionWith(ready.Select(f => f.Definition.Name));
        }

        return ordered;
    }

    private static StageFolder Read(string folder)
    {
        folder = System.IO.Path.GetFullPath(folder);
        var where = System.IO.Path.Combine(folder, FileName);
        StageFile file;
        try
        {
            file = JsonSerializer.Deserialize<StageFile>(System.IO.File.ReadAllBytes(where), Reading) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException("bad-stage", exception.Message.Split(" Path:")[0],
                exception.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"{where} line {line + 1}") : where,
                "See docs/adding-a-stage.md, or the schema in docs/schemas/stage.schema.json.");
        }

        StageChecks.Require(file, folder, where);
        return new StageFolder(folder, file, ToDefinition(file, HashOf(file, folder)));
    }

    private static StageDefinition ToDefinition(StageFile file, string sha) => new()
    {
        Name = file.Name,
        Version = file.Version,
        Service = "External",
        Unit = (UnitKind)file.Unit,
        Consumes = $"{file.Unit}Released",
        Produces = nameof(Contracts.ToolEnded),
        ArtifactKind = file.Name,
        Inputs = file.Unit == StageUnit.Array ? [StageDefinition.ToolInput] : [StageDefinition.ToolInput, StageDefinition.RosterInput],
        SheetColumns = file.Columns,
        Required = file.Need == StageNeed.Required,
        Awaited = file.Need == StageNeed.Awaited,
        TimeLimit = TimeSpan.FromSeconds(file.TimeLimitSeconds),
        PeakMemory = file.MemoryMb * Megabyte,
        OptionSchema = [.. file.Options.Select(ToOption)],
        Tables = file.Tables,
        After = file.After,
        Tool = new StageTool { Sha = sha, Command = file.Command, Image = file.Image, OutputLimit = file.OutputMb * Megabyte },
    };

    /// <summary>An option with its default in canonical text.</summary>
    internal static StageOption ToOption(StageOptionFile option)
    {
        var declared = new StageOption
        {
            Name = option.Name,
            Type = option.Type,
            Default = string.Empty,
            Help = option.Help,
            Minimum = option.Minimum,
            Maximum = option.Maximum,
            Choices = option.Choices,
        };
        var text = option.Default.ValueKind == JsonValueKind.String ? option.Default.GetString()! : option.Default.GetRawText();
        return declared with { Default = PlanOptions.Canonical(declared, text) };
    }

    /// <summary>SHA-256 over the description as it is read and the files, by name: spaces in the description change nothing.</summary>
    private static string HashOf(StageFile file, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(FileName, JsonSerializer.SerializeToUtf8Bytes(file with { Schema = null }, Contracts.Json.CanonicalJson.Options));
        foreach (var name in file.Files.Order(StringComparer.Ordinal))
        {
            Append(name, System.IO.File.ReadAllBytes(System.IO.Path.Combine(folder, name)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string name, byte[] bytes)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{bytes.Length}\n")));
            hash.AppendData(bytes);
        }
    }

    /// <summary>An image that cannot become another under the same name.</summary>
    [GeneratedRegex("^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$")]
    internal static partial Regex ImageByDigest();

    /// <summary>Whether a text can name a stage.</summary>
    public static bool IsName(string text) => Name().IsMatch(text) && !text.EndsWith('-') && !text.Contains("--", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    internal static partial Regex Name();
}
