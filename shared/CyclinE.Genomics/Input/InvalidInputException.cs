namespace CyclinE.Genomics.Input;

/// <summary>
/// Input that a user has to mend: what is wrong, where, and what to do. Ends a unit as failed, is never retried and
/// never treated as a bug.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Makes the exception for one problem.</summary>
    public InvalidInputException(InputProblem problem)
        : base(problem.ToString()) => Problem = problem;

    /// <summary>Makes the exception from its parts.</summary>
    /// <param name="code">A stable machine-readable reason, such as <c>truncated-file</c>.</param>
    /// <param name="what">What is wrong, with the value that was found and what was expected.</param>
    /// <param name="where">File, line, column or row, as exactly as known.</param>
    /// <param name="remedy">What the user can do.</param>
    public InvalidInputException(string code, string what, string where, string remedy)
        : this(new InputProblem { Code = code, What = what, Where = where, Remedy = remedy })
    {
    }

    /// <summary>The problem in its parts.</summary>
    public InputProblem Problem { get; }
}

/// <summary>One thing a user has to mend.</summary>
public sealed record InputProblem
{
    /// <summary>A stable machine-readable reason, such as <c>truncated-file</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, with the value that was found and what was expected.</summary>
    public required string What { get; init; }

    /// <summary>File, line, column or row, as exactly as known.</summary>
    public required string Where { get; init; }

    /// <summary>What the user can do.</summary>
    public required string Remedy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What} {Remedy}";
}
