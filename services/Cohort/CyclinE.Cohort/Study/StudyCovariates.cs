using System.Globalization;
using CyclinE.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>Columns of the sheet as columns of a model: numbers as they are, text as one indicator for each level but the most frequent.</summary>
internal static class StudyCovariates
{
    /// <summary>The columns of a model, NaN where a patient has no value; constant ones are left out.</summary>
    public static IReadOnlyList<ScanCovariate> Of(IReadOnlyList<CohortMember> patients, IReadOnlyList<string> names)
    {
        var columns = new List<ScanCovariate>();
        foreach (var name in names)
        {
            string?[] values = [.. patients.Select(p => p.Covariates.GetValueOrDefault(name))];
            string[] known = [.. values.OfType<string>()];
            if (known.Length > 0 && known.All(v => Number(v) is not null))
            {
                columns.Add(new ScanCovariate(name, [.. values.Select(v => v is null ? double.NaN : Number(v)!.Value)]));
                continue;
            }

            var levels = known.GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Skip(1);
            columns.AddRange(levels.Select(l => l.Key).Order(StringComparer.Ordinal).Select(level => new ScanCovariate(
                $"{name} = {level}", [.. values.Select(v => v is null ? double.NaN : v == level ? 1.0 : 0)])));
        }

        // A column asked for twice, or two that make one name, enter once: a model has no two terms of one name.
        return
        [
            .. columns.Where(c => c.Values.Where(double.IsFinite).Distinct().Count() > 1)
                .Select(c => c.Name == StudyModels.Term ? c with { Name = $"{c.Name} (column)" } : c)
                .DistinctBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
