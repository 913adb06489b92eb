using CyclinE.Artifacts.Files;
using CyclinE.Batches.Plans;
using CyclinE.Batches.Sheets.Checks;

namespace CyclinE.Batches.Sheets;

/// <summary>Judges what the rows of a sheet say together, and whether their files are there.</summary>
public static class SheetValidator
{
    /// <summary>Adds to what reading found every problem of ids, pairs, builds, end points and files. Never throws for what a person can mend.</summary>
    /// <param name="read">The sheet as it was read.</param>
    /// <param name="files">The raw files; null where this process cannot see them.</param>
    /// <param name="root">Name of the root that the sheet's paths are relative to.</param>
    /// <param name="context">What else is known.</param>
    /// <exception cref="IOException">The files' medium is away; nobody can mend the sheet for that.</exception>
    public static SheetResult Validate(SheetResult read, IInputFiles? files, string root, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(context);
        if (read.Sheet is not { } sheet)
        {
            return read;
        }

        var seen = new Dictionary<string, (long Size, DateTime Modified)>(StringComparer.Ordinal);
        var problems = new List<SheetProblem>(read.Problems);
        problems.AddRange(ArrayChecks.Find(sheet));
        problems.AddRange(PairChecks.Find(sheet));
        problems.AddRange(ReferenceChecks.Find(sheet));
        problems.AddRange(TableChecks.Find(sheet, files, root));
        problems.AddRange(BuildChecks.Find(sheet, context));
        problems.AddRange(EndpointChecks.Find(sheet, context));
        problems.AddRange(FileChecks.Find(sheet, files, root, context.FilesMayBeElsewhere, seen));
        return read with { Problems = SheetProblems.InOrder(problems), Files = seen };
    }
}

/// <summary>What else is known when a sheet is judged.</summary>
public sealed record ValidationContext
{
    /// <summary>Genome build given beside the sheet; null where none was.</summary>
    public string? Build { get; init; }

    /// <summary>True where a gene table was given, so that a build we do not know has names of genes too.</summary>
    public bool HasGenes { get; init; }

    /// <summary>True where this process may not see the files although the workers do, so that missing ones say nothing.</summary>
    public bool FilesMayBeElsewhere { get; init; }

    /// <summary>Fewest rows of role tumour that make a cohort.</summary>
    public int MinArrays { get; init; } = PlanRequest.DefaultMinArrays;
}
