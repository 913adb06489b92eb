using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary>A tab-separated file that a batch leaves behind: what it is called, what its columns mean, and its lines.</summary>
public abstract class OutputTable
{
    private protected OutputTable(string fileName, string line)
    {
        FileName = fileName;
        Line = line;
    }

    /// <summary>Name of the file in the folder of results.</summary>
    public string FileName { get; }

    /// <summary>What one line stands for.</summary>
    public string Line { get; }

    /// <summary>The columns in the order of the file.</summary>
    public abstract IReadOnlyList<OutputColumn> Columns { get; }

    /// <summary>Every table, in the order of the documentation.</summary>
    public static IReadOnlyList<OutputTable> All { get; } =
    [
        ArraysTable.Table,
        SegmentsTable.Table,
        CallsTable.Table,
        GenesTable.Table,
        LimitsTable.Table,
        EventsTable.Table,
        ArmsTable.Table,
        PurityTable.Table,
        PairsTable.Table,
        SharedTable.Table,
        CohortTable.Table,
        ResponseTable.Table,
        SurvivalTable.Table,
        ScanTable.Table,
        BreakpointsTable.Table,
        PointsTable.Table,
        JointTable.Table,
        AcrossTable.Table,
        MasksTable.Table,
        RecurrenceTable.Table,
        GScoresTable.Table,
        ArmsCohortTable.Table,
    ];

    /// <summary>Writes header and lines with LF line ends.</summary>
    public abstract void Write(BatchResults results, TextWriter writer);
}
