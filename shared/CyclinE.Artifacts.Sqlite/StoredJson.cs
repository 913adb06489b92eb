using System.Text.Json;
using CyclinE.Contracts.Json;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>Records as they stand in a text column.</summary>
internal static class StoredJson
{
    /// <summary>A record as UTF-8; statements store it as text by <c>CAST(? AS TEXT)</c>, which copies the bytes.</summary>
    public static byte[] Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, CanonicalJson.Options);

    /// <summary>The record in a column.</summary>
    public static T Read<T>(SqliteDataReader reader, int column) => Read<T>(reader.GetFieldValue<byte[]>(column));

    /// <summary>The record in its UTF-8.</summary>
    public static T Read<T>(byte[] json) =>
        JsonSerializer.Deserialize<T>(json, CanonicalJson.Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    /// <summary>The record in the first column.</summary>
    public static T Read<T>(SqliteDataReader reader) => Read<T>(reader, 0);
}
