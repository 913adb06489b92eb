namespace CyclinE.External.Worker.Running;

/// <summary>A command failed in a way that is no statement about its input: a bug of the command. It is tried again twice.</summary>
/// <param name="message">What it did, with the end of what it said.</param>
public sealed class ToolFailedException(string message) : Exception(message);
