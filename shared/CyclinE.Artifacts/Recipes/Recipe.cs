using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Artifacts.Recipes;

/// <summary>
/// What an artifact is made from: stage, algorithm version, options, sheet values, inputs. Its hash is the artifact's id,
/// so the same recipe is never computed twice.
/// </summary>
public sealed record Recipe
{
    /// <summary>Bumped when the canonical bytes change their form.</summary>
    private const int Form = 1;

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Its algorithm version.</summary>
    public required int AlgorithmVersion { get; init; }

    /// <summary>Options that differ from their default, by name.</summary>
    public required SortedDictionary<string, string> Options { get; init; }

    /// <summary>Values of the sheet columns that the stage reads, by name; missing ones are left out.</summary>
    public required SortedDictionary<string, string> SheetValues { get; init; }

    /// <summary>Inputs in the stage's own order: role and id (raw file hash, artifact, table, roster).</summary>
    public required IReadOnlyList<RecipeInput> Inputs { get; init; }

    /// <summary>The artifact id: SHA-256 of <see cref="CanonicalBytes"/>, lower-case hexadecimal.</summary>
    public string Id() => Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes()));

    /// <summary>Length-prefixed UTF-8 fields in a fixed order; never serializer output, so no library can change an id.</summary>
    public byte[] CanonicalBytes()
    {
        using var stream = new MemoryStream();
        WriteNumber(stream, Form);
        WriteText(stream, Stage);
        WriteNumber(stream, AlgorithmVersion);
        WriteMap(stream, Options);
        WriteMap(stream, SheetValues);
        WriteNumber(stream, Inputs.Count);
        foreach (var input in Inputs)
        {
            WriteText(stream, input.Role);
            WriteText(stream, input.Id);
        }

        return stream.ToArray();
    }

    private static void WriteMap(MemoryStream stream, SortedDictionary<string, string> map)
    {
        WriteNumber(stream, map.Count);
        foreach (var (name, value) in map.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            WriteText(stream, name);
            WriteText(stream, value);
        }
    }

    private static void WriteText(MemoryStream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteNumber(stream, bytes.Length);
        stream.Write(bytes);
    }

    private static void WriteNumber(MemoryStream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }
}

/// <summary>One input of a recipe.</summary>
/// <param name="Role">What it is to the stage: <c>file</c>, a stage's name, <c>roster</c>, <c>table:genes</c>.</param>
/// <param name="Id">Its hash or artifact id.</param>
public sealed record RecipeInput(string Role, string Id);
