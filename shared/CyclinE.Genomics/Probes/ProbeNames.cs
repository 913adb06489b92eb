using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace CyclinE.Genomics.Probes;

/// <summary>The names of a platform's probes, packed as UTF-8. As a list it makes a string at every look: loops over a whole platform use
/// <see cref="Utf8"/>.</summary>
[CollectionBuilder(typeof(ProbeNames), nameof(Create))]
public sealed class ProbeNames : IReadOnlyList<string>
{
    private readonly PackedNames _store;
    private readonly uint[] _places;

    /// <summary>Makes the list.</summary>
    /// <param name="store">The names, in any order; it may hold others as well.</param>
    /// <param name="places">For each probe the place of its name.</param>
    public ProbeNames(PackedNames store, uint[] places)
    {
        _store = store;
        _places = places;
    }

    /// <summary>Number of probes.</summary>
    public int Count => _places.Length;

    /// <summary>A probe's name as a new string.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>Packs strings, where a platform is made by hand.</summary>
    public static implicit operator ProbeNames?(string[]? names) => names is null ? null : Create(names);

    /// <summary>Packs strings.</summary>
    public static ProbeNames Create(params ReadOnlySpan<string> names)
    {
        var store = new PackedNames();
        var places = new uint[names.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = store.Add(Encoding.UTF8.GetBytes(names[i]));
        }

        return new ProbeNames(store, places);
    }

    /// <summary>A probe's name as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int probe) => _store.At(_places[probe]);

    /// <summary>The first probe of a name, or −1.</summary>
    public int IndexOf(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        for (var i = 0; i < _places.Length; i++)
        {
            if (Utf8(i).SequenceEqual(wanted))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The names of some of the probes, without a copy of the text.</summary>
    public ProbeNames Subset(IReadOnlyList<int> probes)
    {
        var places = new uint[probes.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = _places[probes[i]];
        }

        return new ProbeNames(_store, places);
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < _places.Length; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
