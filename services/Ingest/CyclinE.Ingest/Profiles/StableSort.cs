namespace CyclinE.Ingest.Profiles;

/// <summary>Sorts items by a key, those of equal keys by themselves, so that the order never depends on the sorting method.</summary>
internal static class StableSort
{
    /// <summary>Sorts both arrays.</summary>
    public static void ByKey(double[] keys, int[] items)
    {
        Array.Sort(keys, items);
        for (var first = 0; first < keys.Length;)
        {
            var end = first + 1;
            while (end < keys.Length && keys[end] == keys[first])
            {
                end++;
            }

            Array.Sort(items, first, end - first);
            first = end;
        }
    }
}
