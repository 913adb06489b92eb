namespace CyclinE.Amplification.Tests;

public class NeveTests(ITestOutputHelper output)
{
    [Fact]
    public void Explore()
    {
        var neve = new NeveLines();
        foreach (var line in new[] { "HCC1569", "BT474", "MDAMB157", "SKBR3" })
        {
            var side = neve.Call(line, 1);
            output.WriteLine($"{line} {side.Scalars} w2={side.Calls.ExcessVariance} altered {side.Calls.GenomeAltered} co {side.Calls.CoAmplified}");
            foreach (var g in side.Calls.Genes) output.WriteLine($"  {g}");
            foreach (var e in side.Calls.Events.Where(e => e.Focal)) output.WriteLine($"  {e} {string.Join(',', e.Genes)}");
        }
        var pair = neve.Compare(neve.Call("HCC1569",1), neve.Call("BT474",1),1);
        output.WriteLine($"{pair} {string.Join(';', pair.Notes)}");
        foreach (var e in pair.Events.Take(30)) output.WriteLine($"{e} {string.Join(',', e.Genes)}");
    }
}
