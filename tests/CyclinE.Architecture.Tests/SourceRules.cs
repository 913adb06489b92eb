using System.Reflection;
using System.Text.RegularExpressions;
using CyclinE.Amplification;
using CyclinE.Batches.Sheets;
using CyclinE.Cohort.Study;
using CyclinE.Genomics.Genome;
using CyclinE.Ingest;
using CyclinE.Numerics;
using CyclinE.Segmentation;

namespace CyclinE.Architecture.Tests;

/// <summary>How files look, and what a core must not touch.</summary>
public sealed partial class SourceRules
{
    private const int MostLines = 300;
    private const int MostCharacters = 160;

    [Fact]
    public void No_file_is_longer_than_the_cap()
    {
        var long_ = AllSources().Select(f => (File: Relative(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MostLines);
        Assert.Empty(long_);
    }

    [Fact]
    public void No_line_is_longer_than_the_cap()
    {
        var wide = AllSources().SelectMany(f => File.ReadLines(f).Select((l, i) => (Line: l, Number: i + 1))
            .Where(l => LongText().Replace(l.Line, "\"\"").Length > MostCharacters && !Markup().IsMatch(l.Line)).Select(l => $"{Relative(f)}:{l.Number}"));
        Assert.Empty(wide);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var empty = AllSources().SelectMany(f => File.ReadLines(f).Where(l => EmptyName().IsMatch(l)).Select(l => $"{Relative(f)}: {l.Trim()}"));
        Assert.Empty(empty);
    }

    [Theory]
    [InlineData("Ingest")]
    [InlineData("Segmentation")]
    [InlineData("Amplification")]
    [InlineData("Cohort")]
    [InlineData("Batches")]
    public void A_core_reads_no_clock_console_environment_or_path(string service)
    {
        var touching = Repository.Sources($"services/{service}/CyclinE.{service}")
            .SelectMany(f => File.ReadLines(f).Where(l => Outside().IsMatch(l) && !l.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .Select(l => $"{Relative(f)}: {l.Trim()}"));
        Assert.Empty(touching);
    }

    [Theory]
    [InlineData(typeof(ArrayIngest))]
    [InlineData(typeof(ArraySegmenter))]
    [InlineData(typeof(ArrayCaller))]
    [InlineData(typeof(StudyAnalysis))]
    [InlineData(typeof(SheetReader))]
    [InlineData(typeof(LagNoise))]
    [InlineData(typeof(Chromosome))]
    public void A_core_has_no_static_state_that_changes(Type member)
    {
        var changing = member.Assembly.GetTypes()
            .Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && t.Namespace?.StartsWith("CyclinE", StringComparison.Ordinal) == true
                && !t.FullName!.Contains("RegularExpressions", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<', StringComparison.Ordinal))
            .Select(f => $"{f.DeclaringType}.{f.Name}");
        Assert.Empty(changing);
    }

    private static IEnumerable<string> AllSources() => new[] { "shared", "services", "tests" }.SelectMany(Repository.Sources);

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    // A sentence that people read stands on one line, however long it is.
    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|^[^\";]*$|\\$\"\"\".*")]
    private static partial Regex LongText();

    [GeneratedRegex("</?[a-z]+[ >]|^\\s*\\{?\"")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(class|record|struct|interface) \w*(Manager|Helper|Utils|Util)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Utc)?Now|Console\.|Environment\.(Get|Machine|Process|Current)|Stopwatch|ILogger|File\.(Open|Read|Write|Exists)|new Random\()")]
    private static partial Regex Outside();
}
