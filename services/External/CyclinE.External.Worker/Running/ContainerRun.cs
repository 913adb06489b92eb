using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CyclinE.Contracts.Stages;

namespace CyclinE.External.Worker.Running;

/// <summary>A command in a container of its own: no network, no rights, its folder alone, no more memory and no larger file than it says.</summary>
/// <param name="stage">The stage, whose tool names an image.</param>
public sealed class ContainerRun(StageDefinition stage)
{
    private const string Engine = "docker";
    private const string Folder = "/stage";
    private const int MostProcesses = 512;
    private readonly string _name = "cycline-" + Guid.NewGuid().ToString("N");

    /// <summary>The engine's program with its arguments and the command.</summary>
    /// <param name="scratch">The command's folder, which the engine has to see under the same path.</param>
    /// <param name="environment">The command's environment but for what is of the machine.</param>
    /// <param name="user">The user's and the group's number.</param>
    public IReadOnlyList<string> Command(string scratch, IEnumerable<KeyValuePair<string, string>> environment, string user)
    {
        var tool = stage.Tool!;
        var memory = string.Create(CultureInfo.InvariantCulture, $"{stage.PeakMemory}b");
        return
        [
            Engine, "run", "--rm", "--name", _name, "--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
            "--user", user, "--memory", memory, "--memory-swap", memory, string.Create(CultureInfo.InvariantCulture, $"--pids-limit={MostProcesses}"),
            string.Create(CultureInfo.InvariantCulture, $"--ulimit=fsize={tool.OutputLimit}"), "--ulimit=core=0",
            "--volume", $"{scratch}:{Folder}", "--volume", $"{scratch}/in:{Folder}/in:ro", "--workdir", Folder, "--entrypoint", tool.Command[0],
            .. environment.SelectMany(e => new[] { "--env", $"{e.Key}={e.Value.Replace(scratch, Folder, StringComparison.Ordinal)}" }),
            tool.Image!, .. tool.Command.Skip(1),
        ];
    }

    /// <summary>Ends the container: the engine's program alone does not take it along.</summary>
    public void Kill()
    {
        var start = new ProcessStartInfo(Engine) { RedirectStandardError = true, RedirectStandardOutput = true, ArgumentList = { "kill", _name } };
        using var process = Process.Start(start);
        process?.WaitForExit();
    }

    /// <summary>Throws where no engine answers.</summary>
    /// <exception cref="ToolFailedException">None does.</exception>
    public static void RequireEngine(StageDefinition stage)
    {
        string said;
        try
        {
            var start = new ProcessStartInfo(Engine) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in new[] { "version", "--format", "{{.Server.Version}}" })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return;
            }

            said = error.GetAwaiter().GetResult().Trim();
        }
        catch (Win32Exception)
        {
            said = $"there is no '{Engine}' on the PATH";
        }

        throw new ToolFailedException($"{stage.Name} runs in the image {stage.Tool!.Image}, and no container engine answers here: {said}");
    }
}
