using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files;

/// <summary>
/// <c>calls.vcf</c>: the events of all called arrays as symbolic alleles of VCF 4.4 (samtools/hts-specs, VCFv4.4, section 5). One record for
/// every event of an array: a column for each array would hold hardly anything. The array stands in <c>INFO/ARRAY</c> and in the allele
/// (<c>&lt;DUP:ID&gt;</c>), so that programs that drop equal alleles of one place keep every array's.
/// </summary>
/// <remarks>Records come array by array and leave by place: their text waits in a scratch stream, only its order is in memory.</remarks>
public sealed class CallsVcf
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "calls.vcf";

    private const string Header = """
        ##ALT=<ID=DEL,Description="Loss or deletion relative to the array's centre">
        ##ALT=<ID=DUP,Description="Gain or amplification relative to the array's centre">
        ##FILTER=<ID=PASS,Description="All events are listed">
        ##INFO=<ID=IMPRECISE,Number=0,Type=Flag,Description="The ends lie between probes">
        ##INFO=<ID=END,Number=1,Type=Integer,Description="Last base of the event">
        ##INFO=<ID=SVTYPE,Number=1,Type=String,Description="Type of structural variant">
        ##INFO=<ID=SVLEN,Number=A,Type=Integer,Description="Length of the event in bases">
        ##INFO=<ID=SVCLAIM,Number=A,Type=String,Description="D: the claim is about abundance, not about adjacency">
        ##INFO=<ID=CIPOS,Number=.,Type=Integer,Description="95% interval around POS">
        ##INFO=<ID=CIEND,Number=.,Type=Integer,Description="95% interval around END">
        ##INFO=<ID=ARRAY,Number=1,Type=String,Description="Array id of the sheet">
        ##INFO=<ID=CALL,Number=1,Type=String,Description="Call of the most extreme segment of the event">
        ##INFO=<ID=LOG2,Number=1,Type=Float,Description="Mean log2 ratio, the array's centre subtracted">
        ##INFO=<ID=SE,Number=1,Type=Float,Description="Standard error of LOG2">
        ##INFO=<ID=PEAK,Number=1,Type=Float,Description="log2 ratio of the most extreme segment">
        ##INFO=<ID=PROBES,Number=1,Type=Integer,Description="Probes with a value">
        ##INFO=<ID=LENGTH,Number=1,Type=String,Description="focal, large or arm-level">
        ##INFO=<ID=FOCAL,Number=0,Type=Flag,Description="Focal and standing out against its flanks">
        ##INFO=<ID=GENES,Number=.,Type=String,Description="Genes that the event touches, highlighted ones first">
        #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO

        """;

    private readonly Stream _scratch;
    private readonly List<Record> _records = [];

    /// <summary>Begins a file.</summary>
    /// <param name="scratch">Empty, can be written and read; holds the records until all are known. It is the caller's to close.</param>
    public CallsVcf(Stream scratch) => _scratch = scratch;

    /// <summary>Writes the file with LF line ends, sorted by position.</summary>
    public static void Write(BatchResults results, TextWriter writer)
    {
        using var scratch = new MemoryStream();
        var file = new CallsVcf(scratch);
        foreach (var array in results.ArrayResults)
        {
            file.Take(array);
        }

        file.WriteTo(results, writer);
    }

    /// <summary>Takes the events of an array.</summary>
    public void Take(ArrayResult array)
    {
        foreach (var found in array.Calls?.Events ?? [])
        {
            var bytes = Encoding.UTF8.GetBytes(RecordOf(array.Array, found));
            _records.Add(new Record(found.Chromosome, found.Start, found.End, array.Array, TypeOf(found), _scratch.Position, bytes.Length));
            _scratch.Write(bytes);
        }
    }

    /// <summary>Writes the file with LF line ends, sorted by position.</summary>
    public void WriteTo(BatchResults results, TextWriter writer)
    {
        var build = GenomeBuild.Of(results.Build);
        writer.Write("##fileformat=VCFv4.4\n");
        writer.Write($"##source=CyclinE.Pipeline {results.SoftwareVersion}\n");
        writer.Write($"##reference={results.Build}\n");
        writer.Write($"##cycline=<batch={results.Batch},plan={results.PlanId},synthetic={(results.Synthetic ? "true" : "false")}>\n");
        var sorted = _records.OrderBy(r => r.Chromosome.Number).ThenBy(r => r.Start).ThenBy(r => r.End).ThenBy(r => r.Array, StringComparer.Ordinal).ToList();
        foreach (var chromosome in build.IsKnown ? Chromosome.All : [.. sorted.Select(r => r.Chromosome).Distinct()])
        {
            var length = build.LengthOf(chromosome) is { } bases ? string.Create(CultureInfo.InvariantCulture, $",length={bases}") : string.Empty;
            writer.Write($"##contig=<ID={chromosome}{length}>\n");
        }

        foreach (var (array, type) in _records.Select(r => (r.Array, r.Type)).Distinct().OrderBy(a => a.Array, StringComparer.Ordinal)
            .ThenBy(a => a.Type, StringComparer.Ordinal))
        {
            writer.Write($"##ALT=<ID={type}:{Encode(array)},Description=\"{type} in array {Encode(array)}\">\n");
        }

        writer.Write(Header.ReplaceLineEndings("\n"));
        var bytes = new byte[_records.Count == 0 ? 0 : _records.Max(r => r.Length)];
        foreach (var record in sorted)
        {
            _scratch.Position = record.Offset;
            _scratch.ReadExactly(bytes, 0, record.Length);
            writer.Write(Encoding.UTF8.GetString(bytes, 0, record.Length));
        }
    }

    private static string TypeOf(CopyNumberEvent found) => found.Call > CallClass.Neutral ? "DUP" : "DEL";

    private static string RecordOf(string array, CopyNumberEvent found)
    {
        // A symbolic allele stands behind the base before it.
        var pos = found.Start - 1;
        var type = TypeOf(found);
        var info = new List<string>
        {
            "IMPRECISE",
            $"SVTYPE={type}",
            Invariant($"END={found.End}"),
            Invariant($"SVLEN={found.End - found.Start + 1}"),
            "SVCLAIM=D",
            Invariant($"CIPOS={Math.Min(0, found.OuterStart - pos)},{Math.Max(0, (found.InnerStart ?? found.Start) - found.Start)}"),
            Invariant($"CIEND={Math.Min(0, (found.InnerEnd ?? found.End) - found.End)},{Math.Max(0, found.OuterEnd - 1 - found.End)}"),
            $"ARRAY={Encode(array)}",
            $"CALL={Words.Of(found.Call)}",
        };
        AddNumber("LOG2", found.Log2);
        AddNumber("SE", found.StandardError);
        AddNumber("PEAK", found.Peak);
        info.Add(Invariant($"PROBES={found.Probes}"));
        info.Add($"LENGTH={Words.Of(found.Length)}");
        if (found.Focal)
        {
            info.Add("FOCAL");
        }

        if (found.Genes.Count > 0)
        {
            info.Add($"GENES={string.Join(',', found.Genes.Select(Encode))}");
        }

        return Invariant($"{found.Chromosome}\t{pos}\t{Encode(array)}_{found.Chromosome}_{found.Start}_{type}\tN\t<{type}:{Encode(array)}>\t.\tPASS\t{string.Join(';', info)}\n");

        // A number that is not known has no key: VCF has no word for it that every reader takes for a Float.
        void AddNumber(string key, double? value)
        {
            if (value is { } number && double.IsFinite(number))
            {
                info.Add($"{key}={Digits.Log2(number)}");
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Percent encoding of what would end a value (VCF 4.4, section 1.2).</summary>
    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is ' ' or ';' or '=' or ',' or ':' or '%' or '<' or '>' or '"' || char.IsControl(c))
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                encoded.Append(c);
            }
        }

        return encoded.ToString();
    }

    /// <summary>Where an event lies, and where its record stands in the scratch stream.</summary>
    private readonly record struct Record(Chromosome Chromosome, int Start, int End, string Array, string Type, long Offset, int Length);
}
