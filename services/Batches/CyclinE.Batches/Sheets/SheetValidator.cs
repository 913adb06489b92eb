using CyclinE.Artifacts;

namespace CyclinE.Batches;

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
