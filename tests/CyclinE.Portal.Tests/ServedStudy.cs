using System.Net;
using System.Text.RegularExpressions;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace CyclinE.Portal.Tests;

/// <summary>The study run by 'cycline run', and portals on its folder.</summary>
public sealed partial class ServedStudy : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];
    private readonly CancellationTokenSource _stop = new();
    private FolderWork? _work;

    /// <summary>Options of the run beside the usual ones.</summary>
    internal IReadOnlyList<string> More { get; init; } = [];

    internal PortalStudy Study { get; } = PortalStudy.Write();

    /// <summary>The portal as it is without any configuration.</summary>
    public HttpClient Local { get; private set; } = null!;

    /// <summary>The ledger that the portals read.</summary>
    internal ILedger? Ledger { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var run = await TypeAsync(["run", Study.Sheet, "--out", Study.Results, "--name", "study", .. More]);
        Assert.True(run.Code == ExitCodes.SomeFailed, run.Text);
        Local = await ServeAsync([]);
    }

    /// <summary>Starts a portal with settings such as <c>Keys</c>.</summary>
    public async Task<HttpClient> ServeAsync(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => "CYCLINE:Portal:" + s.Key, s => s.Value)).Build();
        var store = Backend.Open(Study.Results);
        Ledger ??= store.Ledger;
        _work ??= new FolderWork(Study.Results, Study.Root, _stop.Token);
        var roots = new Dictionary<string, string> { [LocalPipeline.SheetRoot] = Study.Root };
        var app = PortalHost.Build(PortalSettings.From(configuration, "http://127.0.0.1:0"), new PortalBackend(store, roots, _work));
        await app.StartAsync(TestContext.Current.CancellationToken);
        _open.AddRange([store, app]);
        var browser = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        return new HttpClient(browser) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>A form of a page, filled in.</summary>
    public static MultipartFormDataContent Form(string page, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    /// <summary>Types a command.</summary>
    internal static async Task<(int Code, string Text)> TypeAsync(params string[] args)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        var code = await CommandLine.RunAsync(new Terminal(console, console), args);
        return (code, text.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await (_work?.Rest ?? Task.CompletedTask);
        foreach (var open in Enumerable.Reverse(_open))
        {
            if (open is WebApplication app)
            {
                await app.StopAsync(CancellationToken.None);
            }

            await open.DisposeAsync();
        }

        Study.Dispose();
        _stop.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
