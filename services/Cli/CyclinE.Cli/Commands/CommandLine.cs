using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CyclinE.Cli;

/// <summary>All verbs of <c>cycline</c>.</summary>
public static class CommandLine
{
    /// <summary>What a person types, whatever the assembly is called.</summary>
    public const string Program = "cycline";

    // Longer than a stage's way to its next look at the cancellation: the store is closed, not cut off.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    /// <summary>Parses and runs.</summary>
    public static async Task<int> RunAsync(Terminal terminal, string[] args)
    {
        var root = Create(terminal);
        var parsed = root.Parse(args);
        // With --help or --version the library chooses their action, whatever else is missing.
        if (parsed.Action is ParseErrorAction)
        {
            ParseProblems.Say(terminal, parsed);
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Out.Profile.Out.Writer,
            Error = terminal.Messages.Profile.Out.Writer,
            ProcessTerminationTimeout = TimeToStop,
        });
    }

    /// <summary>The verbs and their options.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("CyclinE.Pipeline: DNA copy-number arrays from files to calls, pairs and a cohort table. No array is ever lost or silently skipped.")
        {
            DemoCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            IngestCommand.Create(terminal),
            ReferenceCommand.Create(terminal),
            TuneCommand.Create(terminal),
            RunCommand.Create(terminal),
            SubmitCommand.Create(terminal),
            StatusCommand.Create(terminal),
            CancelCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            ExportCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            TopologyCommand.Create(terminal),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new NamedHelp((HelpAction)help.Action!);
        }

        return root;
    }
}
