using System.Text;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>Damages files as disks, editors, spreadsheets and people do, from a seed.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "", "NaN", "NA", "1e308", "-1e-320", "-9999", "99999999999999999999", "0,5", "1.234,5", "\"", "\"\"", "\t", "\0", "\n", "\r\n", "\r", ";", ",",
        "#", "-",
        "chr", "chrX", "24", "2-Sep", "\u00FF", "[Data]", "[Header]", "^SAMPLE = X", "!sample_table_end", "!series_matrix_table_end", "*", "DATA\t",
        "FEATURES\t",
        "#%genome-version-ucsc=hg38", "ATF\t1.0", "0", "1", "2147483648", "Infinity", ".", "e", "+", "log2", "position", "\t\t\t\t\t\t\t\t\t\t\t\t", "\uFEFF",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A damaged copy: one to four changes, one the most often.</summary>
    public byte[] Mutate(byte[] file)
    {
        var bytes = new List<byte>(file);
        for (var changes = 1 + (random.Next(4) * random.Next(2)); changes > 0 && bytes.Count > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        // Half of the changes fall into the first two thousand bytes, where headers stand.
        var at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Count, 2000) : bytes.Count);
        var length = Math.Min(1 << random.Next(9), bytes.Count - at);
        switch (random.Next(10))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 6 or 7:
                ReplaceCell(bytes, at);
                break;
            case 8:
                bytes.InsertRange(at, Enumerable.Range(0, length).Select(_ => (byte)random.Next(256)));
                break;
            default:
                MoveLine(bytes, at);
                break;
        }
    }

    private void ReplaceCell(List<byte> bytes, int at)
    {
        int start = at, end = at;
        while (start > 0 && bytes[start - 1] is not ((byte)'\t' or (byte)',' or (byte)';' or (byte)'\n'))
        {
            start--;
        }

        while (end < bytes.Count && bytes[end] is not ((byte)'\t' or (byte)',' or (byte)';' or (byte)'\n'))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Tokens[random.Next(Tokens.Length)]);
    }

    private void MoveLine(List<byte> bytes, int at)
    {
        var start = bytes.LastIndexOf((byte)'\n', at) + 1;
        var end = bytes.IndexOf((byte)'\n', at) + 1;
        if (end <= start)
        {
            return;
        }

        var line = bytes.GetRange(start, end - start);
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(random.Next(bytes.Count + 1), line);
    }
}
