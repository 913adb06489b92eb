using CyclinE.Cli.Local;
using CyclinE.Testing.Servers;
using Microsoft.Playwright;

namespace CyclinE.Portal.Tests.Browser;

/// <summary>The portal in a real browser, on the folder of a run and on a deployment.</summary>
public sealed class WalkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_is_started_watched_looked_at_and_mended()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var served = new ServedStudy();
        await served.InitializeAsync();
        await using var window = await chromium.OpenAsync(served.Local.BaseAddress!);
        await Walk.WholeAsync(window, "sheet", served.Study, Stop);
    }

    [Fact]
    public async Task The_same_on_RabbitMQ_and_MongoDB_with_workers_of_their_own()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var rabbit = await RabbitMqServer.RequireAsync();
        await using var mongo = await MongoServer.RequireAsync();
        using var study = PortalStudy.Write();
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, study.Root, cancellationToken: Stop);
        deployment.StartWorkers();
        var port = Programs.FreePorts(1)[0];
        // artifacts/bin/CyclinE.Portal.Tests/debug → artifacts/bin/CyclinE.Cli/debug
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, "CyclinE.Cli", here.Name, "CyclinE.Cli");
        await using var portal = await HttpProgram.StartAsync(
            program, port, "health/ready", _ => ["portal", "--listen", $"http://127.0.0.1:{port}"], deployment.Environment);
        await using var window = await chromium.OpenAsync(portal.Address);
        await Walk.WholeAsync(window, "sheet", study, Stop);
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var served = new ServedStudy();
        await served.InitializeAsync();
        await using var window = await chromium.OpenAsync(served.Local.BaseAddress!);
        var page = window.Page;
        await page.GotoAsync("/batches");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to the content");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "study@1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/batches/study%401");
        await window.SettleAsync();
        await TabToAsync(page, "R1~P1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/pairs/R1~P1");
        await window.SettleAsync();
        await TabToAsync(page, string.Empty, "canvas");
        var canvas = page.Locator("[data-genome] canvas");
        foreach (var key in new[] { "+", "+", "ArrowRight" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await Assertions.Expect(canvas).Not.ToHaveAttributeAsync("data-view", "the whole genome");
        await page.Keyboard.PressAsync("0");
        await Assertions.Expect(canvas).ToHaveAttributeAsync("data-view", "the whole genome");
        await TabToAsync(page, "chr");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(canvas).ToBeFocusedAsync();
        await Assertions.Expect(canvas).ToHaveAttributeAsync("data-mode", "probes");
    }

    /// <summary>Goes on by the tabulator until what has the focus begins so, or is such an element.</summary>
    private static async Task TabToAsync(IPage page, string text, string? element = null)
    {
        for (var i = 0; i < 200; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(
                "([text, element]) => { const a = document.activeElement; return element ? a.localName === element : a.textContent.trim().startsWith(text); }",
                new[] { text, element }))
            {
                return;
            }
        }

        Assert.Fail($"The tabulator never comes to {(element ?? text)}.");
    }
}
