using System.CommandLine;

namespace CyclinE.Cli.Planning;

/// <summary>The options of every command that reads a sheet.</summary>
public sealed class SheetOptions
{
    private readonly Argument<FileInfo> _sheet = new("SHEET") { Description = "The sample sheet: CSV or TSV, one row per array." };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the batch; the sheet's file name by default.", HelpName = "TEXT" };
    private readonly Option<string?> _build =
        new("--build")
        {
            Description = "Genome build of all arrays (hg18, hg19, hg38 or another name) where files and sheet do not say it.",
            HelpName = "BUILD"
        };
    private readonly Option<FileInfo?> _genes =
        new("--genes")
        {
            Description = "BED file of genes, instead of the built-in RefSeq table of hg19 or hg38; the panel is found in it by symbol.",
            HelpName = "BED"
        };
    private readonly Option<FileInfo?> _mask =
        new("--mask") { Description = "BED file of intervals that take no part in focal events and recurrence, beside the centromeres.", HelpName = "BED" };
    private readonly Option<FileInfo?> _clinical =
        new("--clinical") { Description = "Table of patients (CSV or TSV) whose columns are joined to the sheet's rows.", HelpName = "FILE" };
    private readonly Option<string> _key =
        new("--key") { Description = "Column in which the sheet and the table of --clinical meet.", DefaultValueFactory = _ => "patient", HelpName = "COLUMN" };
    private readonly Option<FileInfo?> _panel =
        new("--panel") { Description = "File of gene symbols, one a line, to highlight instead of the built-in panel.", HelpName = "FILE" };
    private readonly Option<string?> _design =
        new("--design")
        {
            Description =
            "Preset of the cohort's analysis: study (HER2-positive patients, cyclin E positive or not by three definitions, clinical benefit and survival).",
            HelpName = "DESIGN"
        };
    private readonly Option<int> _minArrays =
        new("--min-arrays") { Description = "Fewest called arrays of role tumour for a cohort analysis.", DefaultValueFactory = _ => 5, HelpName = "N" };
    private readonly Option<string?> _segmenter =
        new("--segmenter") { Description = "Method that segments an array: robust (the default), cbs, fpop, haar or allele.", HelpName = "METHOD" };
    private readonly Option<string?> _pairSegmenter =
        new("--pair-segmenter")
        {
            Description = "Method that segments a pair: robust (the default), cbs, fpop or haar on the difference, or joint.",
            HelpName = "METHOD"
        };
    private readonly Option<string?> _rng =
        new("--rng") { Description = "Random numbers of cbs: streams (the default) or r, which gives DNAcopy's very breaks for its seed.", HelpName = "RNG" };
    private readonly Option<string?> _seed = new("--seed") { Description = "Seed of cbs; 42 by default.", HelpName = "N" };
    private readonly Option<string[]> _with = new("--with")
    {
        Description = "A stage to take in that is not asked for by itself, such as limit-array, segment-cohort or one that a worker announces; repeatable.",
        DefaultValueFactory = _ => [],
        HelpName = "STAGE",
    };

    private readonly Option<string[]> _stages = StageFolders();

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A science option as STAGE.OPTION=VALUE, such as segment-array.penalty=4; repeatable.",
        DefaultValueFactory = _ => [],
        HelpName = "STAGE.OPTION=VALUE",
    };

    /// <summary>The option that names stages of one's own.</summary>
    public static Option<string[]> StageFolders() => new("--stages")
    {
        Description = "A folder with a stage.json, or a folder of such folders: stages of your own, which take part; repeatable.",
        DefaultValueFactory = _ => [],
        HelpName = "DIR",
    };

    /// <summary>Adds them to a command.</summary>
    public SheetOptions(Command command)
    {
        command.Arguments.Add(_sheet);
        command.Options.Add(_name);
        command.Options.Add(_build);
        command.Options.Add(_genes);
        command.Options.Add(_mask);
        command.Options.Add(_clinical);
        command.Options.Add(_key);
        command.Options.Add(_panel);
        command.Options.Add(_design);
        command.Options.Add(_minArrays);
        command.Options.Add(_segmenter);
        command.Options.Add(_pairSegmenter);
        command.Options.Add(_rng);
        command.Options.Add(_seed);
        command.Options.Add(_with);
        command.Options.Add(_stages);
        command.Options.Add(_set);
    }

    /// <summary>What was typed.</summary>
    public SheetRequest Read(ParseResult result) => new()
    {
        Sheet = result.GetRequiredValue(_sheet),
        Name = result.GetValue(_name),
        Build = result.GetValue(_build),
        Genes = result.GetValue(_genes),
        Mask = result.GetValue(_mask),
        Clinical = result.GetValue(_clinical),
        Key = result.GetValue(_key) ?? "patient",
        Panel = result.GetValue(_panel),
        Design = result.GetValue(_design),
        MinArrays = result.GetValue(_minArrays),
        Set = [.. MethodOptions(result), .. result.GetValue(_set) ?? []],
        With = result.GetValue(_with) ?? [],
        Stages = result.GetValue(_stages) ?? [],
    };

    /// <summary>The short options of segmentation as what they are short for.</summary>
    private IEnumerable<string> MethodOptions(ParseResult result)
    {
        if (result.GetValue(_segmenter) is { } method)
        {
            yield return $"segment-array.segmenter={method}";
        }

        var pairMethod = result.GetValue(_pairSegmenter);
        if (pairMethod is not null)
        {
            yield return $"segment-pair.segmenter={pairMethod}";
        }

        var ofPairsToo = string.Equals(pairMethod, "cbs", StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in new[] { ("rng", result.GetValue(_rng)), ("seed", result.GetValue(_seed)) })
        {
            if (value is not null)
            {
                yield return $"segment-array.{name}={value}";
                if (ofPairsToo)
                {
                    yield return $"segment-pair.{name}={value}";
                }
            }
        }
    }
}
