namespace CyclinE.Testing.Servers;

/// <summary>A server that a fixture started ended, or did not answer in time.</summary>
/// <param name="program">The program.</param>
/// <param name="log">Its log.</param>
public sealed class ServerNotStartedException(string program, string log)
    : Exception($"{program} did not start:\n{Tail(log)}")
{
    private const int Lines = 15;

    private static string Tail(string log) => File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(Lines)) : $"{log} was not written.";
}
