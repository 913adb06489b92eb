using System.Diagnostics;
using System.Globalization;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>The tests' own writers of Command Console files, read by affxparser where R has it.</summary>
public class WriterTests
{
    [Fact]
    public async Task Affxparser_reads_what_the_tests_write()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-affx-");
        try
        {
            var (cel, cnchp) = (Path.Combine(folder.FullName, "a.CEL"), Path.Combine(folder.FullName, "b.CNCHP"));
            var cells = CelFiles.Small(3, 2);
            List<(string Name, int Chromosome, uint Position, float Log2)> rows = [.. CopyNumberFiles.Noise(4), ("CN_1", 24, 150_000_000, -0.5f)];
            await File.WriteAllBytesAsync(cel, CelFiles.CommandConsole(cells), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(cnchp, CopyNumberFiles.Cnchp(rows), TestContext.Current.CancellationToken);
            string[] expected =
            [
                "Test3 3 2 Percentile", "1 2 3 4 5 6", "0.25 0.5 0.75 1 1.25 1.5", "11 12 13 14 15 16", "1 5", "4", "hg19",
                "ProbeSetName,Chromosome,Position,CNState,Log2Ratio,SmoothSignal,LOH,Allele Difference",
                .. rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name} {r.Chromosome} {r.Position} ")),
            ];
            var lines = await Rscript([cel, cnchp]);
            Assert.Equal(expected.Length, lines.Length);
            Assert.All(expected, (line, i) => Assert.StartsWith(line.TrimEnd(), lines[i]));
            Assert.Equal(rows.Select(r => r.Log2),
                lines[8..].Select(l => float.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]> Rscript(string[] arguments)
    {
        var script = Path.Combine(ReferenceData.RepositoryRoot, "tests", "CyclinE.Ingest.Tests", "Affymetrix", "checkwriter.R");
        using var process = new Process
        {
            StartInfo =
            new ProcessStartInfo("Rscript", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true }
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Rscript is not installed.");
        }

        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if ((await error).Contains("there is no package called", StringComparison.Ordinal))
        {
            Assert.Skip("R has no affxparser.");
        }

        Assert.True(process.ExitCode == 0, await error);
        return [.. output.TrimEnd().Split('\n').Select(l => l.TrimEnd())];
    }
}
