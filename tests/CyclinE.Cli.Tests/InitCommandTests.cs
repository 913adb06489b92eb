using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Tests;

/// <summary><c>cycline init DIR</c>: what a deployment needs before its first start.</summary>
public sealed class InitCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-init-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_user_has_a_password_of_its_own_in_a_folder_that_nobody_else_opens()
    {
        var typed = await Typed.Async("init", _folder);
        Assert.Equal((ExitCodes.Success, string.Empty), (typed.Code, typed.Messages));

        var users = ServiceUsers.Read(new DirectoryInfo(Path.Combine(_folder, "secrets")));
        Assert.Equal(ServiceUsers.Names.Order(StringComparer.Ordinal), users.Keys);
        var administrator = (await File.ReadAllTextAsync(Secret("admin"), TestContext.Current.CancellationToken)).Trim();
        Assert.Equal(users.Count + 1, users.Values.Append(administrator).Distinct().Count());
        Assert.All(users.Values.Append(administrator), password => Assert.Matches("^[0-9a-f]{40}$", password));
        Assert.Contains($"default_pass = {administrator}", await File.ReadAllTextAsync(Secret("broker.conf"), TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "secrets")));
        }

        Assert.All(["inputs", "results", "stages"], name => Assert.True(Directory.Exists(Path.Combine(_folder, name))));
        var settings = await File.ReadAllTextAsync(Path.Combine(_folder, ".env"), TestContext.Current.CancellationToken);
        Assert.Contains("CYCLINE_SECRETS=./secrets", settings, StringComparison.Ordinal);
        Assert.DoesNotContain(administrator, settings + typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Again_it_changes_nothing_and_fills_in_what_is_missing()
    {
        await Typed.Async("init", _folder);
        var kept = await File.ReadAllTextAsync(Secret("ingest"), TestContext.Current.CancellationToken);
        File.Delete(Secret("cohort"));

        var again = await Typed.Async("init", _folder);
        Assert.Equal(ExitCodes.Success, again.Code);
        Assert.Equal(Secret("cohort"), again.Output.Trim());
        Assert.Equal(kept, await File.ReadAllTextAsync(Secret("ingest"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_password_is_named_when_users_are_made()
    {
        await Typed.Async("init", _folder);
        File.Delete(Secret("ingest"));
        var problem = Assert.Throws<UsageException>(() => ServiceUsers.Read(new DirectoryInfo(Path.Combine(_folder, "secrets"))));
        Assert.Contains(Secret("ingest"), problem.Message, StringComparison.Ordinal);
    }

    private string Secret(string name) => Path.Combine(_folder, "secrets", name);
}
