using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>Inserts that leave alone what is there already.</summary>
internal static class DuplicateKeys
{
    /// <summary>Inserts a document; false where one of its id is there.</summary>
    public static async Task<bool> TryInsertAsync<T>(this IMongoCollection<T> collection, T document, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertOneAsync(document, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MongoWriteException exception) when (exception.WriteError?.Category == ServerErrorCategory.DuplicateKey && exception.WriteConcernError is null)
        {
            return false;
        }
    }

    /// <summary>Inserts the documents whose ids are not there, in one round trip up to 48 MB.</summary>
    public static async Task InsertMissingAsync<T>(this IMongoCollection<T> collection, IReadOnlyCollection<T> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
        {
            return;
        }

        try
        {
            await collection.InsertManyAsync(documents, new InsertManyOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoBulkWriteException<T> exception) when (OnlyDuplicates(exception))
        {
            // Another writer was first.
        }
    }

    private static bool OnlyDuplicates<T>(MongoBulkWriteException<T> exception) =>
        exception.WriteConcernError is null && exception.WriteErrors.All(e => e.Category == ServerErrorCategory.DuplicateKey);
}
