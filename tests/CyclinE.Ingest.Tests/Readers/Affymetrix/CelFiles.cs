using System.Globalization;
using System.Text;
using CyclinE.Ingest.Readers.Affymetrix.Cel;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>Writes CEL files of every layout but the transcriptome one.</summary>
internal static class CelFiles
{
    /// <summary>A chip of so many cells with intensities 1, 2, …</summary>
    public static CelFile Small(int columns, int rows) => new()
    {
        Format = CelFormat.Version4,
        ChipType = "Test3",
        Algorithm = "Percentile",
        Columns = columns,
        Rows = rows,
        Intensities = [.. Enumerable.Range(1, columns * rows).Select(i => (float)i)],
        StandardDeviations = [.. Enumerable.Range(1, columns * rows).Select(i => i / 4f)],
        Pixels = [.. Enumerable.Range(1, columns * rows).Select(i => (short)(i + 10))],
        Masked = [4],
        Outliers = [1, 5],
    };

    public static string Text(CelFile file)
    {
        var text = new StringBuilder("[CEL]\nVersion=3\n\n[HEADER]\n").Append(Header(file)).Append("\n[INTENSITY]\n");
        text.Append(CultureInfo.InvariantCulture, $"NumberCells={file.Intensities.Length}\nCellHeader=X\tY\tMEAN\tSTDV\tNPIXELS\n");
        for (var i = 0; i < file.Intensities.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{i % file.Columns,3}\t{i / file.Columns,3}\t{file.Intensities[i]:0.0}\t{file.StandardDeviations![i]:0.0}\t{file.Pixels![i],3}\n");
        }

        foreach (var (section, cells) in new[] { ("MASKS", file.Masked), ("OUTLIERS", file.Outliers) })
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[{section}]\nNumberCells={cells.Length}\nCellHeader=X\tY\n");
            foreach (var cell in cells)
            {
                text.Append(CultureInfo.InvariantCulture, $"{cell % file.Columns}\t{cell / file.Columns}\n");
            }
        }

        return text.Append("\n[MODIFIED]\nNumberCells=0\nCellHeader=X\tY\tORIGMEAN\n").ToString();
    }

    public static byte[] Version4(CelFile file, bool rowsFirst = false)
    {
        using var bytes = new MemoryStream();
        var writer = new BinaryWriter(bytes, Encoding.Latin1);
        Head(writer, [64, 0, 0, 0, 4, 0, 0, 0], file, rowsFirst);
        writer.Write(file.Outliers.Length);
        writer.Write(file.Masked.Length);
        writer.Write(0);
        for (var i = 0; i < file.Intensities.Length; i++)
        {
            writer.Write(file.Intensities[i]);
            writer.Write(file.StandardDeviations![i]);
            writer.Write(file.Pixels![i]);
        }

        Pairs(writer, file, file.Masked);
        Pairs(writer, file, file.Outliers);
        return bytes.ToArray();
    }

    public static byte[] Compact(CelFile file)
    {
        using var bytes = new MemoryStream();
        var writer = new BinaryWriter(bytes, Encoding.Latin1);
        Head(writer, [.. "CCEL\r\n\n8"u8, 4, 0, 0, 0], file, rowsFirst: true);
        writer.Write(file.Masked.Length);
        writer.Write(0);
        foreach (var intensity in file.Intensities)
        {
            writer.Write((ushort)intensity);
        }

        Pairs(writer, file, file.Masked);
        return bytes.ToArray();
    }

    public static byte[] CommandConsole(CelFile file, int channels = 1)
    {
        var writer = new CommandConsoleWriter
        {
            DataType = channels == 1 ? "affymetrix-calvin-intensity" : "affymetrix-calvin-multi-intensity",
            Parameters =
            {
                ("affymetrix-cel-cols", file.Columns), ("affymetrix-cel-rows", file.Rows), ("affymetrix-array-type", file.ChipType ?? string.Empty),
                ("affymetrix-algorithm-name", file.Algorithm ?? string.Empty),
            },
        };
        for (var channel = 0; channel < channels; channel++)
        {
            var group = channel == 0 ? "Default Group" : "Channel " + channel;
            var intensity = writer.Add(group, "Intensity", "Intensity:float");
            var deviation = writer.Add(group, "StdDev", "StdDev:float");
            var pixel = writer.Add(group, "Pixel", "Pixel:short");
            for (var i = 0; i < file.Intensities.Length; i++)
            {
                intensity.Row(file.Intensities[i] + channel);
                deviation.Row(file.StandardDeviations![i]);
                pixel.Row(file.Pixels![i]);
            }

            var outlier = writer.Add(group, "Outlier", "X:short", "Y:short");
            var mask = writer.Add(group, "Mask", "X:short", "Y:short");
            Array.ForEach(file.Outliers, cell => outlier.Row(cell % file.Columns, cell / file.Columns));
            Array.ForEach(file.Masked, cell => mask.Row(cell % file.Columns, cell / file.Columns));
        }

        return writer.ToArray();
    }

    private static string Header(CelFile file) => string.Create(
        CultureInfo.InvariantCulture,
        $"Cols={file.Columns}\nRows={file.Rows}\nDatHeader=[81..46222]  x:CLS=4733 \u0014 GridVerify=None \u0014 {file.ChipType}.1sq \u0014  \u0014\nAlgorithm={file.Algorithm}\nAlgorithmParameters=CellMargin:2\n");

    private static void Head(BinaryWriter writer, byte[] magic, CelFile file, bool rowsFirst)
    {
        writer.Write(magic);
        writer.Write(rowsFirst ? file.Rows : file.Columns);
        writer.Write(rowsFirst ? file.Columns : file.Rows);
        writer.Write(file.Columns * file.Rows);
        foreach (var text in new[] { Header(file), file.Algorithm!, "CellMargin:2" })
        {
            writer.Write(text.Length);
            writer.Write(Encoding.Latin1.GetBytes(text));
        }

        writer.Write(2);
    }

    private static void Pairs(BinaryWriter writer, CelFile file, int[] cells)
    {
        foreach (var cell in cells)
        {
            writer.Write((short)(cell % file.Columns));
            writer.Write((short)(cell / file.Columns));
        }
    }
}
