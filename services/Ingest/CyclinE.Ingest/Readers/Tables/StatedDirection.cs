using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Which channel a file's ratios are divided by, and whether that turns their sign.</summary>
/// <param name="Meaning">For the record, such as <c>column 'Log Ratio (532/635)': green over red</c>.</param>
/// <param name="Turned">True where the ratios are of reference over sample, as the sheet's polarity is meant.</param>
internal sealed record StatedDirection(string Meaning, bool Turned)
{
    /// <summary>Decides from all that name a direction.</summary>
    /// <param name="said">What says it (such as <c>column 'x'</c>) and the direction, the best first; null says nothing.</param>
    /// <param name="facts">The sheet's polarity.</param>
    /// <param name="where">The place for messages.</param>
    /// <param name="sampleIsGreen">Whether the platform's samples are labelled green by its protocol.</param>
    /// <returns>Null where nothing names a direction.</returns>
    /// <exception cref="InvalidInputException">Two names contradict each other, or channels are counted and nobody says their colours.</exception>
    public static StatedDirection? Decide(
        IEnumerable<(string Source, RatioDirection? Direction)> said, ArrayFacts facts, SourceLocation where, bool sampleIsGreen = false)
    {
        (string Source, RatioDirection Direction)? first = null;
        var counted = default((string Source, RatioDirection Direction)?);
        foreach (var (source, direction) in said)
        {
            if (direction is null)
            {
                continue;
            }

            if (direction.Sign is null)
            {
                counted ??= (source, direction);
                continue;
            }

            if (first is { } before && before.Direction.NamesSample == direction.NamesSample && before.Direction.Sign != direction.Sign)
            {
                throw new InvalidInputException(
                    "log-ratio-disagrees",
                    $"The {before.Source} says {before.Direction.Meaning} ({before.Direction.Text}), the {source} {direction.Meaning} ({direction.Text}).",
                    where.ToString(),
                    "Find out which of the two is right, correct the other, or export the array again: the wrong one turns every gain into a loss.");
            }

            first ??= (source, direction);
        }

        if (first is null)
        {
            return counted is not { } unknown ? null
                : facts.PolarityDeclared ? new StatedDirection($"{unknown.Source}: {unknown.Direction.Text}, the sample where the sheet's polarity says", false)
                : throw new InvalidInputException(
                    "direction-unknown",
                    $"The {unknown.Source} says {unknown.Direction.Text}, and the file does not say which channel is which.",
                    where.ToString(),
                    "Name the dyes or wavelengths in the column's title (Cy5/Cy3, 635/532), or say in the sheet's column 'polarity' whether the sample is the numerator (1) or the denominator (-1).");
        }

        var (by, stated) = first.Value;
        if (stated.NamesSample && facts.Polarity < 0)
        {
            throw new InvalidInputException(
                "polarity-contradiction",
                $"The sheet says polarity −1, but the {by} names what is divided by what: {stated.Meaning} ({stated.Text}).",
                where.ToString(),
                "Leave the sheet's column 'polarity' empty for this array.");
        }

        var below = stated.Sign < 0;
        return new StatedDirection($"{by}: {stated.Meaning}", stated.NamesSample || !sampleIsGreen ? below : !below);
    }
}
