namespace CyclinE.Artifacts;

/// <summary>Who made an artifact.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">Its software version.</param>
/// <param name="Profile">Instruction set, operating system and runtime: equal profiles promise equal bytes.</param>
/// <param name="TraceId">The trace in which it was made; null without tracing.</param>
public sealed record Producer(string Service, string Version, string Profile, string? TraceId);
