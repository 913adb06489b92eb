namespace CyclinE.Artifacts.Mongo;

/// <summary>How much a database takes and how much room there is.</summary>
/// <param name="Data">Bytes of documents, uncompressed.</param>
/// <param name="Storage">Bytes of files of documents.</param>
/// <param name="Indexes">Bytes of files of indexes.</param>
/// <param name="Free">Bytes free on the disk of the database.</param>
public sealed record MongoStoreSize(long Data, long Storage, long Indexes, long Free);
