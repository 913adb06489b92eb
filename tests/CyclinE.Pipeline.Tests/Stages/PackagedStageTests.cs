using System.IO.Compression;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A stage in C# outside this tree, from packages and template alone, beside the five workers of a deployment.</summary>
public sealed class PackagedStageTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(3, 0, seed: 12);
    private readonly PackagedStage _outside = new() { Name = "MyLevels" };
    private readonly string _results = Directory.CreateTempSubdirectory("cycline-results-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _study.Dispose();
        _outside.Dispose();
        Directory.Delete(_results, recursive: true);
    }

    [Fact]
    public async Task The_template_builds_from_a_feed_and_its_worker_computes_reports_and_is_explained_like_those_of_the_program()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var mongo = await MongoServer.RequireAsync();
        await _outside.PackAsync();
        AssertPackages();
        await _outside.BuildAsync();
        Assert.Contains("Failed: 0", await _outside.TestAsync(), StringComparison.Ordinal);
        await AssertSameAsWrittenByTheProgramAsync();

        await using var spans = new SpanReceiver();
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, _study.Folder, cancellationToken: Token);
        var environment = new Dictionary<string, string>(deployment.Environment)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = spans.Endpoint.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };
        await using var own = new WorkerProcess("MyLevels", environment, deployment.Logs, _outside.Worker);
        deployment.StartWorkers();
        own.Start();
        while (!await IsAnnouncedAsync(deployment))
        {
            Assert.True(own.IsRunning, own.LogTail());
            await Task.Delay(200, Token);
        }

        // The workers' names for things are those of whoever submits.
        await using (new EnvironmentVariables(deployment.Environment))
        {
            var wrong = await LocalRun.TypeAsync(_results, "submit", _study.Sheet, "--root", "sheet", "--with", "my-levels", "--set", "my-levels.min-mb=999");
            Assert.Equal(ExitCodes.InvalidInput, wrong.Code);
            Assert.Contains("999 is outside 0 to 300", wrong.Messages);

            var submitted = await LocalRun.TypeAsync(
                _results, "submit", _study.Sheet, "--root", "sheet", "--name", "outside", "--with", "my-levels", "--set", "my-levels.min-mb=2", "--wait", "--out", _results);
            Assert.True(submitted.Code == ExitCodes.Success, submitted.Messages + submitted.Output + own.LogTail());
            Assert.Contains("my-levels: 3 available (awaited)", submitted.Output);
            var rows = submitted.Table("my-levels.tsv");
            Assert.Equal(["A000", "A001", "A002"], rows.Select(r => r["array"]).Distinct());
            Assert.All(rows, r => Assert.True(int.Parse(r["segments"]) >= 1 && double.Parse(r["range"]) >= 0));

            var explained = await LocalRun.TypeAsync(_results, "explain", "outside", "--unit", "A000");
            Assert.Contains("my-levels", explained.Output);
            Assert.Contains("min-mb=2", explained.Output.Replace(" = ", "=", StringComparison.Ordinal));
        }

        using var http = new HttpClient { BaseAddress = await own.AddressAsync(Token) };
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);
        Assert.Contains(metrics.Split('\n'), l => l.StartsWith("cycline_stage_duration_seconds_count", StringComparison.Ordinal)
            && l.Contains("outcome=\"computed\"", StringComparison.Ordinal) && l.Contains("stage=\"my-levels\"", StringComparison.Ordinal) && l.Contains(" 3", StringComparison.Ordinal));
        await spans.WaitForAsync("my-levels", "A002", Token);
        Assert.DoesNotContain(own.Lines(), l => l.Contains("No plan can name", StringComparison.Ordinal));
    }

    /// <summary><c>cycline stage new</c> writes what <c>dotnet new</c> does, without an installed template.</summary>
    private async Task AssertSameAsWrittenByTheProgramAsync()
    {
        var folder = Path.Combine(_results, "my-levels");
        var written = await LocalRun.TypeAsync(_results, "stage", "new", folder, "--language", "csharp");
        Assert.True(written.Code == ExitCodes.Success, written.Messages);
        Assert.Equal(Files(_outside.Project), Files(folder));

        static SortedDictionary<string, string> Files(string folder) => new(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f))
                .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
                .ToDictionary(f => f, f => File.ReadAllText(Path.Combine(folder, f))), StringComparer.Ordinal);
    }

    private static async Task<bool> IsAnnouncedAsync(Deployment deployment)
    {
        var workers = await deployment.Ledger.ListWorkersAsync(DateTime.UtcNow.AddMinutes(-5), Token);
        IEnumerable<StageDefinition> stages = workers.SelectMany(w => w.Stages);
        return stages.Any(s => s.Name == "my-levels") && workers.Any(w => w.Roots.Contains("sheet"));
    }

    /// <summary>Each has its page, its symbols and its source; none brings a store that is not used.</summary>
    private void AssertPackages()
    {
        foreach (var file in Directory.GetFiles(_outside.Feed, "*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            Assert.Contains(package.Entries, e => e.FullName == "README.md");
            using var reader = new StreamReader(package.Entries.Single(e => e.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
            var about = reader.ReadToEnd();
            Assert.DoesNotContain("Sqlite", about, StringComparison.Ordinal);
            Assert.Equal(Path.GetFileName(file).Contains("-beta.nupkg", StringComparison.Ordinal), about.Contains("Exporter.Prometheus", StringComparison.Ordinal));
            if (!file.Contains("Templates", StringComparison.Ordinal))
            {
                Assert.Contains("commit=\"", about, StringComparison.Ordinal); // Of the sources.
                Assert.True(File.Exists(Path.ChangeExtension(file, ".snupkg")), file);
                Assert.Contains(package.Entries, e => e.Name.EndsWith(".xml", StringComparison.Ordinal)); // What an editor shows.
            }
        }
    }
}
