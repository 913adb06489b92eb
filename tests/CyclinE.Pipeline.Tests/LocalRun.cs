using CyclinE.Artifacts.Sqlite;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Units;
using Spectre.Console;

namespace CyclinE.Pipeline.Tests;

/// <summary><c>cycline run</c> in this process, with what it printed.</summary>
internal sealed class LocalRun
{
    public required int Code { get; init; }

    public required string Output { get; init; }

    public required string Messages { get; init; }

    public required string Folder { get; init; }

    /// <summary>Types a command line.</summary>
    public static async Task<LocalRun> TypeAsync(string folder, params string[] args)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var terminal = new Terminal(Console(output), Console(messages));
        var code = await CommandLine.RunAsync(terminal, args);
        return new LocalRun { Code = code, Output = output.ToString(), Messages = messages.ToString(), Folder = folder };
    }

    /// <summary>Runs a sheet into a folder.</summary>
    public static Task<LocalRun> RunAsync(string sheet, string folder, params string[] more) =>
        TypeAsync(folder, ["run", sheet, "--out", folder, .. more]);

    /// <summary>The results in its store.</summary>
    public async Task<IReadOnlyList<string>> ResultsAsync(BatchId batch)
    {
        await using var store = SqliteStore.Open(LocalPipeline.StoreFolder(Folder));
        return await Results.OfAsync(store.Ledger, batch, TestContext.Current.CancellationToken);
    }

    /// <summary>The rows of one of its tables, by column name.</summary>
    public IReadOnlyList<Dictionary<string, string>> Table(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name)).Where(l => !l.StartsWith('#')).ToList();
        var header = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(l => header.Zip(l.Split('\t')).ToDictionary(c => c.First, c => c.Second))];
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });
}
