using CyclinE.Messaging.Transport;

namespace CyclinE.Messaging.Tests;

public sealed class StuckBusTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_unhealthy_bus_whose_broker_answers_is_stuck_after_the_limit_and_not_before()
    {
        var watch = new StuckBus(TimeSpan.FromSeconds(60));
        Assert.False(watch.IsStuck(isReading: false, brokerAnswers: true, Start));
        Assert.False(watch.IsStuck(isReading: false, brokerAnswers: true, Start.AddSeconds(59)));
        Assert.True(watch.IsStuck(isReading: false, brokerAnswers: true, Start.AddSeconds(60)));
    }

    [Fact]
    public void An_outage_of_hours_is_waited_out_and_the_bus_has_its_time_from_the_brokers_return()
    {
        var watch = new StuckBus(TimeSpan.FromSeconds(60));
        Assert.False(watch.IsStuck(false, true, Start));
        Assert.False(watch.IsStuck(false, false, Start.AddHours(5)));
        Assert.False(watch.IsStuck(false, true, Start.AddHours(6)));
        Assert.False(watch.IsStuck(false, true, Start.AddHours(6).AddSeconds(50)));
        Assert.False(watch.IsStuck(true, true, Start.AddHours(6).AddSeconds(55)));
        Assert.False(watch.IsStuck(false, true, Start.AddHours(6).AddSeconds(100)));
    }
}
