using System.Globalization;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Ingest.Quality;

/// <summary>Judges whether a file is whole and its values are log ratios, against the limits of the plan.</summary>
/// <remarks>Limits and what they were tried on: docs/algorithms/quality.md.</remarks>
internal static class PlausibilityJudgement
{
    /// <summary>A finding for everything that is unlikely.</summary>
    public static IEnumerable<(QualityVerdict Verdict, string Reason)> Judge(ArrayEvidence evidence, IngestOptions options) =>
        Whole(evidence, options).Concat(Values(evidence, options));

    private static IEnumerable<(QualityVerdict Verdict, string Reason)> Whole(ArrayEvidence evidence, IngestOptions options)
    {
        if (evidence.Coverage is { } coverage)
        {
            var empty = coverage.EmptyAutosomes.Count;
            if (empty > Math.Min(options.EmptyChromosomesWarn, options.EmptyChromosomesFail))
            {
                yield return (
                    empty > options.EmptyChromosomesFail ? QualityVerdict.Fail : QualityVerdict.Warn,
                    $"No probe lies on {(empty == 1 && !coverage.WithoutX ? "chromosome" : "chromosomes")} {coverage.EmptyNames()}: the file has lost rows, or the design does not cover them; nothing is called there.");
            }

            if (coverage.OpenEnd() is { } end)
            {
                yield return (QualityVerdict.Warn, end + ": the file may have lost its end.");
            }
        }

        if (evidence.Rows is { } rows && rows.Announced != rows.Read)
        {
            var off = Math.Abs(rows.Announced - rows.Read) / (double)rows.Announced;
            if (off > Math.Min(options.RowsOffWarn, options.RowsOffFail))
            {
                yield return (
                    off > options.RowsOffFail ? QualityVerdict.Fail : QualityVerdict.Warn,
                    Text($"The header announces {rows.Announced:N0} rows ({rows.Field}), the file holds {rows.Read:N0}: {(rows.Read < rows.Announced ? "it has lost rows or was thinned" : "it holds rows of more than one array, or rows twice")}."));
            }
        }

        if (evidence.PositionDoubt is { } doubt)
        {
            yield return (QualityVerdict.Warn, doubt);
        }
    }

    private static IEnumerable<(QualityVerdict Verdict, string Reason)> Values(ArrayEvidence evidence, IngestOptions options)
    {
        var centre = evidence.Scalars.Centre;
        if (Math.Abs(centre) > Math.Min(options.CentreWarn, options.CentreFail))
        {
            yield return Math.Abs(centre) > options.CentreFail
                ? (QualityVerdict.Fail,
                    Text($"The centre {centre:0.00} lies beyond the limit {options.CentreFail:0.00}: the values are no log2 ratios of sample and reference (signals, coverage, per cent?)."))
                : (QualityVerdict.Warn,
                    Text($"The centre {centre:0.00} lies beyond the limit {options.CentreWarn:0.00}: the values were not normalised, or are on another scale."));
        }

        if (evidence.Values is not { } values)
        {
            yield break;
        }

        foreach (var (value, count) in values.Repeated)
        {
            var share = count / (double)values.Finite;
            yield return (
                share > options.MissingFail && Math.Abs(value - values.Median) > RepeatedValue.Far ? QualityVerdict.Fail : QualityVerdict.Warn,
                Text($"The value {value:0.#####} stands {count:N0} times ({share:0.0###%} of the values): no array repeats a measurement; where it means 'no value', write NA."));
        }

        if (values.Beyond > 0)
        {
            yield return (
                QualityVerdict.Warn,
                Text($"{values.Beyond:N0} {(values.Beyond == 1 ? "value lies" : "values lie")} more than {options.ExtremeWarn:0.#} from the median, the farthest {values.Farthest:0.##}: more than an array measures; where they mean 'no value', write NA."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
