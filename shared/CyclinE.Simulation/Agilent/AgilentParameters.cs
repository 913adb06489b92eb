using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Simulation.Agilent;

/// <summary>The FEPARAMS block: who scanned what. Nobody did, and it says so.</summary>
internal static class AgilentParameters
{
    private const string Synthetic = "synthetic";
    private const string NoDate = "01-01-2000 00:00:00";

    /// <summary>Values by column name.</summary>
    public static IReadOnlyDictionary<string, string> Of(AgilentDesign design, AgilentScan scan) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Protocol_Name"] = "CGH_107_Sep09 (synthetic)",
        ["Protocol_date"] = NoDate,
        ["Scan_ScannerName"] = "synthetic: written by CyclinE.Simulation, no scanner",
        ["Scan_NumChannels"] = "2",
        ["Scan_Date"] = NoDate,
        ["Scan_MicronsPerPixelX"] = "3",
        ["Scan_MicronsPerPixelY"] = "3",
        ["Scan_OriginalGUID"] = Guid(scan, "scan"),
        ["Scan_NumScanPass"] = "1",
        ["Grid_Name"] = design.Name,
        ["Grid_Date"] = NoDate,
        ["Grid_NumSubGridRows"] = "1",
        ["Grid_NumSubGridCols"] = "1",
        ["Grid_NumRows"] = design.Rows.ToString(CultureInfo.InvariantCulture),
        ["Grid_NumCols"] = AgilentDesign.Columns.ToString(CultureInfo.InvariantCulture),
        ["Grid_RowSpacing"] = "36.6617",
        ["Grid_ColSpacing"] = "31.745",
        ["Grid_OffsetX"] = "0",
        ["Grid_OffsetY"] = "0",
        ["Grid_NomSpotWidth"] = "30",
        ["Grid_NomSpotHeight"] = "30",
        ["Grid_GenomicBuild"] = "hg19:GRCh37:Feb2009",
        ["FeatureExtractor_Barcode"] = $"{Synthetic}_{scan.Array}",
        ["FeatureExtractor_Sample"] = $"{Synthetic} {scan.Sample}",
        ["FeatureExtractor_ScanFileName"] = $"{Synthetic}_{scan.Array}.tif",
        ["FeatureExtractor_ArrayName"] = $"{Synthetic}_{scan.Array}_1_1",
        ["FeatureExtractor_ScanFileGUID"] = Guid(scan, "file"),
        ["FeatureExtractor_DesignFileName"] = $"{design.Name}.xml",
        ["FeatureExtractor_ExtractionTime"] = NoDate,
        ["FeatureExtractor_UserName"] = Synthetic,
        ["FeatureExtractor_ComputerName"] = Synthetic,
        ["FeatureExtractor_Version"] = "10.7.3.1",
        ["FeatureExtractor_IsXDRExtraction"] = "0",
        ["FeatureExtractor_ColorMode"] = "1",
        ["FeatureExtractor_QCReportType"] = "4",
    };

    private static string Guid(AgilentScan scan, string purpose) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose} {scan.Seed} {scan.Array}"))[..16]).ToString();
}
