using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Scan.Models;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Tests.Scan;

/// <summary>What is tested, what is not, and who says so.</summary>
public class ScanRulesTests
{
    private static readonly ScanOptions Quick = new() { Permutations = 100 };

    [Fact]
    public void FewCarriersConstantAndMissingGenesAreUntestedAndCounted()
    {
        var result = GenomeScan.Run(
            ScanSample.Small([Carriers(4), Carriers(36), Carriers(5), Carriers(0), [.. Carriers(20).Select((v, i) => i < 10 ? float.NaN : v)]],
                carriers: true), Quick, CancellationToken.None);

        Assert.Equal(
            [ScanGeneState.FewCarriers, ScanGeneState.FewCarriers, ScanGeneState.Tested, ScanGeneState.FewCarriers, ScanGeneState.Missing], result.State);
        Assert.Equal([4, 36, 5, 0, 14], result.CarrierCount);
        Assert.Equal((1, 10), (result.Hypotheses, result.MissingCount[4]));
        Assert.All(new[] { result.P, result.Q, result.FamilyP, result.Statistic, result.Effect },
            column => Assert.Equal([true, true, false, true, true], column.Select(double.IsNaN)));
        var constant = GenomeScan.Run(ScanSample.Small([new float[40]]), Quick, CancellationToken.None);
        Assert.Equal((ScanGeneState.Constant, 0), (constant.State[0], constant.Hypotheses));
    }

    [Fact]
    public void IdenticalVectorsAreOneHypothesis()
    {
        var a = Wave(1);
        var b = Wave(2);
        var alone = GenomeScan.Run(ScanSample.Small([a, b]), Quick, CancellationToken.None);
        var repeated = GenomeScan.Run(ScanSample.Small([a, b, a, a, b]), Quick, CancellationToken.None);

        Assert.Equal(2, repeated.Hypotheses);
        Assert.Equal([0, 1, 0, 0, 1], repeated.SameAs);
        Assert.Equal([alone.Q[0], alone.Q[1], alone.Q[0], alone.Q[0], alone.Q[1]], repeated.Q);
        Assert.Equal([alone.FamilyP[0], alone.FamilyP[1], alone.FamilyP[0], alone.FamilyP[0], alone.FamilyP[1]], repeated.FamilyP);
    }

    [Fact]
    public void PatientsWithoutEndPointAreLeftOutAndCounted()
    {
        var input = ScanSample.Small([Wave(1), Wave(3)]);
        var times = (double[])input.Times!.Clone();
        times[3] = double.NaN;
        var events = (bool?[])input.Events.Clone();
        events[7] = null;
        int[] kept = [.. Enumerable.Range(0, 40).Where(i => i is not (3 or 7))];

        var result = GenomeScan.Run(input with { Times = times, Events = events }, Quick, CancellationToken.None);
        var without = GenomeScan.Run(
            input with
            {
                Times = [.. kept.Select(i => times[i])],
                Events = [.. kept.Select(i => events[i])],
                Values = [.. kept.Select(i => input.Values[i])],
            },
            Quick, CancellationToken.None);

        Assert.Equal((38, 2), (result.Patients, result.LeftOut));
        Assert.Equal(without.P, result.P);
        Assert.Equal(without.FamilyP, result.FamilyP);
    }

    [Fact]
    public void ShiftAndScaleOfAGeneChangeNothingButTheUnitOfItsEffect()
    {
        // Powers of two: the scaled values are exact.
        var plain = GenomeScan.Run(ScanSample.Small([Wave(1)]), Quick, CancellationToken.None);
        var scaled = GenomeScan.Run(ScanSample.Small([[.. Wave(1).Select(v => 8 * v)]]), Quick, CancellationToken.None);
        Near.Equal(plain.Statistic[0], scaled.Statistic[0], 1e-12, "t");
        Near.Equal(plain.Effect[0], 8 * scaled.Effect[0], 1e-12, "effect");
        Assert.Equal(plain.FamilyP, scaled.FamilyP);
    }

    [Fact]
    public void FarFromZeroAGeneLosesNoDigits()
    {
        float[] near = [.. Enumerable.Range(0, 40).Select(i => (i * 7 % 11) / 64f)];
        var plain = GenomeScan.Run(ScanSample.Small([near]), Quick, CancellationToken.None);
        var far = GenomeScan.Run(ScanSample.Small([[.. near.Select(v => v + 1024)]]), Quick, CancellationToken.None);
        Near.Equal(plain.Statistic[0], far.Statistic[0], 1e-10, "t");
        Near.Equal(plain.StandardError[0], far.StandardError[0], 1e-10, "error");
    }

    /// <summary>Carriers who are all censored before the first event are never compared with anybody: t is 0 and not noise over noise.</summary>
    [Fact]
    public void WithoutVarianceAtRiskTheStatisticIsZero()
    {
        float[] early = [.. Enumerable.Range(0, 40).Select(i => i < 6 ? 1f : 0f)];
        var input = ScanSample.Small([early], carriers: true);
        var result = GenomeScan.Run(input with { Events = [.. Enumerable.Range(0, 40).Select(i => (bool?)(i >= 6))] }, Quick, CancellationToken.None);
        Assert.Equal((0.0, 1.0, 1.0), (result.Statistic[0], result.P[0], result.FamilyP[0]));
    }

    [Fact]
    public void WithoutAnEventTheInputIsRefusedWithARemedy()
    {
        var input = ScanSample.Small([Wave(1)]);
        var error = Assert.Throws<InvalidInputException>(
            () => GenomeScan.Run(input with { Events = [.. input.Events.Select(_ => (bool?)false)] }, Quick, CancellationToken.None));
        Assert.Equal("scan-without-contrast", error.Problem.Code);
        Assert.Contains("0 events among 40 patients", error.Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void ACovariateThatSeparatesTheEventsIsRefused()
    {
        var input = ScanSample.Small([Wave(1)]);
        double[] separating = [.. input.Events.Select(e => e == true ? 1.0 : 0)];
        var binary = input with { Times = null, Covariates = [new ScanCovariate("response", separating)] };
        Assert.Equal("covariates-separate", Assert.Throws<InvalidInputException>(() => GenomeScan.Run(binary, Quick, CancellationToken.None)).Problem.Code);
    }

    [Fact]
    public void CancellationEndsTheScan()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => GenomeScan.Run(ScanSample.Small([Wave(1)]), Quick, source.Token));
    }

    [Fact]
    public void ExponentialAndLogarithmAreThoseOfTheLibraryToTheLastDigits()
    {
        for (var x = -690.0; x < 690; x += 0.37)
        {
            var power = LaneMath.Exp(System.Runtime.Intrinsics.Vector512.Create(x))[5];
            Near.Equal(Math.Exp(x), power, 1e-15, $"e^{x}");
            Near.Equal(x, LaneMath.Log(System.Runtime.Intrinsics.Vector512.Create(Math.Exp(x)))[2], 1e-15, $"ln e^{x}", 1e-15);
        }
    }

    private static float[] Carriers(int count) => [.. Enumerable.Range(0, 40).Select(i => i * 7 % 40 < count ? 1f : 0f)];

    private static float[] Wave(int step) => [.. Enumerable.Range(0, 40).Select(i => (float)Math.Sin(i * step * 1.7))];
}
