using System.Globalization;
using System.Text;

namespace CyclinE.Ingest.Tests.Readers;

/// <summary>Small files in the layouts of vendors and programs: 60 probes of chromosome 1 and some of X.</summary>
internal static class VendorTables
{
    public const int Probes = 60;

    private static readonly string[] Genotypes = ["AB", "AA", "BB", "NC"];

    public static string Value(int i) => Tables.NoiseValues(Probes, 0.1, 0, 3).ElementAt(i).ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Cnchp(string x = "X", string extra = "") => Of(
        "#%affymetrix-algorithm-param-ArraySet=CytoScanHD_Array\n#%affymetrix-algorithm-param-genome-version-ucsc=hg19\n#%affymetrix-chipsummary-MAPD=0.17\n" + extra
        + "ProbeSetName\tChromosome\tPosition\tCNState\tLog2Ratio\tSmoothSignal\n",
        (i, c, p) => $"S-{i}\t{(c == "X" ? x : c)}\t{p}\t-1\t{Value(i)}\t2");

    public static string FinalReport(char d = '\t', params string[] samples)
    {
        var text = new StringBuilder($"[Header]\nGSGT Version{d}2.0.4\nContent{d}{d}HumanOmni.bpm\nNum Samples{d}{Math.Max(1, samples.Length)}\n[Data]\n");
        text.Append(CultureInfo.InvariantCulture, $"SNP Name{d}Sample ID{d}Chr{d}Position{d}B Allele Freq{d}Log R Ratio\n");
        foreach (var (sample, s) in samples.Select((n, s) => (n, s)))
        {
            foreach (var (i, c, p) in Places())
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{(i == 7 ? "cnvi0007" : $"rs{i}")}{d}{sample}{d}{(i == 59 ? "XY" : c)}{d}{p}{d}0.{s}5{d}{(i == 5 ? "NaN" : Value((i + s) % Probes))}\n");
            }
        }

        return text.ToString();
    }

    public static string Signal(params string[] samples) => Of(
        "Name\tChr\tPosition" + string.Concat(samples.Select(s => $"\t{s}.GType\t{s}.Log R Ratio\t{s}.B Allele Freq")) + "\n",
        (i, c, p) => $"rs{i}\t{(c == "X" ? "23" : c)}\t{p}" + string.Concat(
            samples.Select((_, s) => $"\t{Genotypes[(i + s) % Genotypes.Length]}\t{Value((i + s) % Probes)}\t{(i == 9 ? "2" : $"0.{s}5")}")));

    public static string SeriesMatrix(bool ended = true) =>
        "!Series_title\t\"Lines\"\n!Series_platform_id\t\"GPL1\"\n\n!Sample_title\t\"first\"\t\"second\"\n!Sample_geo_accession\t\"GSM1\"\t\"GSM2\"\n!Sample_platform_id\t\"GPL1\"\t\"GPL1\"\n!series_matrix_table_begin\n"
        + Of("\"ID_REF\"\t\"GSM1\"\t\"GSM2\"\n", (i, _, _) => $"\"rs{i}\"\t{Value(i)}\t{Value((i + 1) % Probes)}") + (ended ? "!series_matrix_table_end\n"
            : "");

    public static string Soft(bool platform = true) =>
        "^DATABASE = GeoMiame\n" + (platform
            ? "^PLATFORM = GPL1\n#ID = \n!platform_table_begin\n" + Of("ID\tCHROMOSOMAL_LOCATION\n",
                (i, c, p) => $"rs{i}\tchr{c}:{p}-{p + 59}") + "!platform_table_end\n" : "")
        + string.Concat(Enumerable.Range(1, 2).Select(s =>
            $"^SAMPLE = GSM{s}\n!Sample_title = line {s}\n!Sample_platform_id = GPL1\n#ID_REF = \n#VALUE = normalized log2 ratio (Cy5/Cy3)\n!sample_table_begin\n"
            + Of("ID_REF\tVALUE\n", (i, _, _) => $"rs{i}\t{(i == 4 ? "null" : Value((i + s - 1) % Probes))}") + "!sample_table_end\n"));

    public static string Genepix() =>
        "ATF\t1.0\n3\t9\n\"Type=GenePix Results 3\"\n\"GalFile=C:\\array.gal\"\n\"Scanner=GenePix 4000B\"\n"
        + Of("\"Block\"\t\"Column\"\t\"Row\"\t\"Name\"\t\"ID\"\t\"F635 Median - B635\"\t\"F532 Median - B532\"\t\"Log Ratio (635/532)\"\t\"Flags\"\n",
            (i, _, _) => $"1\t{i}\t1\t\"clone\"\t\"rs{i}\"\t{(i == 3 ? "-5" : i == 8 ? "400" : $"{1000 + (i * 37 % 300)}")}\t{(i == 8 ? "100" : "1100")}\t0\t{(i == 6 ? "-50" : "0")}");

    // All columns of GenePix Pro, in its order; "Rgn R²" is written in Latin-1.
    public static string GenepixOfAllColumns(int red = 635, int green = 532, bool signals = true)
    {
        string Channel(int w) =>
            $"\"F{w} Median\"\t\"F{w} Mean\"\t\"F{w} SD\"\t\"F{w} CV\"\t\"B{w}\"\t\"B{w} Median\"\t\"B{w} Mean\"\t\"B{w} SD\"\t\"B{w} CV\"\t\"% > B{w}+1SD\"\t\"% > B{w}+2SD\"\t\"F{w} % Sat.\"";
        var pair = $"({red}/{green})";
        var head = $"ATF\t1.0\n4\t56\n\"Type=GenePix Results 3\"\n\"DateTime=2006/05/11 10:12:31\"\n\"Wavelengths={red}\t{green}\"\n\"RatioFormulation=W1/W2 {pair}\"\n"
            + $"\"Block\"\t\"Column\"\t\"Row\"\t\"Name\"\t\"ID\"\t\"X\"\t\"Y\"\t\"Dia.\"\t{Channel(red)}\t{Channel(green)}\t"
            + $"\"Ratio of Medians {pair}\"\t\"Ratio of Means {pair}\"\t\"Median of Ratios {pair}\"\t\"Mean of Ratios {pair}\"\t\"Ratios SD {pair}\"\t\"Rgn Ratio {pair}\"\t\"Rgn R\u00B2 {pair}\"\t"
            + $"\"F Pixels\"\t\"B Pixels\"\t\"Circularity\"\t\"Sum of Medians {pair}\"\t\"Sum of Means {pair}\"\t\"Log Ratio {pair}\"\t\"{(signals ? $"F{red}" : "x")} Median - B{red}\"\t\"F{green} Median - B{green}\"\t"
            + $"\"F{red} Mean - B{red}\"\t\"F{green} Mean - B{green}\"\t\"F{red} Total Intensity\"\t\"F{green} Total Intensity\"\t\"SNR {red}\"\t\"SNR {green}\"\t\"Flags\"\t\"Normalize\"\t\"Autoflag\"\n";
        return Of(head, (i, _, _) => $"1\t{i}\t1\t\"clone\"\t\"rs{i}\"" + string.Concat(Enumerable.Repeat("\t1",
            39)) + $"\t{(i == 3 ? "Error" : i % 2 == 0 ? "0.5" : "-0.5")}\t{(i % 2 == 0 ? 800 : 400)}\t400\t1\t1\t1\t1\t1\t1\t0\t0\t0");
    }

    public static string Nimblegen() => "# software=NimbleScan\tversion=2.4\timagefile=C:\\a.tif\n"
        + Of("CHROMOSOME\tCHR_POSITION\tRAW_DATAPOINTS\tPOSITION_COUNT\tRATIO_CORRECTED\tWINDOW_SIZE\n", (i, c, p) => $"chr{c}\t{p}\t1\t1\t{Value(i)}\t0");

    public static string NimblegenGff() => Of("##gff-version 3\n", (i, c, p) => $"chr{c}\tNimbleScan\tratio\t{p}\t{p + 59}\t{Value(i)}\t.\t.\tprobe_id=P{i}");

    public static string Cnr() =>
        Of("chromosome\tstart\tend\tgene\tdepth\tlog2\tweight\n",
            (i, c, p) => $"chr{c}\t{p - 1}\t{p + 200}\tG\t{(i == 2 ? "0" : "33.1")}\t{(i == 2 ? "-20" : Value(i))}\t0.9");

    public static string Positions() => Of("Name,Chr,Position\n", (i, c, p) => $"rs{i},{c},{p}");

    public static IEnumerable<(int I, string Chromosome, int Position)> Places() =>
        Enumerable.Range(0, Probes).Select(i => (i, i < 50 ? "1" : "X", 1_000_000 + (i * 1000)));

    private static string Of(string head, Func<int, string, int, string> row) =>
        head + string.Concat(Places().Select(p => row(p.I, p.Chromosome, p.Position) + "\n"));
}
