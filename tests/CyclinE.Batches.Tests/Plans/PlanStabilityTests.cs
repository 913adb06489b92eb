using System.Text;
using CsCheck;
using CyclinE.Batches.Plans;
using CyclinE.Batches.Sheets;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Batches.Tests.Plans;

/// <summary>Cosmetic edits of a sheet make the same plan; the plan's id never moves by accident; nothing a person types throws.</summary>
public class PlanStabilityTests
{
    private static readonly StageDefinition[] Stages =
    [
        new()
        {
            Name = "ingest-array", Version = 1, Service = "Ingest", Unit = UnitKind.Array, Consumes = "ArrayReleased", Produces = "ArrayIngested",
            ArtifactKind = "profile", Inputs = ["file"], SheetColumns = ["build"], Required = true, TimeLimit = TimeSpan.FromMinutes(5), PeakMemory = 1,
        },
    ];

    private static readonly string[] Columns =
        ["array", "sample", "file", "build", "role", "parental", "her2", "benefit", "pfs_months", "pfs_event", "age", "centre"];

    private static readonly string[][] Rows =
    [
        ["BT474", "BT 474", "arrays/BT474.txt", "hg19", "parental", "", "", "", "", "", "60", ""],
        ["BT474.TR", "BT 474, resistant", "arrays/BT474 TR.txt", "hg19", "resistant", "BT474", "", "", "", "", "", "-0.25"],
        ["P1", "Müller", "arrays/p1.txt", "hg19", "tumour", "", "positive", "yes", "14.5", "1", "52", ""],
        ["P2", "S \"2\"", "arrays/p2.txt", "hg19", "tumour", "", "negative", "no", "6", "0", "NA", ""],
    ];

    /// <summary>The same rows as another program would write them.</summary>
    private static readonly string[][] OtherSpelling =
    [
        ["BT474", " BT 474 ", @".\arrays\BT474.txt", "GRCh37", "Parental", "NA", "NA", "", ".", "", "60", "NaN"],
        ["BT474.TR", "BT 474, resistant", "arrays//BT474 TR.txt", "HG19", "RESISTANT", "bt474", "", "n/a", "", "", ".", "−0.250"],
        ["P1", "Müller", "arrays/p1.txt", "hg19", "", "", "1", "TRUE", "14.50", "1:PROGRESSION", "52", ""],
        ["P2", "S \"2\"", "arrays/x/../p2.txt", "", "Tumor", "", "neg", "0", "6.0", "censored", "", "NA"],
    ];

    public static TheoryData<char, bool, string, bool, bool> Dialects()
    {
        var data = new TheoryData<char, bool, string, bool, bool>();
        foreach (var separator in ",;\t")
        {
            foreach (var bom in (bool[])[false, true])
            {
                foreach (var eol in (string[])["\n", "\r\n", "\r"])
                {
                    foreach (var (reversed, spelled) in ((bool, bool)[])[(false, false), (true, false), (true, true)])
                    {
                        data.Add(separator, bom, eol, reversed, spelled);
                    }
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void EveryDialectMakesTheSamePlan(char separator, bool bom, string eol, bool reversed, bool otherSpelling)
    {
        var order = reversed ? Enumerable.Range(0, Columns.Length).Reverse().ToArray() : [.. Enumerable.Range(0, Columns.Length)];
        var header = otherSpelling ? Columns.Select(c => c == "age" ? c : c.ToUpperInvariant().Replace('_', ' ')).ToArray() : Columns;
        var text = new StringBuilder();
        text.Append(otherSpelling ? $"# a comment{eol}{eol}" : string.Empty);
        foreach (var row in (otherSpelling ? OtherSpelling : Rows).Prepend(header))
        {
            text.AppendJoin(separator, order.Select(i => Quote(row[i], always: otherSpelling))).Append(eol).Append(otherSpelling ? eol : string.Empty);
        }

        byte[] bytes = [.. bom ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text.ToString())];
        var plan = PlanOf(SheetText.Check(bytes));
        Assert.Equal(Golden(), Encoding.UTF8.GetString(plan.ToBytes()));
        Assert.Equal("6a03914a6ad2421e66fb51ee89c5289cb3f5b628308fb4d18044a044844b930a", plan.Id());
    }

    [Fact]
    public void AnEditThatMeansSomethingIsAnotherPlan()
    {
        var sheet = string.Join('\n', Rows.Prepend(Columns).Select(r => string.Join('\t', r.Select(c => Quote(c, always: false)))));
        var first = PlanOf(SheetText.Check(sheet)).Id();
        Assert.NotEqual(first, PlanOf(SheetText.Check(sheet.Replace("14.5", "14.6"))).Id());
        Assert.NotEqual(first, PlanOf(SheetText.Check(sheet.Replace("\t52\t", "\t53\t"))).Id());
        Assert.NotEqual(first, PlanOf(SheetText.Check("# synthetic\n" + sheet)).Id());
    }

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        var id = Gen.Char["abcXYZ019._-"].Array[1, 12].Select(c => new string(c)).Where(SheetNames.IsValid);
        var cell = Gen.OneOf(Gen.String[Gen.Char[" ,;\"'#=äß€a1."], 0, 12].Where(c => !c.TrimStart().StartsWith('=')), Gen.Const("NA"),
            Gen.Double[-1e6, 1e6].Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        Gen.Select(
            Gen.Select(id, cell).Array[1, 20],
            Gen.Char[",;\t"],
            AnyOf("\n", "\r\n", "\r"),
            Gen.Bool)
        .Sample((rows, separator, eol, always) =>
        {
            rows = [.. rows.DistinctBy(r => r.Item1, StringComparer.OrdinalIgnoreCase)];
            string[] head = ["covariate", "array", "sample", "file"];
            var lines = rows.Select(r => (string[])[Quote(r.Item2, always), r.Item1, "s", $"{r.Item1}.txt"]).Prepend(head)
                .Select(r => string.Join(separator, r));
            var result = SheetText.Check(string.Join(eol, lines));
            var kept = rows.Where(r => !r.Item2.Trim().StartsWith('#')).ToList();
            Assert.DoesNotContain(result.Problems, p => p.Code != "no-rows");
            Assert.Equal(kept.Select(r => r.Item1), result.Sheet!.Rows.Select(r => r.Array));
            Assert.Equal(
                kept.Select(r => r.Item2.Trim()).Select(c => c is "" or "." or "NA" ? null : c),
                result.Sheet.Rows.Select(r => r.Value("covariate")));
        });
    }

    [Fact]
    public void NothingThrows()
    {
        var words = AnyOf(
            "array", "sample", "file", "role", "parental", "her2", "pfs_months", "build", "resistant", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r",
            "#", " ",
            "# synthetic", "sep=;", "A", "B", "../x", "1,5", "NA", "\uFEFF", "\u200B", "é", "-", "%", "1e999");
        words.Array[0, 40].Sample(parts => Survives("array,sample,file\n" + string.Concat(parts)));
        words.Array[0, 40].Sample(parts => Survives(string.Concat(parts)));
        Gen.Byte.Array[0, 200].Sample(bytes => Judge(SheetText.Check(bytes)));
    }

    private static Gen<string> AnyOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static void Survives(string text) => Judge(SheetText.Check(text, new FakeFiles(("A", 1))));

    private static void Judge(SheetResult result)
    {
        if (result.IsValid)
        {
            Assert.Equal(result.Sheet!.Rows.Count, PlanOf(result).Arrays.Count);
        }
        else
        {
            Assert.NotEmpty(result.Problems);
        }
    }

    private static Plan PlanOf(SheetResult sheet)
    {
        Assert.DoesNotContain(sheet.Problems, p => p.Severity == SheetSeverity.Error);
        return PlanBuilder.Build(new PlanRequest { Name = "lines", Sheet = sheet, Root = SheetText.Root, Catalog = new StageCatalog(Stages), MinArrays = 2 });
    }

    private static string Quote(string cell, bool always) =>
        always || cell.AsSpan().IndexOfAny(",;\t\"") >= 0 || cell != cell.Trim() ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private static string Golden() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "golden-plan.json")).TrimEnd();
}
