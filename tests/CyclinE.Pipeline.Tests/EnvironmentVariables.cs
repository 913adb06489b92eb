namespace CyclinE.Pipeline.Tests;

/// <summary>Variables of this process for as long as a command that reads them runs.</summary>
internal sealed class EnvironmentVariables : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> _before;

    public EnvironmentVariables(IReadOnlyDictionary<string, string> values)
    {
        _before = values.Keys.ToDictionary(k => k, Environment.GetEnvironmentVariable);
        foreach (var (name, value) in values)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        return ValueTask.CompletedTask;
    }
}
