using System.Globalization;
using System.Text.Json;
using CsCheck;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Ingest.Tests;

/// <summary>A table of degenerate columns is a profile or is refused with its reason; it is never a bug.</summary>
public class DegenerateTests
{
    private static readonly Gen<string> Cell = Gen.OneOf("0", "0", "NA", "", "Inf", "-Inf", "1e308", "-20", "0.1", "-0.2", "NaN", "1e-320");

    private static readonly Gen<string[]> Column = Gen.Int[0, 3].SelectMany(kind => kind switch
    {
        0 => Cell.Select(one => Enumerable.Repeat(one, 260).ToArray()),
        1 => Gen.OneOf("0", "1").Array[260],
        2 => Cell.Array[260],
        _ => Gen.Double[-1, 1].Select(v => v.ToString("R", CultureInfo.InvariantCulture)).Array[260],
    });

    [Fact]
    public void Every_table_is_read_or_refused() =>
        Gen.Select(Column, Column, Gen.OneOf(1, 2, 60, 260), Gen.OneOf(0, 1, 100_000), Gen.OneOf("log2", "log2\tbaf", "log2\tgc", "ratio", "green\tred"),
            Gen.OneOf(1, 13)).Sample(
            (first, second, rows, spacing, header, chromosomes) =>
            {
                var two = header.Contains('\t', StringComparison.Ordinal);
                var table = Tables.Of(
                    "chromosome\tposition\t" + header,
                    Enumerable.Range(0, rows)
                        .Select(i => string.Create(CultureInfo.InvariantCulture,
                            $"{1 + (i * chromosomes / 260)}\t{1000 + (i * spacing)}\t{first[i]}{(two ? "\t" + second[i] : "")}")));
                try
                {
                    var result = Ingesting.Of(table, Ingesting.Hg19);
                    Assert.Equal(result.Profile.Probes.Count, result.Profile.Log2.Length);
                    Assert.NotNull(JsonSerializer.Serialize(result.Document));
                }
                catch (InvalidInputException refusal)
                {
                    Assert.NotEmpty(refusal.Problem.What);
                    Assert.NotEmpty(refusal.Problem.Remedy);
                }
            },
            iter: 400);
}
