using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Quality;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Agilent;

/// <summary>
/// Agilent Feature Extraction text, compact or full: blocks FEPARAMS, STATS and FEATURES, each a line of names and lines
/// that begin with DATA.
/// </summary>
internal sealed class AgilentReader : TextArrayReader
{
    private const string HowToSayBuild = "export it with a design whose Grid_GenomicBuild is set";

    /// <inheritdoc/>
    public override string Name => "Agilent Feature Extraction text";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head) =>
        head.StartsWith("TYPE\t"u8) || head.StartsWith("FEPARAMS\t"u8) || head.StartsWith("FEATURES\t"u8)
        || head.IndexOf("\nFEATURES\t"u8) >= 0;

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseOtherScale(lines.File, "a Feature Extraction file holds two signals, from which log2 ratios are computed");
        string[] names = [];
        string[] parameters = [];
        var buildPlace = new SourceLocation(lines.File);
        var inParameters = false;
        while (lines.TryRead(out var line))
        {
            if (line.StartsWith("FEATURES\t"u8))
            {
                var build = BuildDecision.Decide(Parameter("Grid_GenomicBuild"), facts.Build, buildPlace, HowToSayBuild);
                var columns = AgilentColumns.Parse(line, lines);
                var features = new AgilentFeatures(lines, columns, build, facts, options);
                var grid = int.TryParse(Parameter("Grid_NumRows"), CultureInfo.InvariantCulture, out var rows)
                    && int.TryParse(Parameter("Grid_NumCols"), CultureInfo.InvariantCulture, out var across) ? rows * (long)across : 0;
                return new ArrayReading
                {
                    Format = "agilent-feature-extraction",
                    Build = build,
                    Platform = Parameter("Grid_Name"),
                    Features = features.Read(),
                    Steps = features.Steps(grid),
                    Rows = grid > 0 ? new AnnouncedRows("Grid_NumRows × Grid_NumCols", grid, features.Count) : null,
                    SignalSpans = features.Spans(),
                };
            }

            if (line.StartsWith("FEPARAMS\t"u8))
            {
                names = Encoding.Latin1.GetString(line).Split('\t');
                inParameters = true;
            }
            else if (inParameters && line.StartsWith("DATA\t"u8))
            {
                parameters = Encoding.Latin1.GetString(line).Split('\t');
                var column = Array.IndexOf(names, "Grid_GenomicBuild");
                buildPlace = column < 0 ? lines.Here() : lines.Here(column + 1, "Grid_GenomicBuild");
                inParameters = false;
            }
        }

        throw new InvalidInputException(
            "truncated-file",
            $"The file ends after {lines.Line} lines without a FEATURES block: expected the blocks FEPARAMS, STATS and FEATURES.",
            lines.Here().ToString(),
            "Copy the file again from the scanner's computer, or export it with its features.");

        string? Parameter(string name)
        {
            var column = Array.IndexOf(names, name);
            return column >= 0 && column < parameters.Length && parameters[column].Trim() is { Length: > 0 } value ? value : null;
        }
    }
}
