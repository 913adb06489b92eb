using System.Net.Security;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Store;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>
/// Artifacts and ledger in a MongoDB replica set, 4.4 or newer. Every write is acknowledged by the majority and journalled;
/// reads go to the primary. While the server cannot be reached the driver's exceptions pass through;
/// <see cref="MongoOutageDetector"/> knows them.
/// </summary>
public sealed class MongoStore : IDisposable
{
    private static readonly TimeSpan ServerSelectionTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AcknowledgementTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SocketTimeout = TimeSpan.FromMinutes(1);

    private readonly MongoClient _client;

    private MongoStore(MongoClient client, string database)
    {
        _client = client;
        Database = client.GetDatabase(database);
        Artifacts = new VerifiedArtifacts(new MongoArtifactStore(Database));
        Ledger = new MongoLedger(Database);
        Retention = new MongoRetention(Database);
    }

    /// <summary>The artifact store.</summary>
    public IArtifactStore Artifacts { get; }

    /// <summary>The ledger.</summary>
    public ILedger Ledger { get; }

    /// <summary>What a purge needs.</summary>
    public IRetention Retention { get; }

    internal IMongoDatabase Database { get; }

    /// <summary>Opens a database; nothing is sent before the first call of a port.</summary>
    /// <param name="uri">A <c>mongodb://</c> URI of a replica set.</param>
    /// <param name="database">Name of the database.</param>
    /// <param name="certificate">Checks the server's certificate with <c>tls=true</c>; null takes the machine's authorities.</param>
    public static MongoStore Open(string uri, string database, RemoteCertificateValidationCallback? certificate = null)
    {
        var settings = MongoClientSettings.FromConnectionString(uri);
        if (certificate is not null)
        {
            settings.SslSettings = new SslSettings { ServerCertificateValidationCallback = certificate };
        }

        settings.ApplicationName ??= "cycline";
        settings.ServerSelectionTimeout = ServerSelectionTimeout;
        settings.ConnectTimeout = ServerSelectionTimeout;
        settings.SocketTimeout = SocketTimeout;
        settings.ReadPreference = ReadPreference.Primary;
        settings.ReadConcern = ReadConcern.Local;
        settings.RetryReads = true;
        settings.RetryWrites = true;
        settings.WriteConcern = WriteConcern.WMajority.With(journal: true, wTimeout: AcknowledgementTimeout);
        return new MongoStore(new MongoClient(settings), database);
    }

    /// <summary>How much the database takes.</summary>
    public async Task<MongoStoreSize> MeasureAsync(CancellationToken cancellationToken)
    {
        var stats = await Database.RunCommandAsync<BsonDocument>(new BsonDocument("dbStats", 1), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new MongoStoreSize(
            stats["dataSize"].ToInt64(), stats["storageSize"].ToInt64(), stats["indexSize"].ToInt64(),
            stats.GetValue("fsTotalSize", 0).ToInt64() - stats.GetValue("fsUsedSize", 0).ToInt64());
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();
}
