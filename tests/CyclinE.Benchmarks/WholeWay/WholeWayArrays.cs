using System.Globalization;
using System.Text;

namespace CyclinE.Benchmarks.WholeWay;

/// <summary>Arrays in CNVkit's layout, which both programs read: even probes, noise of sd 0.15, a gained arm and an amplicon at CCNE1.</summary>
internal static class WholeWayArrays
{
    // Mb of the chromosomes of hg19.
    private static readonly int[] Lengths = [249, 243, 198, 191, 180, 171, 159, 146, 141, 135, 135, 133, 115, 107, 102, 90, 81, 78, 59, 63, 48, 51, 155];

    /// <summary>Writes them where they are not yet.</summary>
    /// <returns>Their sheet.</returns>
    public static string Write(string folder, int arrays, int probes)
    {
        var sheet = Path.Combine(folder, "sheet.csv");
        if (File.Exists(sheet))
        {
            return sheet;
        }

        Directory.CreateDirectory(folder);
        var rows = new StringBuilder("array,sample,file,build\n");
        for (var array = 0; array < arrays; array++)
        {
            WriteArray(Path.Combine(folder, $"{array}.cnr"), probes, new Random(array + 1));
            rows.Append(CultureInfo.InvariantCulture, $"A{array},S{array},{array}.cnr,hg19\n");
        }

        File.WriteAllText(sheet, rows.ToString());
        return sheet;
    }

    private static void WriteArray(string path, int probes, Random random)
    {
        using var file = new StreamWriter(path);
        file.Write("chromosome\tstart\tend\tgene\tlog2\tdepth\tweight\n");
        var total = Lengths.Sum();
        for (var c = 0; c < Lengths.Length; c++)
        {
            var count = (int)((long)probes * Lengths[c] / total);
            var step = Lengths[c] * 1_000_000L / (count + 2);
            for (var i = 0; i < count; i++)
            {
                var start = 1000 + (i * step);
                var level = c == 18 && start is > 29_900_000 and < 30_500_000 ? 2.0 : c == 7 && start > 50_000_000 ? 0.5 : 0.0;
                var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                file.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{(c < 22 ? c + 1 : "X")}\t{start}\t{start + 60}\t-\t{level + (0.15 * noise):0.0000}\t1\t1\n"));
            }
        }
    }
}
