using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;

namespace CyclinE.Testing;

/// <summary>Builders of artifacts of every size.</summary>
public static class Drafts
{
    /// <summary>A size that does not fit into a manifest and takes two chunks: 4 MB and about 1 MB.</summary>
    public const int TwoChunks = ArtifactCodec.ChunkSize + (1024 * 1024) + 12;

    /// <summary>Who makes test artifacts.</summary>
    public static Producer Producer { get; } = new("Testing", "1.2.3", "x64-v3/linux/10.0", null);

    /// <summary>An id in the form of a recipe's.</summary>
    public static string NewId() => Rows.Hash(Guid.NewGuid().ToString());

    /// <summary>One column of so many bytes that do not compress; another seed gives other bytes.</summary>
    public static ArtifactDraft Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return new ArtifactDraft { Kind = "bytes", Columns = [new Column("values", ColumnType.Byte, bytes)] };
    }

    /// <summary>A document of about so many bytes, two columns and a summary.</summary>
    public static ArtifactDraft Mixed(int documentLength, int values)
    {
        var document = new { text = "Zürich µ \"quoted\" " + new string('x', documentLength), number = 0.1 };
        var draft = ArtifactDraft.Of(
            "mixed", document,
            Column.Of("log2", Enumerable.Range(0, values).Select(i => i % 7 == 0 ? float.NaN : MathF.Sin(i)).ToArray().AsSpan()),
            Column.Of("position", Enumerable.Range(0, values).ToArray().AsSpan()));
        draft.Summary["mean"] = "0.25";
        draft.Summary["note"] = "Zürich";
        return draft;
    }

    /// <summary>The same content under another id.</summary>
    public static EncodedArtifact Under(string id, EncodedArtifact encoded)
    {
        var manifest = encoded.Manifest with { Id = id };
        return encoded with { Manifest = manifest with { Seal = ManifestSeal.Of(manifest) } };
    }

    /// <summary>Encodes under an id, with a recipe that names it.</summary>
    public static EncodedArtifact Encode(string id, ArtifactDraft draft)
    {
        var recipe = new Recipe
        {
            Stage = "segment-array",
            AlgorithmVersion = 3,
            Options = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["penalty"] = "2.5" },
            SheetValues = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["scale"] = "log2" },
            Inputs = [new RecipeInput("file", Rows.Hash("file")), new RecipeInput("table:genes", "none")],
        };
        return ArtifactCodec.Encode(id, recipe, draft, Producer with { TraceId = "0af7651916cd43dd8448eb211c80319c" });
    }
}
