using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyclinE.Portal.Tests.Browser;

/// <summary>One window with one page in it.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // That a sheet is refused is an answer like any other; a browser logs it as an error.
            if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal))
            {
                _errors.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _errors.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Goes to an address of the portal and waits until pictures on the page are drawn.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettleAsync();
    }

    /// <summary>Waits until genomes are drawn with what they asked for, and parts of other pages have come.</summary>
    public async Task SettleAsync() => await Page.WaitForFunctionAsync("""
        () => [...document.querySelectorAll("[data-genome] canvas")].every(c => c.dataset.state === "ready" && c.dataset.drawn > 0)
          && [...document.querySelectorAll("[data-from]")].every(p => !p.querySelector(".hint") || p.querySelector("figure"))
        """);

    /// <summary>Whatever axe finds that is serious, with the places, and whether the page is wider than its window.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var found = await Page.RunAxe();
        var faults = found.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{Page.Url}: {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ToList();
        if (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
        {
            faults.Add($"{Page.Url}: {over} pixels wider than its window of {Page.ViewportSize?.Width}");
        }

        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }
}
