using CyclinE.Genomics;

namespace CyclinE.Reporting;

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

    /// <summary>Every file but the matrices of genes: its name, and how it is written.</summary>
    public static IEnumerable<(string FileName, Action<TextWriter> Write)> Texts(BatchResults results)
    {
        var study = new CBioPortalStudy(results);
        foreach (var (name, fields) in study.Metas())
        {
            yield return (name, writer => WriteMeta(fields, writer));
        }

        yield return (CBioPortalStudy.Samples, writer => WriteSamples(study, writer));
        yield return (study.Segments, writer => WriteSegments(study, writer));
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
            writer.Write($"{CBioPortalStudy.IdOf(array.Patient ?? array.Sample)}\t{array.Array}\n");
        }
    }

    // The importer knows no chromosome MT.
    private static void WriteSegments(CBioPortalStudy study, TextWriter writer)
    {
        writer.Write("ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\n");
        foreach (var array in study.Arrays)
        {
            foreach (var call in array.Calls!.Segments.Where(s => s.Segment.Chromosome != Chromosome.Mitochondrial))
            {
                writer.Write(string.Join(
                    '\t',
                    array.Array,
                    call.Segment.Chromosome.ToString(),
                    Digits.Whole(call.Segment.Start),
                    Digits.Whole(call.Segment.End),
                    Digits.Whole(call.Segment.Probes),
                    Digits.Log2(call.Log2 + call.Expected)));
                writer.Write('\n');
            }
        }
    }
}
