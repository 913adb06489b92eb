namespace CyclinE.Batches;

/// <summary>Finds the known word that somebody probably meant.</summary>
public static class NearMiss
{
    private const int ShortWord = 5;

    /// <summary>
    /// The known word at the smallest distance, ignoring case: at most two slips of a letter (one missing, extra, wrong or
    /// swapped with its neighbour), one for words of up to five letters. Null where there is none; the first of equals.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var (best, bestDistance) = ((string?)null, int.MaxValue);
        foreach (var candidate in known)
        {
            var limit = Math.Min(word.Length, candidate.Length) <= ShortWord ? 1 : 2;
            if (Math.Abs(word.Length - candidate.Length) > limit)
            {
                continue;
            }

            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance <= limit && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Slips between two words (optimal string alignment: Levenshtein's edits and swaps of neighbours).</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(substitution, 1 + Math.Min(d[i - 1, j], d[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
