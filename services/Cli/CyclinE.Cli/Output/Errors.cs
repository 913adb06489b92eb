using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Input;
using CyclinE.Messaging.Transport;

namespace CyclinE.Cli.Output;

/// <summary>One place that turns an exception into text and an exit code.</summary>
public static class Errors
{
    /// <summary>Runs a command and says what went wrong.</summary>
    public static async Task<int> GuardAsync(Terminal terminal, IReadOnlyList<IOutageDetector> detectors, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (UsageException exception)
        {
            terminal.Say($"error: {exception.Message}");
            return ExitCodes.Usage;
        }
        catch (InvalidInputException exception)
        {
            terminal.Say($"error: {exception.Problem.Where}: {exception.Problem.What}");
            terminal.Say($"       {exception.Problem.Remedy}");
            return ExitCodes.InvalidInput;
        }
        catch (UnreadableArtifactException exception)
        {
            terminal.Say($"error: {exception.Message}");
            terminal.Say("       'cycline verify' says what else is damaged; 'cycline run' on its folder, or 'cycline replay BATCH --damaged' in a deployment, computes it again.");
            return ExitCodes.SomeFailed;
        }
        catch (Exception exception) when (SqliteOutageDetector.IsFullDisk(exception))
        {
            terminal.Say($"error: {exception.Message.TrimEnd('.')}.");
            terminal.Say("       Free some and start the same command again: what is done is kept.");
            return ExitCodes.Infrastructure;
        }
        catch (BrokerUnavailableException exception)
        {
            terminal.Say($"error: {exception.Message}");
            terminal.Say($"       {exception.Remedy}");
            return ExitCodes.Infrastructure;
        }
        catch (Exception exception) when (MongoRefusal.Of(exception) is { } refusal)
        {
            terminal.Say($"error: {refusal}");
            terminal.Say("       'cycline topology apply --users DIR' makes users with the rights that each process needs (docs/operations.md, Rights).");
            return ExitCodes.Infrastructure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (detectors.Any(d => d.IsOutage(exception))
            || exception is TimeoutException or IOException { InnerException: System.Net.Sockets.SocketException })
        {
            terminal.Say($"error: {MongoSilence.Of(exception) ?? $"broker or store cannot be reached: {Short(exception.Message)}"}");
            terminal.Say("       Nothing is lost: try again once it answers.");
            return ExitCodes.Infrastructure;
        }
        catch (Exception exception)
        {
            terminal.Say($"bug: {exception}");
            terminal.Say("     Please report this with the command that you typed.");
            return ExitCodes.Bug;
        }
    }

    /// <summary>The driver tells its whole view of the cluster, stacks included.</summary>
    private static string Short(string message) => message.Split('\n')[0].Split(" selecting a server using")[0].TrimEnd();
}
