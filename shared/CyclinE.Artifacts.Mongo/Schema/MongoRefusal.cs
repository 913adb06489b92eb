using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Schema;

/// <summary>What it means for a person that the server refuses a user.</summary>
public static class MongoRefusal
{
    private const int Unauthorized = 13;

    /// <summary>Which server, and what it refuses; null for any other exception.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        MongoAuthenticationException refused => $"MongoDB {refused.ConnectionId?.ServerId.EndPoint} refused the user or the password of CYCLINE__Mongo.",
        MongoCommandException { Code: Unauthorized } refused =>
            $"MongoDB {refused.ConnectionId?.ServerId.EndPoint} refused: {refused.ErrorMessage.Split('{')[0].Trim()}. The user needs the role readWrite on the database.",
        TimeoutException or MongoConnectionException when exception.InnerException is { } inner => Of(inner),
        _ => null,
    };
}
