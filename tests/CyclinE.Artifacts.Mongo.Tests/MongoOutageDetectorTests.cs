using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests;

/// <summary>What counts as an outage is waited out; everything else would be reported as a bug.</summary>
public sealed class MongoOutageDetectorTests
{
    private readonly MongoOutageDetector _detector = new();

    [Fact]
    public void The_drivers_own_stumble_over_a_lost_connection_is_an_outage()
    {
        // Seen with 3.14 when the database was restarted during a write.
        var stumble = Assert.Throws<ArgumentNullException>(() => new MongoExecutionTimeoutException(null, "shutting down"));

        Assert.True(_detector.IsOutage(stumble));
    }

    [Fact]
    public void A_null_argument_of_ours_is_a_bug() =>
        Assert.False(_detector.IsOutage(Assert.Throws<ArgumentNullException>(() => ArgumentNullException.ThrowIfNull((object?)null, "connectionId"))));

    [Fact]
    public void A_time_out_is_an_outage() => Assert.True(_detector.IsOutage(new TimeoutException()));
}
