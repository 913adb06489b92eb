using System.Diagnostics;
using System.Globalization;
using System.Text;
using CyclinE.Artifacts.Stages;
using CyclinE.Contracts.Stages;
using CyclinE.External.Worker.Description;
using CyclinE.External.Worker.Exchange;
using CyclinE.Genomics.Input;

namespace CyclinE.External.Worker.Running;

/// <summary>Runs the command of a stage once, in a folder of its own that is gone afterwards.</summary>
/// <param name="folder">The stage.</param>
public sealed class ToolRun(StageFolder folder)
{
    private const int InvalidInput = 10;
    private const int TailLength = 2000;

    /// <summary>The result.</summary>
    /// <exception cref="InvalidInputException">The command says that its input is invalid, or it went beyond a limit.</exception>
    /// <exception cref="ToolFailedException">It failed otherwise.</exception>
    public StageOutput Compute(ToolInput input, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("cycline-stage-").FullName;
        try
        {
            return ComputeIn(scratch, input, cancellationToken);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Computes within a folder that stays: for whoever wants to look at what came out.</summary>
    public StageOutput ComputeIn(string scratch, ToolInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var stage = input.Stage.Definition;
        RequestFolder.Write(input, Path.Combine(scratch, "in"));
        var output = Path.Combine(scratch, "out");
        foreach (var name in new[] { output, Path.Combine(output, "tables"), Path.Combine(output, "columns"), Path.Combine(scratch, "tmp") })
        {
            Directory.CreateDirectory(name);
        }

        foreach (var name in folder.File.Files)
        {
            var copy = Path.Combine(scratch, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(folder.Path, name), copy, overwrite: true);
        }

        var container = stage.Tool!.Image is null ? null : new ContainerRun(stage);
        if (container is not null)
        {
            ContainerRun.RequireEngine(stage);
        }

        if (container is null ? Confinement.Here.IsOtherUser : Confinement.IsRoot)
        {
            Admit(scratch, output);
        }

        var (code, said) = Run(scratch, stage, container, cancellationToken);
        return code switch
        {
            0 when SizeOf(output) > stage.Tool.OutputLimit => throw OverLimit(
                stage, "stage-output-limit", $"It left {SizeOf(output) >> 20} MB; its outputMb allows {stage.Tool.OutputLimit >> 20}.", "outputMb"),
            0 => ResultFolder.Read(stage, output),
            InvalidInput => throw new InvalidInputException(ResultFolder.ReadProblem(stage, output)),
            _ => throw new ToolFailedException(string.Create(CultureInfo.InvariantCulture,
                $"{stage.Name} ended with exit code {code}{Meaning(code, stage)}. The end of what it said:\n{said}")),
        };
    }

    private static (int Code, string Said) Run(string scratch, StageDefinition stage, ContainerRun? container, CancellationToken cancellationToken)
    {
        // A stage that depends on the environment is none: it gets a small one, the same everywhere.
        KeyValuePair<string, string>[] environment =
        [
            new("HOME", scratch), new("TMPDIR", Path.Combine(scratch, "tmp")), new("LANG", "C.UTF-8"), new("TZ", "UTC"), new("OMP_NUM_THREADS", "1"),
            new("OPENBLAS_NUM_THREADS", "1"), new("PYTHONHASHSEED", "0"), new("PYTHONDONTWRITEBYTECODE", "1"),
        ];
        var command = container?.Command(scratch, environment, Confinement.User)
            ?? Confinement.Here.Around(stage.Tool!.Command, stage.PeakMemory, stage.Tool.OutputLimit);
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = scratch,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        if (container is null)
        {
            var path = start.Environment.TryGetValue("PATH", out var found) ? found : null;
            start.Environment.Clear();
            start.Environment["PATH"] = path ?? "/usr/local/bin:/usr/bin:/bin";
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        using var process = new Process { StartInfo = start };
        var tail = new Tail(TailLength);
        process.OutputDataReceived += (_, line) => tail.Add(line.Data);
        process.ErrorDataReceived += (_, line) => tail.Add(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(stage.TimeLimit);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            container?.Kill();
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            throw OverLimit(stage, "stage-time-limit",
                string.Create(CultureInfo.InvariantCulture, $"It was killed after {stage.TimeLimit.TotalSeconds} s."), "timeLimitSeconds");
        }

        return (process.ExitCode, tail.ToString());
    }

    private static InvalidInputException OverLimit(StageDefinition stage, string code, string what, string member) => new(
        code, what, stage.Name, $"Raise {member} in its stage.json where the work needs it, or look at what it does with this input.");

    private static string Meaning(int code, StageDefinition stage) => code switch
    {
        126 or 127 => $": '{stage.Tool!.Command[0]}' cannot be run on this machine",
        153 => string.Create(CultureInfo.InvariantCulture, $": it wrote a file of more than its {stage.Tool!.OutputLimit >> 20} MB"),
        > 128 => string.Create(CultureInfo.InvariantCulture, $" (signal {code - 128}; its memory is limited to {stage.PeakMemory >> 20} MB)"),
        _ => string.Create(CultureInfo.InvariantCulture, $" (its memory is limited to {stage.PeakMemory >> 20} MB)"),
    };

    /// <summary>Lets another user read everything and write where it has to.</summary>
    private static void Admit(string scratch, string output)
    {
        const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var folder in Directory.GetDirectories(output).Append(output).Append(Path.Combine(scratch, "tmp")).Append(scratch))
        {
            File.SetUnixFileMode(folder, All);
        }
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    /// <summary>The last characters of what a command says.</summary>
    private sealed class Tail(int length)
    {
        private readonly StringBuilder _text = new();

        public void Add(string? line)
        {
            lock (_text)
            {
                _text.Append(line).Append(line is null ? string.Empty : "\n");
                if (_text.Length > length)
                {
                    _text.Remove(0, _text.Length - length);
                }
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString().TrimEnd();
            }
        }
    }
}
