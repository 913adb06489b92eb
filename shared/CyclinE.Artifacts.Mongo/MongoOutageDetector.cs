using CyclinE.Artifacts.Store;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>
/// Knows the exceptions with which the driver says that the server cannot be reached, steps down, shuts down or does not
/// acknowledge in time. Wrong credentials, a refused document or a duplicate key are none.
/// </summary>
public sealed class MongoOutageDetector : IOutageDetector
{
    private static readonly string[] Labels = ["NetworkError", "RetryableWriteError", "RetryableError", "TransientTransactionError"];

    /// <inheritdoc/>
    public bool IsOutage(Exception exception) => exception switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoConnectionPoolPausedException or MongoWaitQueueFullException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoExecutionTimeoutException => true,
        MongoWriteConcernException => true,
        MongoCursorNotFoundException => true, // The server was restarted while a long list was read.
        MongoBulkWriteException { WriteErrors.Count: 0, WriteConcernError: not null } => true,
        MongoWriteException { WriteError: null, WriteConcernError: not null } => true,
        TimeoutException => true,
        MongoException labelled => Labels.Any(labelled.HasErrorLabel),
        // A server that shuts down between a bulk write and its concern: the driver (3.14) then fails to make its own
        // exception, because the connection that it would name is gone.
        ArgumentNullException { ParamName: "connectionId", Source: "MongoDB.Driver" } => true,
        _ => false,
    };
}
