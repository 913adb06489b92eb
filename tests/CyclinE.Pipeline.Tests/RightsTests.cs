using System.Net.Http.Json;
using System.Net.Sockets;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests;

/// <summary>
/// The table of rights in docs/operations.md, on a real broker and a real database that ask for passwords: each process can do its
/// work with what the table gives it, and whoever lacks something is told which server refused and what.
/// </summary>
[Collection(nameof(FaultTests))]
public sealed class RightsTests
{
    private const string Database = "cycline";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_process_works_with_the_rights_of_the_table_and_is_told_what_it_lacks()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        await using var mongo = await MongoServer.StartSecuredAsync();
        var host = await rabbit.NewVirtualHostAsync();
        var port = new Uri(mongo.Uri).Port;
        using var study = TestStudy.Write(2, 1, seed: 11);
        var users = new Dictionary<string, Dictionary<string, string>>();
        foreach (var rights in ProcessRights.All)
        {
            users[rights.Process] = new()
            {
                ["CYCLINE__RabbitMq"] = await BrokerUserAsync(rabbit, host, rights),
                ["CYCLINE__Mongo"] = await mongo.NewUserAsync(Database, [.. rights.Roles]),
                ["CYCLINE__Database"] = Database,
            };
        }

        var deployer = users["topology apply"];
        deployer["CYCLINE__Management"] = new UriBuilder(rabbit.ManagementUri) { UserName = string.Empty, Password = string.Empty }.Uri.ToString();
        Assert.Equal(string.Empty, await TypeAsync(deployer, ExitCodes.Success, "topology", "apply"));
        var submitter = users["submit, cancel, replay"];
        await TypeAsync(submitter, ExitCodes.Success, "submit", study.Sheet, "--name", "batch", "--root-folder", study.Folder);
        var reader = users["status, explain, export, verify"];
        await TypeAsync(reader, ExitCodes.Success, "status", "batch");
        await TypeAsync(reader, ExitCodes.Success, "verify", "batch");

        // Less than the table gives: the role, the password, the right to write, TLS where there is none, nobody there.
        var lacking = await TypeAsync(reader, ExitCodes.Infrastructure, "cancel", "batch");
        Assert.Contains($"MongoDB 127.0.0.1:{port} refused: not authorized on {Database}", lacking, StringComparison.Ordinal);
        Assert.Contains("topology rights", lacking, StringComparison.Ordinal);
        var wrong = With(reader, "CYCLINE__Mongo", reader["CYCLINE__Mongo"].Replace(":right@", ":wrong@", StringComparison.Ordinal));
        Assert.Contains(
            $"MongoDB 127.0.0.1:{port} refused the user or the password", await TypeAsync(wrong, ExitCodes.Infrastructure, "status"), StringComparison.Ordinal);
        var tls = With(reader, "CYCLINE__Mongo", reader["CYCLINE__Mongo"] + "&tls=true");
        Assert.Contains(
            $"MongoDB 127.0.0.1:{port} does not answer: with tls=true it speaks no TLS", await TypeAsync(tls, ExitCodes.Infrastructure, "status"), StringComparison.Ordinal);
        var away = FreePort();
        var nobody = With(reader, "CYCLINE__Mongo", $"mongodb://127.0.0.1:{away}/?replicaSet=rs0");
        Assert.Contains(
            $"MongoDB 127.0.0.1:{away} does not answer: Connection refused", await TypeAsync(nobody, ExitCodes.Infrastructure, "status"), StringComparison.Ordinal);
        var mute = With(submitter, "CYCLINE__RabbitMq", reader["CYCLINE__RabbitMq"]);
        var refused = await TypeAsync(mute, ExitCodes.Infrastructure, "submit", study.Sheet, "--name", "other", "--root-folder", study.Folder);
        Assert.Contains("has no right to configure (declare) the exchange 'batch-submitted'", refused, StringComparison.Ordinal);
        Assert.Contains("other@1 is stored and will run", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_replica_set_is_not_initiated_is_named()
    {
        await using var mongo = await MongoServer.StartUninitiatedAsync();
        var settings = new Dictionary<string, string> { ["CYCLINE__RabbitMq"] = "amqp://127.0.0.1/", ["CYCLINE__Mongo"] = mongo.Uri };
        Assert.Contains(
            $"MongoDB 127.0.0.1:{new Uri(mongo.Uri).Port} answers, but its replica set is not initiated",
            await TypeAsync(settings, ExitCodes.Infrastructure, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_for_operators_lists_the_same_rights()
    {
        var page = Path.Combine(ReferenceData.RepositoryRoot, "docs", "operations.md");
        var rows = File.ReadLines(page).Select(l => l.Replace("`", string.Empty, StringComparison.Ordinal)).ToList();
        Assert.All(ProcessRights.All, rights =>
        {
            var row = Assert.Single(rows, r => r.StartsWith($"| {rights.Process} |", StringComparison.Ordinal));
            string[] patterns = rights.Configure == "^$" ? [] : [rights.Configure.Replace("|", "\\|", StringComparison.Ordinal)];
            Assert.All(patterns.Concat(rights.Roles).Append(rights.Tag), part => Assert.Contains(part, row, StringComparison.Ordinal));
        });
    }

    private static async Task<string> BrokerUserAsync(RabbitMqServer rabbit, Uri host, ProcessRights rights)
    {
        var user = $"user{Guid.NewGuid():N}";
        using var api = rabbit.OpenManagement();
        (await api.PutAsJsonAsync($"api/users/{user}", new { password = "right", tags = rights.Tag }, Token)).EnsureSuccessStatusCode();
        (await api.PutAsJsonAsync($"api/permissions/{host.AbsolutePath.Trim('/')}/{user}",
            new { configure = rights.Configure, write = rights.Write, read = rights.Read }, Token)).EnsureSuccessStatusCode();
        return new UriBuilder(host) { UserName = user, Password = "right" }.Uri.ToString();
    }

    private static async Task<string> TypeAsync(Dictionary<string, string> settings, int code, params string[] args)
    {
        await using var environment = new EnvironmentVariables(settings);
        var typed = await LocalRun.TypeAsync(string.Empty, args);
        Assert.True(typed.Code == code, $"{string.Join(' ', args)} ended with {typed.Code}, not {code}:\n{typed.Output}{typed.Messages}");
        return string.Join(' ', typed.Messages.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); // Terminals wrap.
    }

    private static Dictionary<string, string> With(Dictionary<string, string> settings, string name, string value) => new(settings) { [name] = value };

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
