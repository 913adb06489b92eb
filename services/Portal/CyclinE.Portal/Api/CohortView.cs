using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Portal.Api;

/// <summary>The cohort of a batch.</summary>
/// <param name="State">How it ended; null where none was planned.</param>
/// <param name="Reason">Why it was not analysed.</param>
/// <param name="Study">The study.</param>
/// <param name="Recurrence">What recurs.</param>
public sealed record CohortView(string? State, string? Reason, CohortStudy? Study, CohortRecurrence? Recurrence);

/// <summary>Which units are to run again.</summary>
/// <param name="Units">Array ids or keys of units; none for all failed arrays.</param>
public sealed record ReplayRequest(IReadOnlyList<string>? Units);

/// <summary>What was done.</summary>
/// <param name="Text">In words.</param>
public sealed record DoneView(string Text);
