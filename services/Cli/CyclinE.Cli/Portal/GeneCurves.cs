using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Curves;
using CyclinE.Cohort.Survival.CutPoints;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Portal.Batches;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Portal;

/// <summary>Kaplan–Meier curves by any gene, of the study's own patients and by the study's own estimators.</summary>
internal static class GeneCurves
{
    private const int Permutations = 20_000;
    private const int FewPatients = 2;

    /// <summary>The curves.</summary>
    /// <exception cref="RefusedException">There is no study, or no such gene.</exception>
    public static async Task<GeneSurvival> OfAsync(BatchResults results, GeneSurvivalRequest request, CancellationToken cancellationToken)
    {
        var study = results.Cohort.Study ?? throw RefusedException.NotFound($"{results.Batch} has no study: no cohort was analysed.");
        var endPoint = request.Overall ? "Overall survival" : "Progression-free survival";
        var values = await ValuesAsync(results, request.Gene, cancellationToken);
        var known = study.Members
            .Select(m => (Member: m, Months: request.Overall ? m.OsMonths : m.PfsMonths, Event: request.Overall ? m.OsEvent : m.PfsEvent,
                Value: values.Arrays.GetValueOrDefault(m.Array)))
            .Where(m => m is { Months: not null, Event: not null, Value: not null })
            .Select(m => new Patient(m.Months!.Value, m.Event!.Value, m.Value!.Log2, m.Value.Amplified)).ToList();
        List<string> notes =
            [FormattableString.Invariant($"{known.Count} of {study.Members.Count} patients of the study have this end point and a value of {values.Symbol}.")];
        if (request.Split == GeneSplit.Tertiles)
        {
            return Result(values.Symbol, endPoint, Tertiles(known), known, notes);
        }

        if (request.Split == GeneSplit.Best)
        {
            return Selected(values.Symbol, endPoint, known, notes);
        }

        var isCall = request.Split == GeneSplit.Call;
        var cut = FormattableString.Invariant($"{request.Cut:0.00}");
        var result = Result(values.Symbol, endPoint, Two(known, p => isCall ? p.Amplified : p.Log2 > request.Cut,
            isCall ? $"{values.Symbol} amplified" : $"log2 > {cut}", isCall ? "not amplified" : $"log2 ≤ {cut}"), known, notes);
        return isCall ? result : result with { Cut = request.Cut };
    }

    private static GeneSurvival Selected(string gene, string endPoint, List<Patient> patients, List<string> notes)
    {
        var found = MaxSelectedCut.Find(
            patients.Select(p => p.Months).ToArray(), patients.Select(p => p.Event).ToArray(), patients.Select(p => p.Log2).ToArray(),
            new CutPointOptions { Permutations = Permutations });
        if (found is null)
        {
            notes.Add("No cut can be chosen: too few patients, no event, or one value for all.");
            return Result(gene, endPoint, [], patients, notes);
        }

        var cut = FormattableString.Invariant($"{found.Cut:0.00}");
        notes.Add(FormattableString.Invariant(
            $"The cut was chosen as the best of {found.Cuts}: P is corrected for that by {Permutations} permutations. Uncorrected, it would be far too small."));
        return Result(gene, endPoint, Two(patients, p => p.Log2 > found.Cut, $"log2 > {cut}", $"log2 ≤ {cut}"), patients, notes) with
        {
            P = null,
            CorrectedP = found.PermutationP,
            Cut = found.Cut,
        };
    }

    private static GeneSurvival Result(
        string gene, string endPoint, IReadOnlyList<(string Label, List<Patient> Patients)> groups, List<Patient> all, List<string> notes)
    {
        var filled = groups.Where(g => g.Patients.Count > 0).ToList();
        if (filled.Any(g => g.Patients.Count <= FewPatients))
        {
            notes.Add("A group holds two patients or fewer: its curve says little.");
        }

        double? p = null;
        if (filled.Count == 2)
        {
            p = LogRank.Test(all.Select(a => a.Months).ToArray(), all.Select(a => a.Event).ToArray(),
                all.Select(a => filled[0].Patients.Contains(a)).ToArray())?.P;
        }
        else if (filled.Count > 2)
        {
            var data = SurvivalData.RightCensored([.. all.Select(a => (double?)a.Months)], [.. all.Select(a => (bool?)a.Event)]);
            p = LogRank.Test(data, [.. all.Select(a => filled.FindIndex(g => g.Patients.Contains(a)))], new LogRankOptions()).Test?.P;
        }

        return new GeneSurvival
        {
            Gene = gene,
            EndPoint = endPoint,
            By = gene,
            Curves =
            [
                .. filled.Select(g => KaplanMeier.Estimate(
                    g.Label, g.Patients.Select(x => x.Months).ToArray(), g.Patients.Select(x => x.Event).ToArray())),
            ],
            P = p,
            Notes = notes,
        };
    }

    private static IReadOnlyList<(string, List<Patient>)> Two(List<Patient> patients, Func<Patient, bool> isFirst, string first, string second) =>
        [(first, patients.FindAll(p => isFirst(p))), (second, patients.FindAll(p => !isFirst(p)))];

    private static IReadOnlyList<(string, List<Patient>)> Tertiles(List<Patient> patients)
    {
        var sorted = patients.OrderByDescending(p => p.Log2).ToList();
        var third = (sorted.Count + 2) / 3;
        return
        [
            ("highest third", [.. sorted.Take(third)]), ("middle third", [.. sorted.Skip(third).Take(third)]), ("lowest third", [.. sorted.Skip(2 * third)]),
        ];
    }

    private static async Task<(string Symbol, Dictionary<string, GeneValue> Arrays)> ValuesAsync(
        BatchResults results, string gene, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, GeneValue>(StringComparer.Ordinal);
        string? symbol = null;
        foreach (var array in results.ArrayResults)
        {
            if (array.LoadGenes is { } load && await load(cancellationToken) is var (table, genes) && table.TryFind(gene, out var found))
            {
                symbol = found.Symbol;
                var at = table.Genes.ToList().IndexOf(found);
                if (float.IsFinite(genes.Log2[at]))
                {
                    values[array.Array] = new GeneValue(genes.Log2[at], genes.CallOf(at) >= CallClass.Amplification);
                }
            }
        }

        return (symbol ?? throw RefusedException.NotFound($"No array of {results.Batch} has a gene {gene}."), values);
    }

    private sealed record GeneValue(double Log2, bool Amplified);

    private sealed class Patient(double months, bool @event, double log2, bool amplified)
    {
        public double Months => months;

        public bool Event => @event;

        public double Log2 => log2;

        public bool Amplified => amplified;
    }
}
