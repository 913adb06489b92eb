using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Commands;

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
        var root = new RootCommand(
            "CyclinE.Pipeline: DNA copy-number arrays from files to calls, pairs and a cohort table. No array is ever lost or silently skipped.")
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
            ReportCommand.Create(terminal),
            PlotCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            PurgeCommand.Create(terminal),
            InitCommand.Create(terminal),
            PortalCommand.Create(terminal),
            TopologyCommand.Create(terminal),
            StageCommand.Create(terminal),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new NamedHelp((HelpAction)help.Action!);
        }

        return root;
    }
}

/// <summary>Help under the name that a person types: the library takes the program's name from its file.</summary>
/// <param name="help">The library's help.</param>
internal sealed class NamedHelp(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        var name = parseResult.RootCommandResult.Command.Name;
        output.Write(text.ToString().Replace($"  {name} ", $"  {CommandLine.Program} ", StringComparison.Ordinal));
        return code;
    }
}
