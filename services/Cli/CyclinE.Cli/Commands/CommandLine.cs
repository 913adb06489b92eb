using System.CommandLine;

namespace CyclinE.Cli;

/// <summary>All verbs of <c>cycline</c>.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs.</summary>
    public static async Task<int> RunAsync(Terminal terminal, string[] args)
    {
        var root = new RootCommand("CyclinE.Pipeline: DNA copy-number arrays from files to calls, pairs and a cohort table. No array is ever lost or silently skipped.")
        {
            DemoCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            RunCommand.Create(terminal),
            SubmitCommand.Create(terminal),
            StatusCommand.Create(terminal),
            CancelCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            ExportCommand.Create(terminal),
            TopologyCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
    }
}
