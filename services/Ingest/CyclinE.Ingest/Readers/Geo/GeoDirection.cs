using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Geo;

/// <summary>What GEO's attributes say of the direction of a sample's ratios.</summary>
internal static class GeoDirection
{
    /// <summary>The colour of channel 1, by the labels of both channels.</summary>
    public static RatioChannel? FirstChannel(string? labelOfFirst, string? labelOfSecond) =>
        (labelOfFirst is null ? null : RatioDirection.ColourOf(labelOfFirst)) ?? (labelOfSecond is null ? null : RatioDirection.ColourOf(labelOfSecond)) switch
        {
            RatioChannel.Red => RatioChannel.Green,
            RatioChannel.Green => RatioChannel.Red,
            _ => null,
        };

    /// <summary>What a text about processing says of the ratio; null where it speaks of none, or of several that differ.</summary>
    public static RatioDirection? OfProcessing(string text)
    {
        if (!text.Contains("ratio", StringComparison.OrdinalIgnoreCase) && !text.Contains("log", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var first = RatioDirection.Of(text);
        for (var next = first is null ? null : RatioDirection.Of(first.Rest); next is not null; next = RatioDirection.Of(next.Rest))
        {
            if (next.Numerator != first!.Numerator)
            {
                return null;
            }
        }

        return first;
    }

    /// <summary>Decides: the description of the values goes before the one of their processing.</summary>
    public static StatedDirection? Decide(string? values, RatioDirection? processing, RatioChannel? firstChannel, ArrayFacts facts, SourceLocation where) =>
        StatedDirection.Decide(
            values is not null && RatioDirection.Of(values) is { } direction
                ? [("description of VALUE", direction.Counted(firstChannel))]
                : [("description of the processing", processing?.Counted(firstChannel))],
            facts,
            where);
}
