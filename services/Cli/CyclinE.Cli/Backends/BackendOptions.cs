using System.CommandLine;

namespace CyclinE.Cli.Backends;

/// <summary>The options of every command that asks about a batch.</summary>
public sealed class BackendOptions
{
    private readonly Argument<string?> _batch;

    private readonly Option<DirectoryInfo?> _folder = new("--in")
    {
        Description = "Folder of a 'cycline run'. Without it, the deployment that CYCLINE__Mongo and CYCLINE__RabbitMq name.",
        HelpName = "DIR",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="batch">What its batch is, and what is meant without one.</param>
    public BackendOptions(Command command, string batch = "The batch, as name or name@revision; the newest without one.")
    {
        _batch = new Argument<string?>("BATCH") { Description = batch, Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(_batch);
        command.Options.Add(_folder);
    }

    /// <summary>The batch that was named; null for the newest.</summary>
    public string? Batch(ParseResult result) => result.GetValue(_batch);

    /// <summary>The folder of a run that was named; null for a deployment.</summary>
    public string? Folder(ParseResult result) => result.GetValue(_folder)?.FullName;

    /// <summary>Opens the backend that was named.</summary>
    public Backend Open(ParseResult result) => Backend.Open(Folder(result));
}
