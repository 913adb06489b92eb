using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;

namespace CyclinE.Genomics.Tests;

/// <summary>Packed names are the strings they were made of, and a platform's identity does not depend on how they are kept.</summary>
public class ProbeNamesTests
{
    private static readonly string[] Strings = ["A", "Bär", new string('x', 20_000), string.Empty, "A"];

    [Fact]
    public void Names_come_back_as_they_went_in()
    {
        var names = ProbeNames.Create(Strings);
        Assert.Equal(Strings, names);
        Assert.Equal(Strings.Length, names.Count);
        Assert.Equal((0, 1, -1), (names.IndexOf("A"), names.IndexOf("Bär"), names.IndexOf("B")));
        Assert.Equal(["A", "Bär"], names.Subset([4, 1]));
    }

    [Fact]
    public void Names_fill_many_blocks_and_may_be_longer_than_one()
    {
        var store = new PackedNames();
        string[] names = [.. Enumerable.Range(0, 150_000).Select(i => $"SNP_A-{i}"), new string('y', 3 << 20), "after"];
        uint[] places = [.. names.Select(name => store.Add(Encoding.UTF8.GetBytes(name)))];
        Assert.Equal(names, new ProbeNames(store, places));
    }

    // The hash was computed by Python's hashlib over struct.pack('<iiii', 1, 2, 23, 1), struct.pack('<iii', 100, 200, 50) and
    // each name's UTF-8 with a zero behind it.
    [Fact]
    public void A_platforms_identity_is_the_hash_of_ranges_positions_and_names()
    {
        ChromosomeRange[] ranges = [new(Chromosome.FromNumber(1), 0, 2), new(Chromosome.X, 2, 1)];
        var probes = new ProbeSet(ranges, [100, 200, 50], Strings[..3]);
        Assert.Equal("7b6719dd91ea7c40c8ce850ee5d69ed6ba70f0bad07707d17765829cf5c1ba6b", probes.Hash);

        var store = new PackedNames();
        uint[] places = [.. Strings.Take(3).Reverse().Select(name => store.Add(Encoding.UTF8.GetBytes(name))).Reverse()];
        Assert.Equal(probes.Hash, new ProbeSet(ranges, [100, 200, 50], new ProbeNames(store, places)).Hash);
    }
}
