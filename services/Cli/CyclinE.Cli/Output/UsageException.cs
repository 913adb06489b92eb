namespace CyclinE.Cli.Output;

/// <summary>The command line asks for something that cannot be.</summary>
/// <param name="message">What, and what to type instead.</param>
public sealed class UsageException(string message) : Exception(message);
