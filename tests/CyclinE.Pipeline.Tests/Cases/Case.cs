namespace CyclinE.Pipeline.Tests.Cases;

/// <summary>An input on which the program once went wrong, and what is right.</summary>
/// <param name="Name">The file or folder, below the folder of cases.</param>
/// <param name="Right">What is right, in words.</param>
/// <param name="Try">Runs it and says what came out.</param>
internal sealed record Case(string Name, string Right, Func<CaseFolder, Task<Outcome>> Try)
{
    /// <summary>Known to be wrong still: the table says so, and the test does not fail for it.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>What came out of a case.</summary>
/// <param name="IsRight">Whether that is right.</param>
/// <param name="Words">What it was, in words.</param>
internal sealed record Outcome(bool IsRight, string Words);
