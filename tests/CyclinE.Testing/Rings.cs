using Xunit;

namespace CyclinE.Testing;

/// <summary>
/// The rings of tests: 1 in-memory bus and embedded store, always; 2 real RabbitMQ and MongoDB; 3 containers. A ring
/// that cannot run is skipped by name and reason; CI counts a missing ring 2 as a failure.
/// </summary>
public static class Rings
{
    private const string RequireVariable = "CYCLINE_REQUIRE_RING2";

    /// <summary>Skips a test of ring 2 that lacks a server, or fails it where ring 2 is required.</summary>
    /// <param name="reason">Why, with the places looked at; null where nothing is missing.</param>
    public static void Require(string? reason)
    {
        if (reason is null)
        {
            return;
        }

        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(RequireVariable)))
        {
            Assert.Fail($"Ring 2 is required ({RequireVariable}) and cannot run: {reason}");
        }

        Assert.Skip($"Ring 2: {reason}");
    }
}
