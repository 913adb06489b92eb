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
    private static IEnumerable<string> Services => StageTable.All.Select(s => s.Service).Append("Batches").Distinct();

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
