using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files.CBioPortal;

/// <summary>The files in <c>cbioportal/</c>: a study that cBioPortal's importer reads; written on request.</summary>
internal static class CBioPortalFiles
{
    /// <summary>The folder within the folder of results.</summary>
    public const string Folder = "cbioportal";

    /// <summary>Checks that the batch is a study of one build.</summary>
    /// <exception cref="InvalidInputException">Its arrays have several builds.</exception>
    public static void Require(BatchResults results)
    {
        var builds = results.ArrayResults.Select(a => a.Calls?.Build).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (builds.Count > 1)
        {
            throw new InvalidInputException(
                "cbioportal-builds",
                $"The called arrays have the builds {string.Join(", ", builds)}; a study of cBioPortal has one.",
                "option cbioportal",
                "Run the arrays of one build as a batch of their own, or leave --cbioportal out.");
        }
    }

    /// <summary>Every file but segments and the matrices of genes: its name, and how it is written.</summary>
    public static IEnumerable<(string FileName, Action<TextWriter> Write)> Texts(CBioPortalStudy study)
    {
        foreach (var (name, fields) in study.Metas())
        {
            yield return (name, writer => WriteMeta(fields, writer));
        }

        yield return (CBioPortalStudy.CaseList, writer => WriteMeta(study.Cases(), writer));
        yield return (CBioPortalStudy.Patients, writer => PatientFile.Write(study, writer));
        yield return (CBioPortalStudy.Samples, writer => WriteSamples(study, writer));
    }

    private static void WriteMeta(IReadOnlyList<(string Name, string Value)> fields, TextWriter writer)
    {
        foreach (var (name, value) in fields)
        {
            writer.Write($"{name}: {value}\n");
        }
    }

    private static void WriteSamples(CBioPortalStudy study, TextWriter writer)
    {
        writer.Write("#Patient Identifier\tSample Identifier\n#Patient, or specimen where the sheet names none\tArray id of the sheet\n");
        writer.Write("#STRING\tSTRING\n#1\t1\nPATIENT_ID\tSAMPLE_ID\n");
        foreach (var array in study.Arrays)
        {
            writer.Write($"{study.PatientIds[array.Patient ?? array.Sample]}\t{study.SampleIds[array.Array]}\n");
        }
    }

    /// <summary>
    /// Writes the segments, one array at a time. The importer knows no chromosome MT, and passes over a segment of one base, whose ends are
    /// equal: its first base is written one lower, as in BED.
    /// </summary>
    public static async Task WriteSegmentsAsync(CBioPortalStudy study, Stream stream, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            writer.Write("ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\n");
            foreach (var array in study.Arrays)
            {
                var whole = await array.WholeAsync(cancellationToken).ConfigureAwait(false);
                foreach (var call in whole.Calls!.Segments.Where(s => s.Segment.Chromosome != Chromosome.Mitochondrial))
                {
                    var (start, end) = (call.Segment.Start, call.Segment.End);
                    writer.Write(string.Join(
                        '\t',
                        study.SampleIds[array.Array],
                        call.Segment.Chromosome.ToString(),
                        Digits.Whole(start == end ? start - 1 : start),
                        Digits.Whole(end),
                        Digits.Whole(call.Segment.Probes),
                        Digits.Log2(call.Log2 + call.Expected)));
                    writer.Write('\n');
                }
            }
        }
    }
}
