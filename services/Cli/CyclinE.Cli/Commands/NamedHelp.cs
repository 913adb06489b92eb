using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CyclinE.Cli;

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
