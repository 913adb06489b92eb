using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Artifacts.Kinds;

/// <summary>Recurrence as an artifact: a document, and G along the genome as columns for each direction.</summary>
public static class RecurrenceArtifact
{
    private static readonly string[] Directions = ["amplification", "deletion"];

    /// <summary>A draft of it.</summary>
    public static ArtifactDraft ToDraft(string kind, CohortRecurrence found) =>
        ArtifactDraft.Of(kind, found, [.. Columns(Directions[0], found.Amplification), .. Columns(Directions[1], found.Deletion)]);

    /// <summary>What was stored.</summary>
    public static CohortRecurrence Read(Artifact artifact) =>
        artifact.Document<CohortRecurrence>() with { Amplification = Track(artifact, Directions[0]), Deletion = Track(artifact, Directions[1]) };

    private static IEnumerable<Column> Columns(string direction, RecurrenceTrack track) =>
    [
        Column.Of($"{direction}-chromosome", track.Chromosomes.Select(c => (int)c).ToArray().AsSpan()),
        Column.Of($"{direction}-start", track.Starts.ToArray().AsSpan()),
        Column.Of($"{direction}-end", track.Ends.ToArray().AsSpan()),
        Column.Of($"{direction}-g", track.G.ToArray().AsSpan()),
        Column.Of($"{direction}-q", track.Q.ToArray().AsSpan()),
        Column.Of($"{direction}-frequency", track.Frequency.ToArray().AsSpan()),
        Column.Of($"{direction}-amplitude", track.Amplitude.ToArray().AsSpan()),
    ];

    private static RecurrenceTrack Track(Artifact artifact, string direction) => new()
    {
        Chromosomes = [.. artifact.Column($"{direction}-chromosome").ToIntegers().Select(c => (byte)c)],
        Starts = artifact.Column($"{direction}-start").ToIntegers(),
        Ends = artifact.Column($"{direction}-end").ToIntegers(),
        G = artifact.Column($"{direction}-g").ToDoubles(),
        Q = artifact.Column($"{direction}-q").ToDoubles(),
        Frequency = artifact.Column($"{direction}-frequency").ToSingles(),
        Amplitude = artifact.Column($"{direction}-amplitude").ToSingles(),
    };
}
