using CyclinE.Batches.Sheets;
using CyclinE.Contracts.Stages;

namespace CyclinE.Batches.Plans;

/// <summary>Everything a plan is made from.</summary>
public sealed record PlanRequest
{
    /// <summary>Fewest rows of role tumour that make a cohort, where nobody says otherwise.</summary>
    public const int DefaultMinArrays = 5;

    /// <summary>Name of the batch.</summary>
    public required string Name { get; init; }

    /// <summary>The sheet, read and validated, without errors.</summary>
    public required SheetResult Sheet { get; init; }

    /// <summary>Name of the input root that the sheet's paths are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>The stages that may take part.</summary>
    public StageCatalog Catalog { get; init; } = StageCatalog.BuiltIn;

    /// <summary>The options records by stage: what may be set.</summary>
    public IReadOnlyDictionary<string, Type> OptionRecords { get; init; } = new Dictionary<string, Type>();

    /// <summary>The options that were set: stage, then option, then text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Options { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Optional stages that take part.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Genome build given beside the sheet; null where none was.</summary>
    public string? Build { get; init; }

    /// <summary>Artifact ids of tables by role, such as <c>genes</c>.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>();

    /// <summary>Fewest rows of role tumour that make a cohort, and fewest called arrays of it that are analysed.</summary>
    public int MinArrays { get; init; } = DefaultMinArrays;

    /// <summary>True when the arrays were simulated, whatever the sheet says.</summary>
    public bool Synthetic { get; init; }
}
