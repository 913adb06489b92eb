using System.CommandLine;

namespace CyclinE.Cli;

/// <summary>The options of every command that asks about a batch.</summary>
public sealed class BackendOptions
{
    private readonly Argument<string?> _batch = new("BATCH")
    {
        Description = "The batch, as name or name@revision; the newest without one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<DirectoryInfo?> _folder = new("--in")
    {
        Description = "Folder of a 'cycline run'. Without it, the deployment that CYCLINE__Mongo and CYCLINE__RabbitMq name.",
        HelpName = "DIR",
    };

    /// <summary>Adds them to a command.</summary>
    public BackendOptions(Command command)
    {
        command.Arguments.Add(_batch);
        command.Options.Add(_folder);
    }

    /// <summary>The batch that was named; null for the newest.</summary>
    public string? Batch(ParseResult result) => result.GetValue(_batch);

    /// <summary>Opens the backend that was named.</summary>
    public Backend Open(ParseResult result) => Backend.Open(result.GetValue(_folder)?.FullName);
}
