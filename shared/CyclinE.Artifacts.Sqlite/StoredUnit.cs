using System.Text.Json;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>A unit's row in its text column: the record, and behind it its seal as one more member that the record does not know.</summary>
internal static class StoredUnit
{
    private static ReadOnlySpan<byte> Member => ",\"seal\":\""u8;

    /// <summary>The row and its seal as UTF-8.</summary>
    public static byte[] Write(UnitRow row)
    {
        var json = StoredJson.Write(row);
        var seal = RowSeal.For(row);
        var whole = new byte[json.Length + Member.Length + seal.Length + 1];
        json.AsSpan(0, json.Length - 1).CopyTo(whole); // Without its closing brace.
        Member.CopyTo(whole.AsSpan(json.Length - 1));
        System.Text.Encoding.ASCII.GetBytes(seal, whole.AsSpan(json.Length - 1 + Member.Length));
        "\"}"u8.CopyTo(whole.AsSpan(whole.Length - 2));
        return whole;
    }

    /// <summary>The row in the first column, marked as damaged where it is not what was written.</summary>
    /// <exception cref="CorruptArtifactException">It is no row any more.</exception>
    public static UnitRow Read(SqliteDataReader reader)
    {
        try
        {
            var json = reader.GetFieldValue<byte[]>(0);
            return StoredJson.Read<UnitRow>(json).Checked(SealOf(json));
        }
        catch (JsonException)
        {
            throw new CorruptArtifactException("of a unit", "its row in the ledger");
        }
    }

    /// <summary>The seal at the end; null in a row of an earlier release.</summary>
    private static string? SealOf(ReadOnlySpan<byte> json)
    {
        var at = json.LastIndexOf(Member);
        return at < 0 || json[^2] != (byte)'"' ? null : System.Text.Encoding.ASCII.GetString(json[(at + Member.Length)..^2]);
    }
}
