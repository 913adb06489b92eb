using System.Net;
using System.Net.Sockets;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>Whoever is refused by a real broker or a real database is told which server refused, what is missing, and ends with 30.</summary>
[Collection(nameof(RightsTests))]
public sealed class RefusalTests
{
    private const string Database = "cycline";
    private const string Password = "right";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_is_told_what_is_missing_and_on_which_server()
    {
        await using var rabbit = await RabbitMqServer.StartOwnAsync();
        await using var mongo = await MongoServer.StartWithUsersAsync();
        using var study = TestStudy.Write(2, 1, seed: 11);
        var secrets = Directory.CreateTempSubdirectory("cycline-secrets-");
        foreach (var name in ServiceUsers.Names)
        {
            await File.WriteAllTextAsync(Path.Combine(secrets.FullName, name), Password, Token);
        }

        var server = mongo.Uri[(mongo.Uri.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('/')[0];
        var host = await rabbit.NewVirtualHostAsync();
        var administrator = new Dictionary<string, string>
        {
            ["CYCLINE__RabbitMq"] = host.ToString(),
            ["CYCLINE__Management"] = new UriBuilder(rabbit.ManagementUri) { UserName = string.Empty, Password = string.Empty }.Uri.ToString(),
            ["CYCLINE__Mongo"] = mongo.Uri,
            ["CYCLINE__Database"] = Database,
        };
        await TypeAsync(administrator, ExitCodes.Success, "topology", "apply", "--users", secrets.FullName);
        secrets.Delete(recursive: true);

        var person = As("cli", host, server);
        await TypeAsync(person, ExitCodes.Success, "submit", study.Sheet, "--name", "batch", "--root-folder", study.Folder);
        await TypeAsync(person, ExitCodes.Success, "status", "batch");

        // The role, the password, TLS where there is none, nobody there, the right to write.
        var lacking = await TypeAsync(person, ExitCodes.Infrastructure, "topology", "apply");
        Assert.Contains($"MongoDB {server} refused: not authorized on {Database}", lacking, StringComparison.Ordinal);
        Assert.Contains("topology apply --users", lacking, StringComparison.Ordinal);
        var wrong = With(person, "CYCLINE__Mongo", person["CYCLINE__Mongo"].Replace($":{Password}@", ":wrong@", StringComparison.Ordinal));
        await RefusedAsync(wrong, $"MongoDB {server} refused the user or the password");
        await RefusedAsync(With(person, "CYCLINE__Mongo", person["CYCLINE__Mongo"] + "&tls=true"), $"MongoDB {server} does not answer: with tls=true it speaks no TLS");
        var away = FreePort();
        await RefusedAsync(
            With(person, "CYCLINE__Mongo", $"mongodb://127.0.0.1:{away}/?replicaSet=rs0"), $"MongoDB 127.0.0.1:{away} does not answer: Connection refused");
        var mute = With(person, "CYCLINE__RabbitMq", As("ingest", host, server)["CYCLINE__RabbitMq"]);
        var refused = await TypeAsync(mute, ExitCodes.Infrastructure, "submit", study.Sheet, "--name", "other", "--root-folder", study.Folder);
        Assert.Contains("'ingest' has no right to", refused, StringComparison.Ordinal);
        Assert.Contains("the exchange 'batch-submitted'", refused, StringComparison.Ordinal);
        Assert.Contains("other@1 is stored and will run", refused, StringComparison.Ordinal);
        await SaysThatItIsStoredAsync(person, study, "away", new Uri($"amqp://127.0.0.1:{FreePort()}/"), "does not answer");
        using var silent = new TcpListener(IPAddress.Loopback, 0); // Takes connections, and never says a word.
        silent.Start();
        await SaysThatItIsStoredAsync(
            person, study, "silent", new Uri($"amqp://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/"), "does not answer: nothing came back within 4 s");
    }

    [Fact]
    public async Task A_server_whose_replica_set_is_not_initiated_is_named()
    {
        await using var mongo = await MongoServer.StartUninitiatedAsync();
        var settings = new Dictionary<string, string> { ["CYCLINE__RabbitMq"] = "amqp://127.0.0.1/", ["CYCLINE__Mongo"] = mongo.Uri };
        await RefusedAsync(settings, $"MongoDB 127.0.0.1:{new Uri(mongo.Uri).Port} answers, but its replica set is not initiated");
    }

    private static Dictionary<string, string> As(string user, Uri host, string server) => new()
    {
        ["CYCLINE__RabbitMq"] = new UriBuilder(host) { UserName = user, Password = Password }.Uri.ToString(),
        ["CYCLINE__Mongo"] = $"mongodb://{user}:{Password}@{server}/?replicaSet=rs0&authSource={Database}",
        ["CYCLINE__Database"] = Database,
    };

    /// <summary>Whoever submits while the broker is away is told so, and that nothing is lost; status tells what the batch waits for.</summary>
    private static async Task SaysThatItIsStoredAsync(Dictionary<string, string> person, TestStudy study, string name, Uri broker, string what)
    {
        var settings = With(person, "CYCLINE__RabbitMq", broker.ToString());
        var said = await TypeAsync(settings, ExitCodes.Infrastructure, "submit", study.Sheet, "--name", name, "--root-folder", study.Folder);
        Assert.Contains($"127.0.0.1:{broker.Port}/ {what}", said, StringComparison.Ordinal);
        Assert.Contains($"{name}@1 is stored and will run", said, StringComparison.Ordinal);
        await using var environment = new EnvironmentVariables(settings);
        Assert.Contains("waits for the broker", InOneLine((await LocalRun.TypeAsync(string.Empty, "status", name)).Output), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(Dictionary<string, string> settings, string what) =>
        Assert.Contains(what, await TypeAsync(settings, ExitCodes.Infrastructure, "status"), StringComparison.Ordinal);

    private static async Task<string> TypeAsync(Dictionary<string, string> settings, int code, params string[] args)
    {
        await using var environment = new EnvironmentVariables(settings);
        var typed = await LocalRun.TypeAsync(string.Empty, args);
        Assert.True(typed.Code == code, $"{string.Join(' ', args)} ended with {typed.Code}, not {code}:\n{typed.Output}{typed.Messages}");
        return InOneLine(typed.Messages);
    }

    /// <summary>What a terminal has wrapped.</summary>
    private static string InOneLine(string said) => string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, string> With(Dictionary<string, string> settings, string name, string value) => new(settings) { [name] = value };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
