using System.CommandLine;
using System.Reflection;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Telemetry;

namespace CyclinE.Architecture.Tests;

/// <summary>Containers and manuals keep up with the code: a service, verb, option or metric that they do not know fails here.</summary>
public sealed class DeploymentRules
{
    /// <summary>Every worker that the tree has.</summary>
    private static IEnumerable<string> Services =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "services"), "CyclinE.*.Worker", SearchOption.AllDirectories)
            .Where(d => Directory.GetFiles(d, "*.csproj").Length == 1).Select(d => Path.GetFileName(d).Split('.')[1]);

    private static IEnumerable<Command> Verbs => typeof(CommandLine).Assembly.GetExportedTypes()
        .Where(t => t.Name.EndsWith("Command", StringComparison.Ordinal))
        .Select(t => t.GetMethod("Create", BindingFlags.Public | BindingFlags.Static, [typeof(Terminal)]))
        .OfType<MethodInfo>()
        .Select(m => (Command)m.Invoke(null, [Terminal.Process])!);

    [Fact]
    public void Every_service_has_an_image_and_a_compose_service()
    {
        var dockerfile = Read("deploy", "docker", "Dockerfile");
        var compose = Read("docker-compose.yml");
        Assert.Superset(StageTable.All.Select(s => s.Service).ToHashSet(), Services.ToHashSet());
        Assert.All(Services, service =>
        {
            var name = service.ToLowerInvariant();
            Assert.Contains($"FROM worker AS {name}\n", dockerfile);
            Assert.Contains($"\"CyclinE.{service}.Worker.dll\"", dockerfile);
            Assert.Contains($"\n  {name}:\n    <<: *worker\n", compose);
            Assert.Contains($"target: {name} }}", compose);
        });
    }

    [Fact]
    public void The_portal_has_an_image_and_a_compose_service_on_this_machine_alone()
    {
        Assert.Contains("FROM worker AS portal\n", Read("deploy", "docker", "Dockerfile"));
        var compose = Read("docker-compose.yml");
        Assert.Contains("\n  portal: ", compose);
        Assert.Contains("\"127.0.0.1:${PORTAL_PORT:-8350}:8080\"", compose);
    }

    [Fact]
    public void No_password_stands_anywhere_and_every_user_has_a_secret()
    {
        var compose = Read("docker-compose.yml");
        var overlay = Read("deploy", "compose", "observability.yml");
        Assert.DoesNotMatch(@"(?i)passw\w*:-|://[^/@\s""$]+:[^/@\s""]+@(?!\$)(?<!\$\$\(cat [^)]+\)@)", compose + overlay);
        Assert.All(ServiceUsers.Names.Append(ServiceUsers.Administrator), user =>
        {
            Assert.Contains($"\n  {user}: {{ file: ", compose);
            Assert.Contains($"amqp://{user}@broker", compose);
        });
        Assert.Contains("--users", compose);
    }

    [Fact]
    public void Every_container_has_a_limit_of_memory()
    {
        foreach (var file in new[] { Read("docker-compose.yml"), Read("deploy", "compose", "observability.yml") })
        {
            var services = file[file.IndexOf("\nservices:", StringComparison.Ordinal)..];
            var end = services.IndexOf("\nvolumes:", StringComparison.Ordinal);
            foreach (var block in services[..end].Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(b => b.Contains("image:", StringComparison.Ordinal)))
            {
                // One-shot jobs and people's commands end; workers have theirs by x-worker.
                Assert.True(
                    block.Contains("mem_limit:", StringComparison.Ordinal) || block.Contains("<<: *worker", StringComparison.Ordinal)
                    || block.Contains("restart: on-failure", StringComparison.Ordinal) || block.Contains("profiles: [cli]", StringComparison.Ordinal), block);
            }
        }
    }

    [Fact]
    public void The_manual_knows_every_verb_and_every_option()
    {
        var manual = Read("docs", "usage.md");
        Assert.NotEmpty(Verbs);
        Assert.All(Verbs, verb =>
        {
            Assert.Contains($"\n## {verb.Name}\n", manual);
            Assert.All(verb.Subcommands, sub => Assert.Contains($"`cycline {verb.Name} {sub.Name}`", manual));
            Assert.All(verb.Options.Where(o => o is not System.CommandLine.Help.HelpOption), option => Assert.Contains(option.Name, manual));
        });
    }

    [Fact]
    public void The_operators_page_knows_every_metric()
    {
        var page = Read("docs", "operations.md");
        Assert.All(TelemetryNames.All, name => Assert.Contains($"`{name}`", page));
    }

    private static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");
}
