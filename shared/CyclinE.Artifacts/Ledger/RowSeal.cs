using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Artifacts.Ledger;

/// <summary>
/// A hash over what a unit's row says: stored beside it, and held against it when it is read. Version, announcement, settling and start
/// marks take no part: a store changes them in place, and none of them decides a result.
/// </summary>
public static class RowSeal
{
    /// <summary>Stands where the seal of a row was wrong when it was read: to write such a row must not make it right.</summary>
    private const string Broken = "broken";

    /// <summary>The seal to store with a row.</summary>
    public static string For(UnitRow row) => row.IsDamaged ? Broken : Of(row);

    /// <summary>The row as it was read, marked as damaged where its seal is wrong. Rows of earlier releases have none.</summary>
    public static UnitRow Checked(this UnitRow row, string? seal) =>
        seal is null || seal == Of(row) ? row : row with { IsDamaged = true };

    private static string Of(UnitRow row)
    {
        // Lengths before texts: no two rows write the same.
        var text = new StringBuilder();
        Add(row.Id.ToString());
        Add(row.PlanId);
        Add(row.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(row.State.ToString());
        Add(row.IsRoot ? "root" : "needs");
        Add(row.NeededBy.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var needer in row.NeededBy)
        {
            Add(needer);
        }

        Add(row.Attempt.ToString(CultureInfo.InvariantCulture));
        Add(row.Roster);
        foreach (var (stage, artifact) in row.Results)
        {
            Add(stage);
            Add(artifact.Id);
            Add(artifact.Kind);
            Add(artifact.ContentSha);
        }

        Add(row.Failure?.Problem.Code);
        Add(row.Failure?.Problem.What);
        Add(row.Failure?.Problem.Where);
        Add(row.Failure?.Problem.Remedy);
        Add(row.Failure?.Stage);
        Add(row.Failure?.TraceId);
        AddTime(row.ReleasedAt);
        AddTime(row.EndedAt);
        Add(row.TraceParent);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));

        void Add(string? value) =>
            text.Append((value?.Length ?? -1).ToString(CultureInfo.InvariantCulture)).Append(':').Append(value).Append('\n');

        // Whole milliseconds: MongoDB keeps no more.
        void AddTime(DateTime? time) => Add(time is { } at ? (at.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture) : null);
    }
}
