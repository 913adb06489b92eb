using Microsoft.Playwright;

namespace CyclinE.Portal.Tests.Browser;

/// <summary>What a person does: starts a batch, watches it, looks at an array, a pair and the cohort, has a failed array run again.</summary>
internal static class Walk
{
    /// <summary>All of it, one after the other.</summary>
    public static async Task WholeAsync(Window window, string root, PortalStudy study, CancellationToken stop)
    {
        var page = window.Page;
        await StartAsync(page, root, await File.ReadAllTextAsync(study.Sheet, stop), "walk");
        await WatchAsync(page);
        await CountsAsync(page, called: 7, failed: 1);
        await ZoomAsync(page, "R1");
        await BackAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "R1~P1" }).ClickAsync();
        await window.SettleAsync();
        await Assertions.Expect(page.Locator("#events tbody tr").First).ToContainTextAsync("CCNE1");
        await BackAsync(page);
        await DivideAsync(page, "MYC");
        study.Mend();
        await BackAsync(page);
        await ReplayAsync(page, PortalStudy.Broken);
        await page.GotoAsync("/batches/walk");
        await CountsAsync(page, called: 8, failed: 0);
    }

    private static Task BackAsync(IPage page) => page.GetByRole(AriaRole.Link, new() { Name = "walk@1" }).ClickAsync();

    /// <summary>Pastes a sheet, meets its error at the cell, mends it, starts it, and is on the page of the batch.</summary>
    private static async Task StartAsync(IPage page, string root, string sheet, string name)
    {
        await page.GotoAsync("/batches");
        await page.GetByRole(AriaRole.Link, new() { Name = "New batch" }).ClickAsync();
        await page.GetByLabel("Root of the array files").SelectOptionAsync(root);
        await page.GetByLabel("Name of the batch").FillAsync(name);
        await page.GetByLabel("Paste").FillAsync(sheet.Replace(",resistant,", ",resistent,", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and start" }).ClickAsync();
        await Assertions.Expect(page.Locator("td.cell-problem.error").First).ToContainTextAsync("resistent");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("nothing was queued");
        await page.GetByLabel("Paste").FillAsync(sheet);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and start" }).ClickAsync();
        await page.WaitForURLAsync($"**/batches/{name}%401");
    }

    /// <summary>Watches the batch until the page itself says that it has ended.</summary>
    private static Task WatchAsync(IPage page) =>
        Assertions.Expect(page.Locator("main .state").First).ToHaveTextAsync("ended", new() { Timeout = 300_000 });

    /// <summary>Waits until the page says so many arrays called and failed.</summary>
    private static Task CountsAsync(IPage page, int called, int failed) =>
        Assertions.Expect(page.Locator($".law[aria-label*='= {called} called + {failed} failed']")).ToBeVisibleAsync(new() { Timeout = 300_000 });

    /// <summary>Opens an array from its row and goes to CCNE1: single probes, its name above them, and an address of its own.</summary>
    private static async Task ZoomAsync(IPage page, string array)
    {
        await page.Locator("#arrays").GetByRole(AriaRole.Link, new() { Name = array, Exact = true }).ClickAsync();
        var canvas = page.Locator("[data-genome] canvas[data-state=ready]");
        await Assertions.Expect(canvas).ToHaveAttributeAsync("data-view", "the whole genome");
        await page.GetByLabel("Gene or place").FillAsync("CCNE1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-readout]")).ToContainTextAsync("CCNE1, chr19:");
        await Assertions.Expect(page.Locator("[data-genome] canvas[data-mode=probes][data-view^='19:']")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**?at=19*");
        await page.Locator("#events tbody a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#genome")).ToBeInViewportAsync();
    }

    /// <summary>Divides the patients by another gene.</summary>
    private static async Task DivideAsync(IPage page, string gene)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Cohort", Exact = true }).ClickAsync();
        await page.GetByLabel("Gene", new() { Exact = true }).FillAsync(gene);
        await page.GetByLabel("Divided by").SelectOptionAsync("tertiles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw" }).ClickAsync();
        await Assertions.Expect(page.Locator("#curves")).ToContainTextAsync($"Progression-free survival by {gene}.");
        await Assertions.Expect(page.Locator("#km svg path.limits")).ToHaveCountAsync(3);
    }

    /// <summary>Has a failed array run again from the page of failures.</summary>
    private static async Task ReplayAsync(IPage page, string array)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Failures", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Replay array/{array}" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("wait again");
    }
}
