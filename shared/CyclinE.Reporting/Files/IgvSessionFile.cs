using System.Text;
using System.Xml;
using CyclinE.Genomics.Genome;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Files;

/// <summary><c>igv_session.xml</c>: opens the segments of all arrays in IGV, at CCNE1.</summary>
internal static class IgvSessionFile
{
    public const string FileName = "igv_session.xml";

    private const string Segments = "segments.seg";

    public static void Write(BatchResults results, Stream stream)
    {
        var build = GenomeBuild.Of(results.Build.Split(',')[0]).Name;
        var locus = results.Genes.TryFind("CCNE1", out var gene)
            ? FormattableString.Invariant($"chr{gene.Chromosome}:{Math.Max(1, gene.Start - 2_000_000)}-{gene.End + 2_000_000}")
            : "All";
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("Session");
        xml.WriteAttributeString("genome", build);
        xml.WriteAttributeString("locus", locus);
        xml.WriteAttributeString("version", "8");
        xml.WriteStartElement("Resources");
        xml.WriteStartElement("Resource");
        xml.WriteAttributeString("path", Segments);
        xml.WriteAttributeString("type", "seg");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        stream.WriteByte((byte)'\n');
    }
}
