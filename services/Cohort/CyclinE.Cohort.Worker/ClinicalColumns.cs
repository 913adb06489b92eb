using System.Globalization;
using CyclinE.Artifacts.Stages;
using CyclinE.Contracts.Plans;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Worker;

/// <summary>What the sheet says of the patient of an array; columns that the stage does not declare are not read.</summary>
internal static class ClinicalColumns
{
    private const string Equivocal = "equivocal";
    private const string Indeterminate = "indeterminate";

    /// <summary>The member with end points and covariates; what the array itself says is added by the stage.</summary>
    public static CohortMember Read(StageInput input, PlanArray row, IReadOnlyList<string> covariates)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in covariates)
        {
            if (input.Column(row, name) is { } value)
            {
                values[name] = value;
            }
        }

        return new CohortMember
        {
            Array = row.Name,
            Patient = Value("patient") ?? Value("sample") ?? row.Name,
            Her2 = Value("her2") is Equivocal or Indeterminate ? null : Flag("her2", "positive"),
            Her2Undecided = Value("her2") is (Equivocal or Indeterminate) and var undecided ? undecided : null,
            Benefit = ClinicalBenefit.Of(Value),
            PfsEvent = Flag("pfs_event", "1"),
            PfsMonths = Months("pfs_months"),
            OsEvent = Flag("os_event", "1"),
            OsMonths = Months("os_months"),
            Covariates = values,
        };

        string? Value(string column) => input.Stage.Definition.SheetColumns.Contains(column) ? input.Column(row, column) : null;

        bool? Flag(string column, string yes) => Value(column) is { } value ? value == yes : null;

        double? Months(string column) => Value(column) is { } months ? double.Parse(months, CultureInfo.InvariantCulture) : null;
    }
}
