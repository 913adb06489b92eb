namespace CyclinE.Portal.Tests.Browser;

/// <summary>Every page for everybody: by axe, in light and dark, wide and on a telephone.</summary>
[Collection(nameof(ServedStudy))]
public sealed class AccessibilityTests(ServedStudy served)
{
    private const string Shots = "CYCLINE_SCREENSHOTS";

    private static readonly (string Name, string Address)[] Pages =
    [
        ("batches", "/batches"), ("batch", "/batches/study%401"), ("heatmap", "/batches/study%401/heatmap"), ("events", "/batches/study%401/events"),
        ("array", "/batches/study%401/arrays/R1?at=CCNE1"),
        ("pair", "/batches/study%401/pairs/R1~P1"), ("gene", "/batches/study%401/genes/CCNE1"), ("cohort", "/batches/study%401/cohort?gene=MYC&split=tertiles"),
        ("failures", "/failures"), ("stages", "/stages"), ("files", "/batches/study%401/files"), ("new", "/new"),
    ];

    [Theory]
    [InlineData(1300, false)]
    [InlineData(1300, true)]
    [InlineData(400, false)]
    public async Task No_page_has_a_serious_finding_or_is_wider_than_its_window(int width, bool dark)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var window = await chromium.OpenAsync(served.Local.BaseAddress!, width, dark);
        var faults = new List<string>();
        foreach (var (name, address) in Pages)
        {
            await window.GoAsync(address);
            faults.AddRange(await window.FaultsAsync());
            if (Environment.GetEnvironmentVariable(Shots) is { Length: > 0 } folder)
            {
                await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
