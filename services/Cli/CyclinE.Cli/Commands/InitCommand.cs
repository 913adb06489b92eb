using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Commands;

/// <summary><c>init</c>: what a deployment by compose needs before its first start: passwords, settings, folders.</summary>
public static class InitCommand
{
    private const int PasswordLength = 40;
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("init", "Writes passwords as files, a .env and the folders that docker-compose.yml needs. What is there stays as it is.");
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of docker-compose.yml." };
        command.Arguments.Add(folder);
        command.SetAction((result, _) => Errors.GuardAsync(terminal, Detectors.All, () =>
        {
            Write(terminal, result.GetValue(folder)!.FullName);
            return Task.FromResult(ExitCodes.Success);
        }));
        return command;
    }

    private static void Write(Terminal terminal, string folder)
    {
        try
        {
            var secrets = Directory.CreateDirectory(Path.Combine(folder, "secrets")).FullName;
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(secrets, OwnerAlone);
            }

            foreach (var name in ServiceUsers.Names.Append(ServiceUsers.Administrator).Append("grafana"))
            {
                Keep(terminal, Path.Combine(secrets, name), RandomNumberGenerator.GetHexString(PasswordLength, lowercase: true));
            }

            // Images of the broker take its first user from a configuration file alone.
            var administrator = File.ReadAllText(Path.Combine(secrets, ServiceUsers.Administrator)).Trim();
            Keep(terminal, Path.Combine(secrets, "broker.conf"), $"default_user = {ServiceUsers.Administrator}\ndefault_pass = {administrator}");
            foreach (var name in new[] { "inputs", "results", "stages" })
            {
                Directory.CreateDirectory(Path.Combine(folder, name));
            }

            Keep(terminal, Path.Combine(folder, ".env"), Settings());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{folder}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>Writes a file once. Containers run as other users, so it is everybody's to read, in a folder that is its owner's alone.</summary>
    private static void Keep(Terminal terminal, string path, string text)
    {
        if (File.Exists(path))
        {
            terminal.Say($"{path}: stays as it is");
            return;
        }

        File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Everyone | UnixFileMode.UserWrite);
        }

        terminal.Line(path);
    }

    private static string Settings()
    {
        var user = OperatingSystem.IsWindows() ? "1000:1000" : string.Create(CultureInfo.InvariantCulture, $"{UserId.Effective()}:{UserId.EffectiveGroup()}");
        return $"""
            # Settings of docker-compose.yml; no passwords: those are files below secrets/.
            CYCLINE_SECRETS=./secrets
            CYCLINE_INPUTS=./inputs
            CYCLINE_RESULTS=./results
            # Folders of stages of your own: docs/adding-a-stage.md.
            CYCLINE_STAGES=./stages
            # Whoever owns results/.
            CYCLINE_USER={user}
            """;
    }
}
