namespace CyclinE.Portal.Batches;

/// <summary>A sheet as it came in: pasted or uploaded text, or the path of a file below a root.</summary>
public sealed record PortalSheet
{
    /// <summary>Named root below which the array files lie.</summary>
    public required string Root { get; init; }

    /// <summary>Path of the sheet below the root; null where the text is given.</summary>
    public string? Path { get; init; }

    /// <summary>The sheet's text; null where a path is given.</summary>
    public string? Text { get; init; }

    /// <summary>Name of the batch; the sheet's file name where a path is given.</summary>
    public string? Name { get; init; }

    /// <summary>Genome build of all arrays where files and sheet do not say it.</summary>
    public string? Build { get; init; }
}

/// <summary>What became of a sheet.</summary>
public sealed record SheetAnswer
{
    /// <summary>Whether nothing prevents a start.</summary>
    public required bool Valid { get; init; }

    /// <summary>Everything that was found, errors first.</summary>
    public required IReadOnlyList<SheetFinding> Problems { get; init; }

    /// <summary>How many arrays, pairs and cohorts the plan has.</summary>
    public string? Plan { get; init; }

    /// <summary>What would be computed and what reused, by stage; null where that was not asked for.</summary>
    public IReadOnlyList<StageForecast>? Forecast { get; init; }

    /// <summary>The batch that was queued; null of a sheet that was only checked or is not valid.</summary>
    public string? Batch { get; init; }
}

/// <summary>What a start would do at one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Compute">Units to be computed: their files, options or versions differ from everything that is stored.</param>
/// <param name="Reuse">Units whose result is stored already.</param>
/// <param name="Fail">Units that would fail, or are excluded by the sheet.</param>
/// <param name="Units">The units that would be computed or fail, the first of them.</param>
public sealed record StageForecast(string Stage, int Compute, int Reuse, int Fail, IReadOnlyList<string> Units);

/// <summary>One problem of a sheet.</summary>
public sealed record SheetFinding
{
    /// <summary>A stable machine-readable reason.</summary>
    public required string Code { get; init; }

    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Line of the sheet, from 1; null where it is the sheet's as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The column; null where it is the row's.</summary>
    public string? Column { get; init; }

    /// <summary>The value that was found.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong.</summary>
    public required string What { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }
}

/// <summary>What a replay did.</summary>
/// <param name="Units">Keys of the units that wait again.</param>
/// <param name="Text">What was done, or why nothing was.</param>
public sealed record ReplayAnswer(IReadOnlyList<string> Units, string Text);
