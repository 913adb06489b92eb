using CyclinE.Genomics;

namespace CyclinE.Artifacts;

/// <summary>The document of a scan's artifact.</summary>
internal sealed record ScanDocument(
    IReadOnlyList<AbsentArray> Absent, int Patients, string Values, IReadOnlyList<ScanDocument.EndPoint> EndPoints, IReadOnlyList<string> Notes)
{
    /// <summary>An end point without its columns.</summary>
    internal sealed record EndPoint(
        string Name, string Model, bool Carriers, bool Survival, int Patients, int LeftOut, int Events, int Hypotheses, int Permutations, int Seed, bool Exact,
        int Correlated)
    {
        public static EndPoint Of(ScanResult scan) => new(
            scan.EndPoint, scan.Model, scan.Carriers, scan.Survival, scan.Patients, scan.LeftOut, scan.Events, scan.Hypotheses, scan.Permutations, scan.Seed,
            scan.Exact, scan.Correlated);
    }
}
