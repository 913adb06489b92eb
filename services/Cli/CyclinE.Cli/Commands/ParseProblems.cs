using System.CommandLine;
using System.CommandLine.Parsing;
using CyclinE.Batches;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Commands;

/// <summary>What is wrong with a command line, with the word that was probably meant.</summary>
internal static class ParseProblems
{
    /// <summary>Says all of it on stderr.</summary>
    public static void Say(Terminal terminal, ParseResult parsed)
    {
        var path = Path(parsed.CommandResult);
        var unknown = parsed.UnmatchedTokens.Distinct(StringComparer.Ordinal).ToList();
        foreach (var word in Told(unknown, parsed.CommandResult.Command))
        {
            terminal.Say($"error: {Unknown(word, parsed.CommandResult.Command, path)}");
        }

        var missing = unknown.Count > 0 ? [] : Missing(parsed.CommandResult);
        if (missing.Count > 0)
        {
            terminal.Say($"error: {path} needs {string.Join(" and ", missing)}.");
        }

        // An unknown option leaves its value behind as a second problem; what is missing is said only where nothing is unknown.
        foreach (var message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal).Where(_ => unknown.Count == 0 && missing.Count == 0))
        {
            terminal.Say($"error: {message}");
        }

        terminal.Say($"       See: {path} --help");
    }

    // What follows an unknown option is its value, and what follows an unknown verb the verb's own.
    private static IEnumerable<string> Told(List<string> unknown, Command command) =>
        unknown.Any(IsOption) ? unknown.Where(IsOption) : command.Subcommands.Count > 0 ? unknown.Take(1) : unknown;

    private static bool IsOption(string word) => word.StartsWith('-');

    private static List<string> Missing(CommandResult result) =>
    [
        .. result.Command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && result.GetResult(a) is not { Tokens.Count: > 0 }).Select(a => a.Name),
        .. result.Command.Options.Where(o => o.Required && result.GetResult(o) is not { IdentifierToken: not null }).Select(o => $"{o.Name} {o.HelpName}"),
        .. result.Command is { Subcommands.Count: > 0, Action: null } && result.Children.All(c => c is not CommandResult)
            ? [result.Command is RootCommand ? "a verb" : "one of " + string.Join(", ", result.Command.Subcommands.Select(c => c.Name))]
            : Array.Empty<string>(),
    ];

    private static string Unknown(string word, Command command, string path)
    {
        var isOption = IsOption(word);
        var known = isOption
            ? Options(command).ToList()
            : [.. command.Subcommands.Select(c => c.Name)];
        var near = NearMiss.Of(word.Split('=', ':')[0], known);
        var what = isOption ? "option" : command.Subcommands.Count > 0 ? "verb" : "argument";
        return $"{path} has no {what} {word}.{(near is null ? string.Empty : $" Did you mean {near}?")}";
    }

    private static IEnumerable<string> Options(Command command) =>
        command.Options.Where(o => !o.Hidden).SelectMany(o => o.Aliases.Prepend(o.Name)).Append("--help");

    private static string Path(CommandResult command)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = command; at is CommandResult { Command: not RootCommand } verb; at = at.Parent)
        {
            names.Push(verb.Command.Name);
        }

        return string.Join(' ', names.Prepend(CommandLine.Program));
    }
}
