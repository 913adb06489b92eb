namespace CyclinE.Batches.Sheets;

/// <summary>Names of the columns that the sheet's rules refer to.</summary>
internal static class SheetColumns
{
    public const string Array = "array";
    public const string Sample = "sample";
    public const string File = "file";
    public const string Build = "build";
    public const string Role = "role";
    public const string Parental = "parental";
    public const string Polarity = "polarity";
    public const string Exclude = "exclude";
    public const string Patient = "patient";
    public const string Sex = "sex";
    public const string Her2 = "her2";
    public const string Benefit = "benefit";
    public const string BestResponse = "best_response";
    public const string ResponseWeeks = "response_weeks";
    public const string PfsMonths = "pfs_months";
    public const string PfsEvent = "pfs_event";
    public const string OsMonths = "os_months";
    public const string OsEvent = "os_event";

    public const string Reference = "reference";
    public const string Probes = "probes";
    public const string Normal = "normal";
    public const string Tumour = "tumour";
    public const string Resistant = "resistant";
    public const string ParentalRole = "parental";
}
