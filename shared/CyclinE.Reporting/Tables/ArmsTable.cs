using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>arms.tsv</c>: called array × chromosome arm.</summary>
internal static class ArmsTable
{
    public static OutputTable Table { get; } = new ArrayTable<(ArrayResult Array, ArmCall Arm)>(
        "arms.tsv",
        "every chromosome arm with probes of every called array, in sheet and genome order; none where the build has no arm table",
        array =>
            from arm in array.Calls?.Arms ?? []
            select (array, arm),
        [
            new("array", "Array id of the sheet.", r => Text(r.Array.Array)),
            new("sample", "Specimen or line.", r => Text(r.Array.Sample)),
            new("arm", "The arm, such as 8q.", r => r.Arm.Arm),
            new("chromosome", "Chromosome without chr.", r => r.Arm.Chromosome.ToString()),
            new("start", "Position of the arm's first probe, 1-based base pairs.", r => Whole(r.Arm.Start)),
            new("end", "Position of its last probe.", r => Whole(r.Arm.End)),
            new("probes", "Probes with a finite value.", r => Whole(r.Arm.Probes)),
            new("log2", "Length-weighted mean log2, centre and expected log2 subtracted.", r => Log2(r.Arm.Log2)),
            new(
                "call",
                "gain, loss or a stronger class where at least arm-share of the arm is altered to that side, the class of most of it; else neutral; NA where less than half is called.",
                r => Words.Of(r.Arm.Call)),
            new("gained_share", "Share of the arm's probed length that is gained or amplified, 0–1.", r => Fixed(r.Arm.Gained, 4)),
            new("lost_share", "Share that is lost or deleted, 0–1.", r => Fixed(r.Arm.Lost, 4)),
        ]);
}
