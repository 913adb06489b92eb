using System.Text.Json;
using CsCheck;
using CyclinE.Cohort.Across;
using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Study;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests;

/// <summary>A figure that is not defined is absent: no cohort, however poor, takes its analysis down.</summary>
public class DegenerateTests
{
    private static readonly Gen<bool?> Maybe = Gen.Int[0, 4].Select(i => i switch { 0 => (bool?)null, 1 or 2 => true, _ => false });

    // One time, few times, ties, zeros, missing and impossible ones.
    private static readonly Gen<double?[]> Months = Gen.Int[0, 3].SelectMany(kind => (kind switch
    {
        0 => Gen.Const((double?)0),
        1 => Gen.Const((double?)7),
        2 => Gen.OneOf<double?>(0, 0, 1, 1, 2.5, null),
        _ => Gen.OneOf<double?>(null, 0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-12, 3, 1e300),
    }).Array[14]);

    // Everybody alike in a column, or each his own.
    private static readonly Gen<bool?[]> Marks = Gen.Select(Gen.Bool, Maybe, Maybe.Array[14], (alike, one, own) => alike ? [.. own.Select(_ => one)] : own);

    private static readonly Gen<string?[]> Words =
        Gen.Select(Gen.Bool, Gen.OneOf<string?>("1", "1e300", "-3", "III", null).Array[14], (alike, own) => alike ? [.. own.Select(_ => own[0])] : own);

    private static readonly Gen<CohortMember[]> Cohorts = Gen.Select(Gen.Int[0, 14], Months, Months, Marks.Array[6], Words.Array[2], Make);

    [Fact]
    public void No_cohort_takes_the_study_down_and_what_comes_out_can_be_stored() => Cohorts.Sample(
        members =>
        {
            var study = StudyAnalysis.Analyse(members, [], new StudyOptions { Covariates = "age,stage,age", Her2PositiveOnly = false });
            Assert.NotNull(JsonSerializer.Deserialize<CohortStudy>(JsonSerializer.Serialize(study)));
            Assert.All(
                study.Definitions.SelectMany(d => d.EndPoints),
                e =>
                {
                    Assert.True(e.MeanDifference is null or { Horizon: > 0 });
                    Assert.True(e.LogRank is null or { P: >= 0 and <= 1 });
                    Assert.All(e.Models, m => Assert.True(m.ProportionalityP is null or (>= 0 and <= 1)));
                });
        },
        iter: 300);

    [Fact]
    public void The_one_positive_patient_who_progressed_at_month_0_leaves_the_table_standing()
    {
        CohortMember[] members =
        [
            .. Enumerable.Range(1, 12).Select(i => new CohortMember
            {
                Array = $"P{i:00}",
                Patient = $"P{i:00}",
                Her2 = true,
                CyclinEPositive = i == 9,
                Benefit = i % 3 != 0,
                PfsMonths = i == 9 ? 0 : i,
                PfsEvent = i != 4,
            }),
        ];

        var study = StudyAnalysis.Analyse(members, [], new StudyOptions());

        var endPoint = Assert.Single(Assert.Single(study.Definitions).EndPoints);
        Assert.NotNull(study.Benefit);
        Assert.NotNull(study.LogRank);
        Assert.Null(endPoint.MeanDifference);
        Assert.Contains("Progression-free survival: the follow-up of one group ends at month 0, so there is no restricted mean to compare.", endPoint.Notes);
    }

    [Fact]
    public void Proportional_hazards_are_not_tested_where_all_events_fall_at_one_time()
    {
        var data = SurvivalData.RightCensored([5, 5, 5, 8, 9, 9], [true, true, true, false, false, false]);
        var fit = CoxModel.Fit(data, CovariateMatrix.Of(6, ("x", [1.0, 0, 1, 0, 1, 0])), new CoxOptions());
        Assert.Equal(CoxOutcome.Converged, fit.Outcome);
        var test = Proportionality.Test(fit);
        Assert.True(double.IsNaN(test.Global.P));
        Assert.True(double.IsNaN(test.Covariates[0]!.P));
    }

    [Fact]
    public void No_cohort_takes_the_scan_down() =>
        Gen.Select(Cohorts, Gen.OneOf(0f, 0f, 1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -1e30f).Array[14 * 5]).Sample(
        (members, values) =>
        {
            Gene[] genes = [.. Enumerable.Range(0, 5).Select(g => new Gene($"G{g}", Chromosome.FromNumber(1), 1 + g, 9 + g))];
            ScannedPatient[] patients = [.. members.Select((m, i) => new ScannedPatient(m, i % 2 == 0 ? "a" : null, GeneRuns.Of(values.AsSpan(i * 5, 5))))];
            var scan = CohortScanAnalysis.Run(
                patients, [], genes, new ScanOptions
                {
                    Permutations = 20,
                    MinimumCarriers = 1,
                    MaximumMissing = 1,
                    Covariates = "age,stage",
                    Strata = members.Length % 2 == 0 ? "site" : ""
                }, CancellationToken.None);
            Assert.All(scan.EndPoints, e => Assert.Equal(5, e.P.Length));
        },
        iter: 200);

    [Fact]
    public void No_segments_take_recurrence_down() => Gen.Select(
        Gen.Select(Gen.Int[1, 24], Gen.OneOf(1, 1, 500_000, 60_000_000, 200_000_000), Gen.OneOf(0, 1, 3_000, 130_000_000, int.MaxValue / 2),
            Gen.OneOf(0, 1, 2, 3, 50, int.MaxValue), Gen.OneOf(0, 0, 0.7, -9, 60, double.NaN, double.PositiveInfinity, double.NegativeInfinity)).Array[0,
            6].Array[2, 6],
        Gen.OneOf("hg19", "hg16"),
        Gen.Bool,
        Gen.OneOf(0, 4, 1000)).Sample(
        (cohort, build, masked, join) =>
        {
            var known = GenomeBuild.Of(build);
            var genome = new RecurrenceGenome(known, GeneTable.ForBuild(known))
            {
                Mask = masked
                ? new GenomeMask(build, [(Chromosome.FromNumber(1), 1, 70_000_000), (Chromosome.FromNumber(2), 400_000, 600_000)]) : GenomeMask.Empty
            };
            var found = RecurrenceAnalysis.Run(
                cohort.Select((segments, i) => new RecurrenceSample
                {
                    Id = $"S{i}",
                    Sex = i % 2 == 0 ? Sex.Male : null,
                    Segments = [.. segments.Select(s => new RecurrenceSegment(Chromosome.FromNumber(s.Item1), s.Item2, s.Item2 + s.Item3, s.Item4, s.Item5))],
                }),
                genome,
                new RecurrenceOptions { SexChromosomes = true, JoinMarkers = join },
                CancellationToken.None);
            Assert.All(found.Amplification.G.Concat(found.Deletion.G), g => Assert.True(double.IsFinite(g)));
            Assert.All(found.Amplification.Q.Concat(found.Deletion.Q), q => Assert.InRange(q, 0, 1));
            Assert.NotNull(JsonSerializer.Serialize(found));
        },
        iter: 150);

    [Fact]
    public void No_fingerprints_take_the_comparison_of_arrays_down() => Gen.Select(
        Gen.OneOf(0f, 0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.MaxValue).Array[9].Array[0, 8],
        Gen.OneOf<double?>(null, 0, 0.2, double.NaN, double.PositiveInfinity).Array[8]).Sample(
        (fingerprints, noise) =>
        {
            ProbeSet platform = new([new ChromosomeRange(Chromosome.FromNumber(1), 0, 9)], [.. Enumerable.Range(1, 9)],
                [.. Enumerable.Range(0, 9).Select(i => $"P{i}")]);
            ArrayToCompare[] arrays =
                [.. fingerprints.Select(
                    (f, i) => new ArrayToCompare { Array = $"A{i}", Source = $"p{i / 2}", Probes = platform, Fingerprint = f, Dlrs = noise[i],
                        Segments = i % 3 })];
            var check = ArraysAcross.Compare(arrays, [], new AcrossOptions(), CancellationToken.None);
            Assert.Equal(arrays.Length, check.Arrays.Count);
            Assert.NotNull(JsonSerializer.Serialize(check));
        },
        iter: 300);

    private static CohortMember[] Make(int count, double?[] pfs, double?[] os, bool?[][] marks, string?[][] words) =>
    [
        .. Enumerable.Range(0, count).Select(i => new CohortMember
        {
            Array = $"A{i:00}",
            Patient = $"P{i:00}",
            Her2 = marks[0][i],
            CyclinEPositive = marks[1][i],
            CyclinEExpressed = marks[2][i],
            Benefit = marks[3][i],
            PfsMonths = pfs[i],
            PfsEvent = marks[4][i],
            OsMonths = os[i],
            OsEvent = marks[5][i],
            Covariates = new SortedDictionary<string, string>(
                new Dictionary<string, string?> { ["age"] = words[0][i], ["stage"] = words[1][i] }.Where(w => w.Value is not null)
                    .ToDictionary(w => w.Key, w => w.Value!), StringComparer.Ordinal),
        }),
    ];
}
