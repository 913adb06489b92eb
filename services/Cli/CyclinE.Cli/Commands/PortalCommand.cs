using System.CommandLine;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Portal;
using CyclinE.Portal;
using CyclinE.Portal.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CyclinE.Cli.Commands;

/// <summary><c>portal</c>: batches in a browser.</summary>
public static class PortalCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("portal",
            "Serves batches to a browser: progress, arrays, pairs, genes, cohorts, failures; on the folder of a finished or running 'run', or on a deployment.");
        var folder = new Option<DirectoryInfo?>("--in")
        {
            Description = "Folder of a 'cycline run'. Without it, the deployment that CYCLINE__Mongo and CYCLINE__RabbitMq name.",
            HelpName = "DIR",
        };
        var listen = new Option<string?>("--listen")
        {
            Description = $"Address to listen on; {PortalSettings.DefaultListen} by default. Other than loopback only where CYCLINE__Portal__… says who may come in.",
            HelpName = "URL",
        };
        var root = new Option<DirectoryInfo?>("--root")
        {
            Description = "With --in: folder below which sheets and array files lie; that of the last run by default.",
            HelpName = "DIR",
        };
        var key = new Option<string?>("--make-key") { Description = "Make an API key of this name, say it once, and end.", HelpName = "NAME" };
        var role = new Option<PortalRole>("--role")
        {
            Description = "With --make-key: viewer or operator.",
            HelpName = "ROLE",
            DefaultValueFactory = _ => PortalRole.Viewer
        };
        foreach (var option in new Option[] { folder, listen, root, key, role })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, () => result.GetValue(key) is { } name
            ? Task.FromResult(MakeKey(terminal, name, result.GetValue(role)))
            : ServeAsync(terminal, result.GetValue(folder)?.FullName, result.GetValue(listen), result.GetValue(root)?.FullName, cancellationToken)));
        return command;
    }

    private static int MakeKey(Terminal terminal, string name, PortalRole role)
    {
        try
        {
            var (key, line) = KeyRing.Make(name, role);
            terminal.Say("The key, which is said only now:");
            terminal.Say($"  {key}");
            terminal.Say("The line for the file that CYCLINE__Portal__Keys names:");
            terminal.Line(line);
            return ExitCodes.Success;
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static async Task<int> ServeAsync(Terminal terminal, string? folder, string? listen, string? root, CancellationToken cancellationToken)
    {
        await using var store = Backend.Open(folder);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        root ??= folder is null ? null : LocalPipeline.SheetFolderOf(folder);
        var work = folder is not null && root is not null && Directory.Exists(root) ? new FolderWork(folder, root, stop.Token) : null;
        var roots = folder is null ? store.Roots
            : work is null ? new Dictionary<string, string>()
            : new Dictionary<string, string> { [LocalPipeline.SheetRoot] = root! };
        try
        {
            var settings = PortalSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), listen);
            await using var app = PortalHost.Build(settings, new PortalBackend(store, roots, work));
            await app.StartAsync(stop.Token);
            foreach (var address in app.Urls)
            {
                terminal.Line(address);
            }

            terminal.Say(settings.IsUnconfigured
                ? "Reachable from this machine only, by everybody on it: nothing says who may come in (docs/operations.md, Portal). Ctrl-C ends it."
                : "Ctrl-C ends it.");
            await app.WaitForShutdownAsync(stop.Token);
            return ExitCodes.Success;
        }
        catch (InvalidOperationException exception) when (exception.Message.Contains("CYCLINE__Portal", StringComparison.Ordinal)
            || exception.Message.StartsWith("--listen", StringComparison.Ordinal) || exception.Message.StartsWith("Nothing says", StringComparison.Ordinal))
        {
            throw new UsageException(exception.Message);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UsageException($"{exception.Message} Name another address with --listen, such as http://127.0.0.1:0 for any free port.");
        }
        finally
        {
            await stop.CancelAsync();
            await (work?.Rest ?? Task.CompletedTask);
        }
    }
}
