using System.Globalization;
using System.Text;

namespace CyclinE.Ingest.Tests.Readers;

/// <summary>Writes small Feature Extraction files, compact or full, whose every part a test can change.</summary>
internal sealed record FeatureExtraction
{
    public string? Build { get; init; } = "hg19:GRCh37:Feb2009";

    public IReadOnlyList<Feature> Features { get; init; } = Noise(100);

    /// <summary>Column titles in order; the full export has more of them and others between.</summary>
    public IReadOnlyList<string> Columns { get; init; } =
    [
        "FeatureNum", "ControlType", "ProbeName", "SystematicName", "LogRatio", "gProcessedSignal", "rProcessedSignal",
        "gIsSaturated", "rIsSaturated", "gIsFeatNonUnifOL", "rIsFeatNonUnifOL", "gIsBGNonUnifOL", "gIsFeatPopnOL", "rIsFeatPopnOL",
        "gIsBGPopnOL", "IsManualFlag",
    ];

    public static Feature[] Noise(int count, double sd = 0.1) =>
        [.. Tables.NoiseValues(count, sd, 0, 21)
            .Select((v, i) => new Feature { Name = $"A_{i}", Place = $"chr1:{(i + 1) * 1000}-{((i + 1) * 1000) + 59}", Log2 = v })];

    public override string ToString()
    {
        var text = new StringBuilder()
            .Append("TYPE\ttext\ttext\tinteger\n")
            .Append(Build is null ? "FEPARAMS\tProtocol_Name\tGrid_Name\tScan_NumChannels\n"
                : "FEPARAMS\tProtocol_Name\tGrid_Name\tScan_NumChannels\tGrid_GenomicBuild\n")
            .Append(Build is null ? "DATA\tCGH_107\t022060_D\t2\n*\n" : $"DATA\tCGH_107\t022060_D\t2\t{Build}\n*\n")
            .Append("TYPE\tfloat\nSTATS\tgDarkOffsetAverage\nDATA\t5.65\n*\n")
            .Append("TYPE\tinteger\n")
            .Append("FEATURES\t").AppendJoin('\t', Columns).Append('\n');
        for (var i = 0; i < Features.Count; i++)
        {
            text.Append("DATA\t").AppendJoin('\t', Columns.Select(column => Features[i].Cell(column, i))).Append('\n');
        }

        return text.ToString();
    }

    public sealed record Feature
    {
        public string Name { get; init; } = "A_1";

        public string Place { get; init; } = "chr1:1000-1059";

        public double Log2 { get; init; }

        public int ControlType { get; init; }

        public string? Flag { get; init; }

        /// <summary>Cells that are not what the rest says.</summary>
        public IReadOnlyDictionary<string, string> Override { get; init; } = new Dictionary<string, string>();

        public string Cell(string column, int index) => Override.TryGetValue(column, out var cell) ? cell : column switch
        {
            "FeatureNum" => (index + 1).ToString(CultureInfo.InvariantCulture),
            "ControlType" => ControlType.ToString(CultureInfo.InvariantCulture),
            "ProbeName" => Name,
            "SystematicName" => Place,
            "gProcessedSignal" => "500",
            "rProcessedSignal" => (500 * Math.Pow(2, Log2)).ToString("R", CultureInfo.InvariantCulture),
            "LogRatio" => (Log2 * Math.Log10(2)).ToString("0.0000000000", CultureInfo.InvariantCulture),
            _ => column == Flag ? "1" : "0",
        };
    }
}
