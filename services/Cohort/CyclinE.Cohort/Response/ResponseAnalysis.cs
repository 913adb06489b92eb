using System.Globalization;
using CyclinE.Cohort.Power;
using CyclinE.Cohort.Response.ContingencyTables;
using CyclinE.Cohort.Response.Logistic;
using CyclinE.Cohort.Scan;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Response;

/// <summary>Groups by outcomes: exact and approximate tests, effects with intervals, logistic models, power.</summary>
public static class ResponseAnalysis
{
    /// <summary>Analyses one table. Whoever has no group or outcome is left out and counted.</summary>
    /// <exception cref="ArgumentException">Lengths differ, a label is not among those listed, or fewer than two are listed.</exception>
    public static ResponseResult Run(ResponseInput input, ResponseOptions options)
    {
        var count = input.Group.Count;
        if (input.Outcome.Count != count || input.Covariates.Any(c => c.Values.Length != count) || input.Groups.Count < 2 || input.Outcomes.Count < 2)
        {
            throw new ArgumentException($"Groups, outcomes and covariates are for {count} patients, with at least two labels each.", nameof(input));
        }

        int[] rows = [.. Enumerable.Range(0, count).Where(i => input.Group[i] is not null && input.Outcome[i] is not null)];
        var counts = input.Groups.Select(_ => new int[input.Outcomes.Count]).ToArray();
        foreach (var i in rows)
        {
            counts[Index(input.Groups, input.Group[i]!)][Index(input.Outcomes, input.Outcome[i]!)]++;
        }

        List<string> notes = [];
        if (count > rows.Length)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{input.Question}: {count - rows.Length} of {count} patients left out, without group or outcome."));
        }

        var square = input.Groups.Count == 2 && input.Outcomes.Count == 2;
        var chi = rows.Length > 0 ? ChiSquare.Test(counts) : null;
        ResponseTest[] tests = chi is null ? [] : [.. square ? TwoByTwoTests(counts, options) : TableTests(counts, options), .. ChiSquareTests(chi)];
        if (square && chi is not null && PowerNote(input, counts, tests, options) is { } sentence)
        {
            notes.Add(sentence);
        }

        return new ResponseResult
        {
            Question = input.Question,
            Groups = input.Groups,
            Outcomes = input.Outcomes,
            Counts = counts,
            Expected = chi?.Expected ?? [],
            LeftOut = count - rows.Length,
            Tests = tests,
            Models = input.Outcomes.Count == 2 && chi is { DegreesOfFreedom: > 0 } ? Models(input, options, notes) : [],
            Notes = notes,
        };
    }

    private static int Index(IReadOnlyList<string> labels, string label)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (string.Equals(labels[i], label, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"The label {label} is not among {string.Join(", ", labels)}.");
    }

    private static IEnumerable<ResponseTest> TwoByTwoTests(int[][] t, ResponseOptions options)
    {
        var (a, b, c, d) = (t[0][0], t[0][1], t[1][0], t[1][1]);
        var fisher = FisherExact.Test(a, b, c, d, options.Level);
        var mid = MidP.Test(a, b, c, d, options.Level);
        yield return new("fisher-exact", "odds_ratio", fisher.OddsRatio, fisher.Lower, fisher.Upper, fisher.P, fisher.Undefined
            ?? "Conditional maximum likelihood.");
        yield return new("mid-p", "odds_ratio", fisher.OddsRatio, mid.Lower, mid.Upper, mid.P, "Half weight on ties: not exact.");
        if (a + b > 0 && c + d > 0 && Math.Max(a + b, c + d) <= Barnard.MaximumGroup)
        {
            var barnard = Barnard.Test(a, b, c, d);
            yield return new("barnard", "z", barnard.Statistic, P: barnard.P,
                Note: string.Create(CultureInfo.InvariantCulture, $"Unconditional, pooled z; largest P at a common rate of {barnard.WorstRate:0.###}."));
        }

        if (RiskDifference.Of(a, b, c, d, options.Level) is { } risk)
        {
            yield return new("newcombe", "risk_difference", risk.Difference, risk.Lower, risk.Upper, Note: "Hybrid score interval.");
        }
    }

    private static IEnumerable<ResponseTest> TableTests(int[][] counts, ResponseOptions options)
    {
        var test = FisherTable.Test(counts, options.Seed, options.Draws);
        yield return new("fisher-exact", P: test.P, Note: test.Exact
            ? "All tables with these margins."
            : string.Create(CultureInfo.InvariantCulture,
                $"{test.Draws} tables drawn with seed {options.Seed}; Monte Carlo standard error {test.StandardError:G2}."));
    }

    private static IEnumerable<ResponseTest> ChiSquareTests(ChiSquareTest chi)
    {
        yield return new("chi-square", "chi_square", chi.ChiSquare, P: chi.P, Note: chi.Warning);
        if (chi.CorrectedChiSquare is { } corrected)
        {
            yield return new("chi-square-corrected", "chi_square", corrected, P: chi.CorrectedP, Note: chi.Warning);
        }
    }

    private static string? PowerNote(ResponseInput input, int[][] t, ResponseTest[] tests, ResponseOptions options)
    {
        var p = tests[0].P!.Value;
        var (m, n) = (t[0][0] + t[0][1], t[1][0] + t[1][1]);
        return p <= options.Alpha || m == 0 || n == 0 || Math.Max(m, n) > TwoByTwoPower.MaximumGroup
            ? null
            : PowerSentence.Rates(input.Question, p, m, n, (double)t[1][0] / n, input.Groups[0], input.Groups[1], options.Alpha);
    }

    private static ResponseModel[] Models(ResponseInput input, ResponseOptions options, List<string> notes)
    {
        bool?[] outcome = [.. input.Outcome.Select((o, i) => o is null || input.Group[i] is null ? (bool?)null
            : string.Equals(o, input.Outcomes[0], StringComparison.Ordinal))];

        // One indicator per group against the last; a group that nobody is in has none.
        ScanCovariate[] columns =
        [
            .. input.Groups.SkipLast(1)
                .Where(g => input.Group.Where((own, i) => outcome[i] is not null && own == g).Any())
                .Select(g => new ScanCovariate(g, [.. input.Group.Select(own => own is null ? double.NaN : own == g ? 1.0 : 0)])),
            .. input.Covariates,
        ];
        List<ResponseModel> models = [];
        foreach (var firth in new[] { false, true })
        {
            try
            {
                var fit = LogisticRegression.Fit(outcome, columns, firth, options.Level);
                models.Add(new ResponseModel(firth ? "firth-logistic" : "logistic", fit.Terms, fit.LogLikelihood, fit.Patients, fit.Events, fit.LeftOut,
                    fit.Warning));
            }
            catch (InvalidInputException problem)
            {
                // A model that these patients cannot carry leaves the table standing.
                notes.Add($"{input.Question}: no {(firth ? "penalised " : "")}logistic model. {problem.Problem.What}");
            }
        }

        return [.. models];
    }
}

/// <summary>Groups and outcomes of patients; one patient is one row of role tumour.</summary>
public sealed record ResponseInput
{
    /// <summary>The question in words, such as <c>clinical benefit by cyclin E</c>.</summary>
    public required string Question { get; init; }

    /// <summary>Group of each patient; null where missing.</summary>
    public required IReadOnlyList<string?> Group { get; init; }

    /// <summary>Outcome of each patient; null where missing.</summary>
    public required IReadOnlyList<string?> Outcome { get; init; }

    /// <summary>Rows of the table in order; of two, the first is compared with the second.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Columns of the table in order; of two, the first is the event.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Further columns of the logistic models.</summary>
    public IReadOnlyList<ScanCovariate> Covariates { get; init; } = [];
}

/// <summary>What a user may set of the analysis of response.</summary>
public sealed record ResponseOptions
{
    /// <summary>Coverage of all intervals.</summary>
    [Option("response-level", "Coverage of the intervals of the response analysis, 0–1.", Minimum = 0.5, Maximum = 0.999)]
    public double Level { get; init; } = 0.95;

    /// <summary>Two-sided level from which a result is called not significant, and of the power beside it.</summary>
    [Option("response-alpha", "Two-sided significance level, 0–1: above it the smallest detectable effect is printed.", Minimum = 0.0001, Maximum = 0.5)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>Tables drawn where an r×c table has too many to count.</summary>
    [Option("response-draws", "Monte Carlo tables for Fisher's test of tables that are too large to enumerate.", Minimum = 1000, Maximum = 10_000_000)]
    public int Draws { get; init; } = 100_000;

    /// <summary>Seed of those tables.</summary>
    [Option("response-seed", "Seed of the Monte Carlo tables (whole number).", Minimum = 0, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;
}
