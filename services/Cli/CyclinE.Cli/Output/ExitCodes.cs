namespace CyclinE.Cli.Output;

/// <summary>What the process says to the shell; documented in docs/usage.md.</summary>
public static class ExitCodes
{
    /// <summary>Nothing failed.</summary>
    public const int Success = 0;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The sheet, a table or an option is wrong: nothing was started.</summary>
    public const int InvalidInput = 10;

    /// <summary>Some units failed or were cancelled, none was called, or a planned cohort was skipped.</summary>
    public const int SomeFailed = 20;

    /// <summary>Broker or store cannot be reached.</summary>
    public const int Infrastructure = 30;

    /// <summary>A fault of this software.</summary>
    public const int Bug = 70;

    /// <summary>Interrupted, or detached from a batch that goes on.</summary>
    public const int Interrupted = 130;
}
