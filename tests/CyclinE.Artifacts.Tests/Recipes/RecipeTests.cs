using CsCheck;
using CyclinE.Artifacts.Recipes;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Recipes;

public sealed class RecipeTests
{
    private static readonly Recipe Full = new()
    {
        Stage = "call-array",
        AlgorithmVersion = 12,
        Options = Map(("penalty", "2.5"), ("Zone", "µ")),
        SheetValues = Map(("scale", "log2"), ("centre", "0")),
        Inputs = [new RecipeInput("ingest-array", string.Concat(Enumerable.Repeat("ab", 32))), new RecipeInput("table:genes", "none")],
    };

    // Computed by golden_ids.py, which knows the byte form and not this code. A change here changes every id of every store.
    [Fact]
    public void Ids_are_pinned()
    {
        var empty = new Recipe { Stage = "s", AlgorithmVersion = 1, Options = Map(), SheetValues = Map(), Inputs = [] };

        Assert.Equal("0e049767f404eed0b94d93dc9b5efd723eac11cceb79bee863a89a13b0645baa", empty.Id());
        Assert.Equal("938e13d7f345b43ffde82e77633449b124fd6bb8a68f3ee96f7221fcdaa163df", Full.Id());
    }

    [Fact]
    public void The_id_does_not_depend_on_the_order_of_options_or_on_how_a_map_compares()
    {
        var other = Full with
        {
            Options = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Zone"] = "µ", ["penalty"] = "2.5" },
            SheetValues = new SortedDictionary<string, string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)))
            {
                ["centre"] = "0",
                ["scale"] = "log2"
            },
        };

        Assert.Equal(Full.Id(), other.Id());
    }

    [Fact]
    public void Every_field_changes_the_id()
    {
        Recipe[] others =
        [
            Full,
            Full with { Stage = "call-arrays" },
            Full with { AlgorithmVersion = 13 },
            Full with { Options = Map(("penalty", "2.50"), ("Zone", "µ")) },
            Full with { Options = Map(("penalty", "2.5")) },
            Full with { Options = Map(("penaltyZ", "2.5"), ("one", "µ")) },
            Full with { SheetValues = Map(("scale", "ratio"), ("centre", "0")) },
            Full with { SheetValues = Map(("scale", "log2")) },
            Full with { Options = Map(), SheetValues = Map(("penalty", "2.5"), ("Zone", "µ"), ("scale", "log2"), ("centre", "0")) },
            Full with { Inputs = [.. Full.Inputs.Reverse()] },
            Full with { Inputs = [Full.Inputs[0]] },
            Full with { Inputs = [Full.Inputs[0], new RecipeInput("table:genes", "other")] },
            Full with { Inputs = [Full.Inputs[0], new RecipeInput("table:arms", "none")] },
        ];

        Assert.Equal(others.Length, others.Select(o => o.Id()).Distinct().Count());
    }

    [Fact]
    public void Different_recipes_never_share_their_bytes()
    {
        // A tiny alphabet makes near misses such as ("a", "aa") and ("aa", "a") frequent.
        var text = Gen.Char["ab"].Array[0, 2].Select(c => new string(c));
        var map = Gen.Select(text, text).Array[0, 2].Select(e => Map([.. e.DistinctBy(p => p.Item1)]));
        var recipe = Gen.Select(text, Gen.Int[0, 1], map, map, Gen.Select(text, text).Array[0, 2]).Select((stage, version, options, sheet, inputs) => new Recipe
        {
            Stage = stage,
            AlgorithmVersion = version,
            Options = options,
            SheetValues = sheet,
            Inputs = [.. inputs.Select(i => new RecipeInput(i.Item1, i.Item2))],
        });
        Gen.Select(recipe, recipe)
            .Sample((a, b) => (Rows.Json(a) == Rows.Json(b)) == a.CanonicalBytes().AsSpan().SequenceEqual(b.CanonicalBytes()), iter: 20_000);
    }

    private static SortedDictionary<string, string> Map(params (string Name, string Value)[] entries) =>
        new(entries.ToDictionary(e => e.Name, e => e.Value), StringComparer.Ordinal);
}
