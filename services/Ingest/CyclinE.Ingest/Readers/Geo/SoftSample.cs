using System.Globalization;
using CyclinE.Ingest.Readers.Tables;

namespace CyclinE.Ingest.Readers.Geo;

/// <summary>What a SOFT file says of one sample above its table.</summary>
internal sealed class SoftSample(string accession)
{
    /// <summary>Gives the text behind a line's equals sign.</summary>
    public delegate string ValueOfLine(ReadOnlySpan<byte> line);

    private string? _title;

    /// <summary>The accession, such as GSM12345.</summary>
    public string Accession { get; } = accession;

    /// <summary>What the column VALUE is said to hold, or null.</summary>
    public string? ValueDescription { get; private set; }

    /// <summary>What the processing of the data is said to divide by what, or null.</summary>
    public RatioDirection? OfProcessing { get; private set; }

    /// <summary>The colour of channel 1 by the labels, or null.</summary>
    public RatioChannel? FirstChannel => GeoDirection.FirstChannel(Vendor.GetValueOrDefault("label_ch1"), Vendor.GetValueOrDefault("label_ch2"));

    /// <summary>Rows of the table as the sample's attributes count them, or 0.</summary>
    public long AnnouncedRows { get; private set; }

    /// <summary>Provenance fields.</summary>
    public SortedDictionary<string, string> Vendor { get; } = new(StringComparer.Ordinal) { ["geo_accession"] = accession };

    /// <summary>True for the sample's accession or title; any sample where none is wanted.</summary>
    public bool IsCalled(string? wanted) => wanted is null || wanted == Accession || wanted == _title;

    /// <summary>Reads a line of the sample's attributes.</summary>
    public void Add(ReadOnlySpan<byte> line, ValueOfLine valueOf)
    {
        if (line.StartsWith("!Sample_title"u8))
        {
            _title = valueOf(line);
        }
        else if (line.StartsWith("!Sample_platform_id"u8))
        {
            Vendor["platform_id"] = valueOf(line);
        }
        else if (line.StartsWith("!Sample_data_row_count"u8))
        {
            AnnouncedRows = long.TryParse(valueOf(line), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        }
        else if (line.StartsWith("!Sample_label_ch"u8))
        {
            Vendor[line.StartsWith("!Sample_label_ch1"u8) ? "label_ch1" : "label_ch2"] = valueOf(line);
        }
        else if (line.StartsWith("!Sample_data_processing"u8))
        {
            OfProcessing ??= GeoDirection.OfProcessing(valueOf(line));
        }
        else if (line.StartsWith("#VALUE "u8) || line.StartsWith("#VALUE="u8))
        {
            ValueDescription = valueOf(line);
        }
    }
}
