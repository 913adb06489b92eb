using System.Reflection;
using System.Text.RegularExpressions;

namespace CyclinE.Architecture.Tests;

/// <summary>How files look, and what a core must not touch.</summary>
public sealed partial class SourceRules
{
    private const int MostLines = 400;

    [Fact]
    public void No_file_is_longer_than_the_cap()
    {
        var long_ = AllSources().Select(f => (File: Relative(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MostLines);
        Assert.Empty(long_);
    }

    [Fact]
    public void A_file_holds_one_public_type()
    {
        var crowded = AllSources()
            .Where(f => !f.Contains(Path.Combine(Repository.Root, "tests"), StringComparison.Ordinal))
            .Select(f => (File: Relative(f), Types: File.ReadLines(f).Count(l => PublicType().IsMatch(l))))
            .Where(f => f.Types > 1);
        Assert.Empty(crowded);
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
            .SelectMany(f => File.ReadLines(f).Where(l => Outside().IsMatch(l) && !l.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(l => $"{Relative(f)}: {l.Trim()}"));
        Assert.Empty(touching);
    }

    [Theory]
    [InlineData(typeof(Ingest.ArrayIngest))]
    [InlineData(typeof(Segmentation.ArraySegmenter))]
    [InlineData(typeof(Amplification.ArrayCaller))]
    [InlineData(typeof(Cohort.StudyAnalysis))]
    [InlineData(typeof(Batches.SheetReader))]
    [InlineData(typeof(Numerics.LagNoise))]
    [InlineData(typeof(Genomics.Chromosome))]
    public void A_core_has_no_static_state_that_changes(Type member)
    {
        var changing = member.Assembly.GetTypes()
            .Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && t.Namespace?.StartsWith("CyclinE", StringComparison.Ordinal) == true && !t.FullName!.Contains("RegularExpressions", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<', StringComparison.Ordinal))
            .Select(f => $"{f.DeclaringType}.{f.Name}");
        Assert.Empty(changing);
    }

    private static IEnumerable<string> AllSources() => new[] { "shared", "services", "tests" }.SelectMany(Repository.Sources);

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"^public (static |sealed |abstract |partial |readonly |unsafe )*(class|record|struct|interface|enum|record struct|delegate) ")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\b(class|record|struct|interface) \w*(Manager|Helper|Utils|Util)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Utc)?Now|Console\.|Environment\.(Get|Machine|Process|Current)|Stopwatch|ILogger|File\.(Open|Read|Write|Exists)|new Random\()")]
    private static partial Regex Outside();
}
