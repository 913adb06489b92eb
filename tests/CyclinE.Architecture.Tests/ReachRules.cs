using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CyclinE.Architecture.Tests;

/// <summary>What nobody can reach is not a feature: from the programs' entry points on, every type is named by one that is reached.</summary>
public sealed partial class ReachRules
{
    // What a stage in a repository of its own is written with stands in packages: StageRows is called there alone.
    private static readonly string[] Shipped = ["CyclinE.Simulation", "CyclinE.StageTesting", "StageRows.cs"];

    [Fact]
    public void No_type_is_called_by_tests_alone()
    {
        var declarations = new[] { "shared", "services" }.SelectMany(Repository.Sources).SelectMany(Declarations).ToList();
        var byName = declarations.Where(d => d.Name.Length > 0).SelectMany(d => d.Calls.Append(d.Name).Select(n => (Word: n, d.Name)))
            .ToLookup(d => d.Word, d => d.Name);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        // CyclinE.Simulation and .StageTesting ship to whoever tests a stage: their public types are ways in of their own.
        var open = new Stack<string>(declarations.Where(d => d.Name.Length == 0 || d.IsShipped).SelectMany(d => d.Words.Append(d.Name))
            .Concat(new[] { "shared", "services" }.SelectMany(Repository.Pages).SelectMany(NamesIn)));
        var words = declarations.Where(d => d.Name.Length > 0).ToLookup(d => d.Name, d => d.Words);
        while (open.TryPop(out var word))
        {
            foreach (var type in byName[word].Where(reached.Add))
            {
                foreach (var next in words[type].SelectMany(w => w))
                {
                    open.Push(next);
                }
            }
        }

        var idle = declarations.Select(d => d.Name).Where(n => n.Length > 0 && !reached.Contains(n)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(idle.Count == 0, $"Nothing but tests calls these. Wire each to a verb, an option or a table, or take it out: {string.Join(", ", idle)}.");
    }

    /// <summary>Names in a page: its own, which is the file's, stands in the code that answers with it; all others are called by it.</summary>
    private static IEnumerable<string> NamesIn(string page) => Name().Matches(File.ReadAllText(page)).Select(m => m.Value);

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Name();

    /// <summary>
    /// The types of a file with the words within each, and under no name the words of a program's own lines. What an extension
    /// method is called by counts as a name of its class.
    /// </summary>
    private static IEnumerable<(string Name, IReadOnlyCollection<string> Calls, IReadOnlyCollection<string> Words, bool IsShipped)> Declarations(string file)
    {
        var root = CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
        foreach (var line in root.Members.OfType<GlobalStatementSyntax>())
        {
            yield return (string.Empty, [], Words(line), false);
        }

        foreach (var type in root.DescendantNodes(n => n is not BaseTypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>())
        {
            string[] extensions =
            [
                .. type.DescendantNodes().OfType<MethodDeclarationSyntax>()
                    .Where(m => m.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true).Select(m => m.Identifier.Text),
            ];
            yield return (
                type.Identifier.Text, extensions, Words(type),
                Shipped.Any(p => file.Contains(p, StringComparison.Ordinal)) && type.Modifiers.Any(SyntaxKind.PublicKeyword));
        }
    }

    private static HashSet<string> Words(SyntaxNode node) =>
        [.. node.DescendantNodes().OfType<SimpleNameSyntax>()
            .SelectMany(n => n.Parent is AttributeSyntax ? new[] { n.Identifier.Text, n.Identifier.Text + "Attribute" } : [n.Identifier.Text])];
}
