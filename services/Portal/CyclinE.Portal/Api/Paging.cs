using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Api;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">The entries of this page.</param>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Size">Most entries of a page.</param>
/// <param name="Total">Entries on all pages.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int Size, int Total)
{
    /// <summary>How many pages there are; at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Cuts lists into pages.</summary>
public static class Paging
{
    /// <summary>Most entries that a page may have.</summary>
    public const int Largest = 500;

    /// <summary>Entries of a page where nothing is said.</summary>
    public const int Usual = 50;

    /// <summary>A page of a list.</summary>
    /// <exception cref="RefusedException">There is no such page or size.</exception>
    public static Paged<T> Page<T>(this IEnumerable<T> all, int? page, int? size)
    {
        var (number, most) = (page ?? 1, size ?? Usual);
        if (number < 1 || most is < 1 or > Largest)
        {
            throw new RefusedException(400, $"page is {number} and size {most}; pages begin with 1 and hold 1 to {Largest} entries.");
        }

        var list = all as IReadOnlyList<T> ?? [.. all];
        return new Paged<T>([.. list.Skip((int)Math.Min((long)(number - 1) * most, int.MaxValue)).Take(most)], number, most, list.Count);
    }
}
