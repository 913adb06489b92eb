using CyclinE.Testing;
using Microsoft.Playwright;

namespace CyclinE.Portal.Tests.Browser;

/// <summary>The machine's own Chromium, driven by Playwright; Playwright's browsers are not downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "CYCLINE_CHROMIUM";

    // A loaded machine takes its time (ms); what never comes is told after that.
    private const float Patience = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it. The test is skipped where there is none, and fails where ring 2 is required.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Find();
        Rings.Require(path is null ? $"no chromium on the PATH; install Debian's 'chromium', or name one in {Variable}" : null);
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] }));
    }

    /// <summary>A window of its own; whatever a page writes to its console as an error fails the test at <see cref="Window.DisposeAsync"/>.</summary>
    /// <param name="portal">Address of the portal.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="dark">Whether the reader likes it dark.</param>
    public async Task<Window> OpenAsync(Uri portal, int width = 1300, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(Patience);
        return new Window(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
