using System.Text.Json;
using CyclinE.Contracts.Json;
using Spectre.Console;

namespace CyclinE.Cli.Output;

/// <summary>Data on stdout, everything said beside it on stderr.</summary>
public sealed class Terminal
{
    private static readonly JsonSerializerOptions Indented =
        new(CanonicalJson.Options) { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Makes a terminal.</summary>
    public Terminal(IAnsiConsole output, IAnsiConsole messages)
    {
        Out = output;
        Messages = messages;
    }

    /// <summary>The process's own.</summary>
    public static Terminal Process { get; } = new(
        AnsiConsole.Console,
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>stdout.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>stderr.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>True when somebody watches.</summary>
    public bool IsLive => Messages.Profile.Capabilities.Interactive && !Console.IsErrorRedirected;

    /// <summary>Writes a plain line of data, never wrapped.</summary>
    public void Line(string text) => Out.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes a plain line beside the data, never wrapped.</summary>
    public void Say(string text) => Messages.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes a value as JSON.</summary>
    public void Json<T>(T value) => Line(JsonSerializer.Serialize(value, Indented));
}
