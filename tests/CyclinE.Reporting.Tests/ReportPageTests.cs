using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Page.Sections;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public partial class ReportPageTests
{
    private static readonly BatchResults Sample = SampleBatch.Small;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere_and_runs_no_script_but_its_own()
    {
        var page = await ReportPage.RenderAsync(Sample, Cancel);

        var scripts = Script().Matches(page).Where(m => m.Groups[1].Value.Length == 0).Select(m => m.Groups[2].Value).ToList();
        Assert.DoesNotMatch(@"https?:|//[a-z]|@import|url\(", WithoutPictures(page));
        Assert.DoesNotMatch(@"https?://(?!www\.w3\.org/2000/svg)|import\(|@import|XMLHttpRequest|\beval\b", Assert.Single(scripts));
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(scripts[0])));
        Assert.Contains($"default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; frame-src 'self' file:; script-src 'sha256-{hash}'\"", page,
            StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<[^>]* on[a-z]+=", WithoutPictures(page));
    }

    [Fact]
    public async Task Every_section_has_its_link_and_every_link_its_section()
    {
        var page = WithoutPictures(await ReportPage.RenderAsync(Sample, Cancel));
        var navigation = page[page.IndexOf("<nav", StringComparison.Ordinal)..page.IndexOf("</nav>", StringComparison.Ordinal)];
        var links = Regex.Matches(navigation, "href=\"#([a-z]+)\"").Select(m => m.Groups[1].Value);
        var sections = Regex.Matches(page, "<section id=\"([a-z]+)\"").Select(m => m.Groups[1].Value);
        Assert.Equal(sections, links);
    }

    [Fact]
    public async Task Tags_balance_and_ids_are_unique()
    {
        var page = WithoutPictures(await ReportPage.RenderAsync(Sample, Cancel));
        string[] empty = ["meta", "!doctype"];
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(page))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[1].Length > 0)
            {
                Assert.Equal(open.Pop(), name);
            }
            else if (!tag.Value.EndsWith("/>", StringComparison.Ordinal) && !empty.Contains(name))
            {
                open.Push(name);
            }
        }

        Assert.Empty(open);
        var ids = Id().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (Match reference in Reference().Matches(page))
        {
            Assert.All(reference.Groups[1].Value.Split(' '), id => Assert.Contains(id, ids));
        }
    }

    [Fact]
    public async Task What_comes_from_a_sheet_is_never_markup()
    {
        const string evil = "<img src=x onerror=alert(1)>\"'&\u0001";
        var results = Sample with
        {
            Batch = evil,
            Build = evil,
            ArrayResults = [.. Sample.ArrayResults.Select(
                a => a with { Sample = evil, Role = evil, Reason = evil, Problem = a.Problem is { } p
                    ? p with { What = evil, Where = evil, Remedy = evil, Code = evil } : null })],
            PairResults = [.. Sample.PairResults.Select(
                p => p with { Comparison =
                    p.Comparison! with { IdentityWarning = evil, Notes = [evil], Events = [.. p.Comparison.Events.Select(e => e with { Genes = [evil] })] } })],
            Cohort = Sample.Cohort with
            {
                Study =
                Sample.Cohort.Study! with
                {
                    Definition = evil,
                    Notes = [evil],
                    Absent = [new(evil, evil, evil)],
                    Positive = Sample.Cohort.Study.Positive! with { Label = evil }
                }
            },
            Run = Sample.Run with { Warnings = [evil] },
            Methods = [new StageMethod { Stage = evil, Version = 1, Options = [new(evil, evil)] }],
        };

        var page = WithoutPictures(await ReportPage.RenderAsync(results, Cancel));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0001', page);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_law_stands_before_any_result_and_failures_before_findings()
    {
        var page = await ReportPage.RenderAsync(Sample, Cancel);

        Assert.Contains("40 arrays submitted = 38 called + 1 failed + 1 excluded + 0 cancelled + 0 pending", page, StringComparison.Ordinal);
        Assert.Contains("3 pairs planned = 3 compared + 0 skipped + 0 failed + 0 cancelled + 0 pending", page, StringComparison.Ordinal);
        string[] order = ["id=\"law\"", "id=\"problems\"", "id=\"findings\"", "id=\"quality\"", "id=\"heatmap\"", "id=\"pairs\"", "id=\"arrays\"", "id=\"genes\"", "id=\"study\"",
            "id=\"notes\"", "id=\"methods\"", "<footer>"];
        var places = order.Select(o => page.IndexOf(o, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("Copy the file again and compare its size with the scanner&#39;s.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"alarm\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_law_that_does_not_balance_is_an_alarm()
    {
        var page = await ReportPage.RenderAsync(Sample with { Arrays = Sample.Arrays with { Called = 37 } }, Cancel);

        Assert.Contains("The numbers do not balance", page, StringComparison.Ordinal);
        Assert.Contains("≠", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synthetic_stands_on_a_synthetic_page_and_on_no_other()
    {
        Assert.Contains("Synthetic data.", await ReportPage.RenderAsync(Sample, Cancel), StringComparison.Ordinal);

        var real = Sample with { Synthetic = false, Cohort = new CohortResult { State = null } };
        Assert.DoesNotContain("Synthetic data.", await ReportPage.RenderAsync(real, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_study_shows_its_numbers()
    {
        var page = await ReportPage.RenderAsync(Sample, Cancel);

        Assert.Contains("Fisher P = 0.0019", page, StringComparison.Ordinal);
        Assert.Contains("0.0784 (95% limits 0.00657 to 0.508)", page, StringComparison.Ordinal);
        Assert.Contains("33.3%", page, StringComparison.Ordinal);
        Assert.Contains("87.5%", page, StringComparison.Ordinal);
        Assert.Contains("Number at risk", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_whose_profiles_are_gone_is_drawn_from_its_segments()
    {
        var gone = Sample with { PairResults = [Sample.PairResults[0] with { LoadProfiles = _ => Task.FromResult<(Profile, Profile)?>(null) }] };

        var page = await ReportPage.RenderAsync(gone, Cancel);

        Assert.Contains("only segments are drawn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data:image/png", Pairs(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_batch_with_nothing_done_is_a_page_too()
    {
        var open = Sample with
        {
            Arrays = new ArrayTally { Submitted = 1, Called = 0, Failed = 0, Excluded = 0, Cancelled = 0, Pending = 1 },
            Pairs = new PairTally { Planned = 0, Compared = 0, Skipped = 0, Failed = 0, Cancelled = 0, Pending = 0 },
            ArrayResults = [new ArrayResult { Array = "A", Sample = "A", Role = "tumour", State = UnitOutcome.Pending }],
            PairResults = [],
            Cohort = new CohortResult { State = UnitOutcome.Pending },
            Run = new RunFacts { WallSeconds = 0, Stages = [], ArtifactsComputed = 0, ArtifactsReused = 0 },
            Limits = null,
            Methods = [],
        };

        var page = await ReportPage.RenderAsync(open, Cancel);

        Assert.Contains("Not finished when this page was made.", page, StringComparison.Ordinal);
        Assert.Contains("still open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_thousand_arrays_are_shortened_with_a_word_on_where_the_rest_is()
    {
        var tumour = Sample.ArrayResults.First(a => a.Role == "tumour");
        var failed = Sample.ArrayResults[^1];
        var many = Sample with
        {
            Arrays = new ArrayTally { Submitted = 2000, Called = 1500, Failed = 500, Excluded = 0, Cancelled = 0, Pending = 0 },
            ArrayResults = [.. Enumerable.Range(0, 2000).Select(i => (i < 1500 ? tumour : failed) with { Array = $"A{i:0000}" })],
            PairResults = [],
        };

        var page = await ReportPage.RenderAsync(many, (_, _) => Task.CompletedTask, Cancel);

        Assert.Contains("of 1\u202F500 called arrays are shown, those with the strongest events first; the full table is in genes.tsv.", page,
            StringComparison.Ordinal);
        Assert.Contains("and 488 more (500 arrays)", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 2_500_000);
    }

    [Fact]
    public async Task A_panel_of_the_whole_genome_is_shortened_to_the_genes_with_the_strongest_events()
    {
        var called = Sample.ArrayResults.First(a => a.Calls is { Genes.Count: > 0 });
        var gene = called.Calls!.Genes[0] with { Call = CallClass.Neutral, Focal = false };
        var genes = Enumerable.Range(0, 2000)
            .Select(i => gene with { Symbol = $"GENE{i}", Call = i % 50 == 7 ? CallClass.Amplification : CallClass.Neutral }).ToList();
        var whole = Sample with { ArrayResults = [called with { Calls = called.Calls with { Genes = genes } }], PairResults = [] };

        var page = await ReportPage.RenderAsync(whole, Cancel);

        Assert.Contains($"{GenePanelSection.MostGenes} of the panel's 2\u202F000 genes are shown", page, StringComparison.Ordinal);
        Assert.Contains(">GENE1957</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">GENE1999</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_copied_to_write_a_page_grows_with_its_length_and_not_with_its_square()
    {
        long Written(int cells)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var html = new Html();
            for (var i = 0; i < cells; i++)
            {
                html.Add($"""<td class="n">{i}</td>""");
            }

            Assert.True(html.Length > 18 * cells);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Written(10);
        Assert.InRange(Written(40_000), 1, 3 * Written(20_000));
    }

    [Fact]
    public async Task Sixty_thousand_probes_a_line_stay_within_a_few_hundred_kilobytes_a_pair()
    {
        var page = await ReportPage.RenderAsync(SampleBatch.Large, Cancel);

        Assert.Equal(6, Pairs(page).Split("data:image/png;base64,").Length - 1);
        Assert.InRange(Pairs(page).Length, 1, 1_200_000);
        Assert.InRange(page.Length, 1, 4_500_000);
    }

    private static string Pairs(string page) => page.Split("<section id=\"pairs\"")[1].Split("</section>")[0];

    /// <summary>The page as it is read without script: its pictures are of no interest here.</summary>
    private static string WithoutPictures(string page) => Script().Replace(Picture().Replace(page, "data:"), string.Empty);

    [GeneratedRegex("<script([^>]*)>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("data:image/png;base64,[A-Za-z0-9+/=]+")]
    private static partial Regex Picture();

    [GeneratedRegex("<(/?)([a-z!][a-z0-9]*)[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("aria-labelledby=\"([^\"]+)\"")]
    private static partial Regex Reference();
}
