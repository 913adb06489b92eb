using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Profiles;

/// <summary>Decides the genome build from what the file and the sheet say.</summary>
internal static class BuildDecision
{
    /// <summary>The build both agree on, or the one that only one of them names.</summary>
    /// <param name="ofFile">What the file says, or null.</param>
    /// <param name="ofSheet">What the sheet says, or null.</param>
    /// <param name="where">Where the file says it, or would.</param>
    /// <param name="howToSay">How a file of this format names its build.</param>
    /// <exception cref="InvalidInputException">They contradict each other, or neither says one.</exception>
    public static GenomeBuild Decide(string? ofFile, string? ofSheet, SourceLocation where, string howToSay)
    {
        var file = string.IsNullOrWhiteSpace(ofFile) ? null : GenomeBuild.Of(ofFile);
        var sheet = string.IsNullOrWhiteSpace(ofSheet) ? null : GenomeBuild.Of(ofSheet);
        if (file is not null && sheet is not null && file.Name != sheet.Name)
        {
            throw new InvalidInputException(
                "wrong-build",
                $"The file says build {file.Name} ('{ofFile}'), the sheet says {sheet.Name}.",
                where.ToString(),
                $"Correct the sheet's build to {file.Name} or leave it empty; if the file is wrong, export it again on {sheet.Name}.");
        }

        return file ?? sheet ?? throw new InvalidInputException(
            "build-unknown",
            "Neither the file nor the sheet says the genome build of the positions.",
            where.ToString(),
            $"Fill the sheet's column 'build' (hg18, hg19, hg38 or another name), or {howToSay}.");
    }
}
