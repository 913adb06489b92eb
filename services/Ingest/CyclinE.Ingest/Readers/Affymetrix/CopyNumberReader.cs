using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>
/// Affymetrix CNCHP and CYCHP: Command Console files with a data set CopyNumber (group MultiData or ProbeSets), a row for
/// each probe set.
/// </summary>
/// <remarks>
/// B-allele frequencies are read where a column BAF holds them. They are not made from Allele Difference, SCAR or the A and B
/// signals: those are scaled per probe by clusters that the file does not hold.
/// </remarks>
internal sealed class CopyNumberReader : IArrayReader
{
    /// <summary>The column of log2 ratios.</summary>
    public const string Value = "Log2Ratio";

    /// <summary>The column of log2 ratios whose noise the vendor reduced.</summary>
    public const string WeightedValue = "WeightedLog2Ratio";

    private const string DataType = "affymetrix-multi-data-type-analysis";
    private const string SetName = "CopyNumber";

    /// <inheritdoc/>
    public string Name => "Affymetrix CNCHP and CYCHP";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head) => CommandConsoleReader.Recognises(head) && !CelCommandConsole.Recognises(head);

    /// <inheritdoc/>
    public ArrayReading Read(ArrayFile file, ArrayFacts facts, IngestOptions options)
    {
        using var input = BinaryInput.Open(file);
        return Read(input, facts, options.WeightedLog2Ratio ? WeightedValue : Value);
    }

    private static ArrayReading Read(BinaryInput input, ArrayFacts facts, string valueColumn)
    {
        var reader = new CommandConsoleReader(input);
        var header = reader.ReadHeader();
        if (header.DataType != DataType)
        {
            throw Unsupported(header, [], input);
        }

        CheckFacts(facts, input);
        var chromosomes = new AffymetrixChromosomes();
        var genotypes = new CopyNumberGenotypes();
        var (ofFile, parameter) = AffymetrixFacts.Build(header);
        var build = BuildDecision.Decide(
            ofFile,
            facts.Build,
            new SourceLocation(parameter is null ? input.File : $"{input.File}, parameter {parameter}"),
            "export it with an annotation file of a newer NetAffx release" + (AffymetrixFacts.Annotation(header) is { } annotation
                ? $" (this one was made with {annotation})" : string.Empty));
        var titles = new List<string>();
        FeatureTable? features = null;
        CopyNumberRows? copyNumbers = null;
        var steps = new List<NormalisationStep>();
        var isCychp = false;
        while (reader.TryNext(out var set))
        {
            titles.Add($"{set.Group}/{set.Name}");
            if (set.Name == SetName && features is null)
            {
                isCychp = set.Group == "ProbeSets";
                LearnFromParameters(chromosomes, set);
                copyNumbers = new CopyNumberRows(input, set, chromosomes, build, facts, set.Find(valueColumn) is null ? Value : valueColumn);
                features = copyNumbers.Read(reader);
                steps.AddRange(copyNumbers.Steps());
            }
            else if (set is { Group: "Chromosomes", Name: "Summary" })
            {
                LearnFromSummary(chromosomes, reader, set);
            }
            else if (set is { Group: "Genotyping", Name: "Calls" })
            {
                genotypes.Read(reader, set);
            }
        }

        if (genotypes.Step() is { } step)
        {
            steps.Add(step);
        }

        if (features is not null)
        {
            genotypes.AddTo(features, copyNumbers!, input.File);
        }

        return new ArrayReading
        {
            OneRowPerProbe = true,
            Format = isCychp ? "affymetrix-cychp" : "affymetrix-cnchp",
            Build = build,
            Platform = AffymetrixFacts.Platform(header),
            Vendor = AffymetrixFacts.Vendor(header),
            CallRate = genotypes.CallRate,
            ReferenceSex = ReferenceSex.Scaled,
            Features = features ?? throw Unsupported(header, titles, input),
            Steps = steps,
        };
    }

    private static void CheckFacts(ArrayFacts facts, BinaryInput input)
    {
        facts.RefuseOtherScale(input.File, "the column Log2Ratio of an Affymetrix file is log2(sample / reference)");
        facts.RefuseDyeSwap(input.File, "an Affymetrix array");
    }

    // 24:display = X
    private static void LearnFromParameters(AffymetrixChromosomes chromosomes, CommandConsoleDataSet set)
    {
        foreach (var parameter in set.Parameters)
        {
            if (parameter.Name.EndsWith(":display", StringComparison.Ordinal)
                && int.TryParse(parameter.Name.AsSpan(0, parameter.Name.IndexOf(':', StringComparison.Ordinal)), NumberStyles.None,
                    CultureInfo.InvariantCulture, out var code)
                && parameter.Text() is { } name)
            {
                chromosomes.Learn(code, name);
            }
        }
    }

    private static void LearnFromSummary(AffymetrixChromosomes chromosomes, CommandConsoleReader reader, CommandConsoleDataSet set)
    {
        if (set.Find("Chromosome") is not { IsInteger: true } code
            || set.Find("Display") is not { Type: CommandConsoleType.Ascii or CommandConsoleType.Utf16 } display)
        {
            return;
        }

        while (reader.TryRows(out var rows))
        {
            for (var at = 0; at < rows.Length; at += set.RowSize)
            {
                var row = rows.Slice(at, set.RowSize);
                if (display.TryText(row, out var name))
                {
                    chromosomes.Learn(code.Integer(row), Encoding.Latin1.GetString(name));
                }
            }
        }
    }

    private static InvalidInputException Unsupported(CommandConsoleHeader header, List<string> titles, BinaryInput input) => new(
        "unrecognised-format",
        $"This is an Affymetrix Command Console file without copy numbers (data type {header.DataType}{(titles.Count > 0 ? "; data sets " + string.Join(", ", titles) : string.Empty)}): expected a data set {SetName}, as CNCHP and CYCHP files have.",
        input.File,
        "Give the CNCHP or CYCHP file of the array (Genotyping Console: Copy Number Analysis; Chromosome Analysis Suite; apt-copynumber-workflow or apt-copynumber-cyto).");
}
