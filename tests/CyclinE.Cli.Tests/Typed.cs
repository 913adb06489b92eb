using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using Spectre.Console;

namespace CyclinE.Cli.Tests;

/// <summary>A command line that was typed, and what it printed.</summary>
internal sealed record Typed(int Code, string Output, string Messages)
{
    public static async Task<Typed> Async(params string[] args)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var code = await CommandLine.RunAsync(new Terminal(Console(output), Console(messages)), args);
        return new Typed(code, output.ToString(), messages.ToString());
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });
}
