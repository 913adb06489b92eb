using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public sealed class CallsVcfTests
{
    private static readonly string[] Lines = Write();

    [Fact]
    public void Every_event_of_every_called_array_is_one_record_in_genome_order()
    {
        var records = Records();
        Assert.Equal(SampleBatch.Small.ArrayResults.Sum(a => a.Calls?.Events.Count ?? 0), records.Count);
        var places = records.Select(r => (Array.IndexOf(Contigs(), r[0]), int.Parse(r[1], CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(places.Order(), places);
        Assert.Equal(records.Count, records.Select(r => r[2]).Distinct().Count());
    }

    [Fact]
    public void An_amplicon_is_a_duplication_with_the_base_before_it_its_length_and_its_intervals()
    {
        var array = SampleBatch.Small.ArrayResults.First(a => a.Calls?.Events.Any(e => e.Focal && e.Chromosome == Chromosome.Parse("19")) == true);
        var found = array.Calls!.Events.First(e => e.Focal && e.Chromosome == Chromosome.Parse("19"));
        var record = Records().Single(r => r[7].Contains($"ARRAY={array.Array};", StringComparison.Ordinal) && r[0] == "19" && r[1] == $"{found.Start - 1}");
        Assert.Equal(("N", $"<DUP:{array.Array}>", ".", "PASS"), (record[3], record[4], record[5], record[6]));
        var info = record[7].Split(';');
        Assert.Contains($"END={found.End}", info);
        Assert.Contains($"SVLEN={found.End - found.Start + 1}", info);
        Assert.Contains("SVCLAIM=D", info);
        Assert.Contains("FOCAL", info);
        Assert.Contains(info, i => i.StartsWith("GENES=", StringComparison.Ordinal) && i.Contains("CCNE1", StringComparison.Ordinal));
        var interval = info.Single(i => i.StartsWith("CIPOS=", StringComparison.Ordinal))["CIPOS=".Length..].Split(',')
            .Select(v => int.Parse(v, CultureInfo.InvariantCulture)).ToList();
        Assert.True(interval[0] <= 0 && interval[1] >= 0);
    }

    [Fact]
    public void Every_key_that_a_record_uses_is_declared()
    {
        var declared = Lines.Where(l => l.StartsWith("##INFO=<ID=", StringComparison.Ordinal)).Select(l => l["##INFO=<ID=".Length..].Split(',')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal("##fileformat=VCFv4.4", Lines[0]);
        Assert.All(Records().SelectMany(r => r[7].Split(';')).Select(i => i.Split('=')[0]).Distinct(), k => Assert.Contains(k, declared));
        Assert.All(Records().Select(r => r[0]).Distinct(), c => Assert.Contains(c, Contigs()));
        Assert.All(Records(), r => Assert.Equal(8, r.Length));
    }

    [Fact]
    public void Equal_events_of_two_arrays_are_two_alleles_that_the_header_declares()
    {
        var called = SampleBatch.Small.ArrayResults.First(a => a.Calls?.Events.Count > 0);
        var lines = Write(SampleBatch.Small with { ArrayResults = [called with { Array = "B1" }, called with { Array = "A1" }] });
        var records = lines.Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        Assert.Equal(2 * called.Calls!.Events.Count, records.Select(r => (r[0], r[1], r[3], r[4])).Distinct().Count());
        Assert.All(records.Select(r => r[4]).Distinct(),
            a => Assert.Contains(lines, l => l.StartsWith($"##ALT=<ID={a.Trim('<', '>')},", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_number_that_is_not_known_has_no_key()
    {
        var called = SampleBatch.Small.ArrayResults.First(a => a.Calls?.Events.Count > 0);
        var events = called.Calls!.Events.Select(e => e with { StandardError = null }).ToList();
        var lines = Write(SampleBatch.Small with { ArrayResults = [called with { Calls = called.Calls with { Events = events } }] });
        Assert.All(lines.Where(l => !l.StartsWith('#')), l => Assert.DoesNotContain("SE=", l, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("=NA", StringComparison.Ordinal));
    }

    private static string[] Contigs() =>
        [.. Lines.Where(l => l.StartsWith("##contig=<ID=", StringComparison.Ordinal)).Select(l => l["##contig=<ID=".Length..].Split(',', '>')[0])];

    private static List<string[]> Records() => [.. Lines.Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))];

    private static string[] Write() => Write(SampleBatch.Small);

    private static string[] Write(BatchResults results)
    {
        using var writer = new StringWriter();
        CallsVcf.Write(results, writer);
        return writer.ToString().TrimEnd('\n').Split('\n');
    }
}
