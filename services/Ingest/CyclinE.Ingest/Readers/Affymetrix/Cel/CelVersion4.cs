using System.Buffers.Binary;
using System.Text;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>CEL version 4 (GCOS, "XDA"): little-endian; intensity, sd and pixels of each cell, then masked cells and outliers.</summary>
internal static class CelVersion4
{
    private const int CellSize = 10;
    private const int PairSize = 4;
    private const int LongestText = 1 << 20;

    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[64, 0, 0, 0, 4, 0, 0, 0]);

    public static CelFile Read(BinaryInput input)
    {
        input.Take(8, "the magic number and the version");
        var columns = input.Int32LittleEndian("the number of columns");
        var rows = input.Int32LittleEndian("the number of rows");
        CelHeader.CheckSize(input, columns, rows, input.Int32LittleEndian("the number of cells"));
        var header = Text(input, "the header");
        (columns, rows) = CelHeader.Size(header, columns, rows);
        var algorithm = Text(input, "the algorithm's name");
        Text(input, "the algorithm's parameters");
        input.Take(4, "the cell margin");
        var outliers = (uint)input.Int32LittleEndian("the number of outliers");
        var masked = (uint)input.Int32LittleEndian("the number of masked cells");
        input.Take(4, "the number of sub-grids");
        var cells = columns * rows;
        var values = new CelValues(cells, hasDeviations: true, hasPixels: true);
        CelCells.Records(input, cells, CellSize, "the cells", values.Grow, (cell, bytes) => values.Set(
            cell,
            BinaryPrimitives.ReadSingleLittleEndian(bytes),
            BinaryPrimitives.ReadSingleLittleEndian(bytes[4..]),
            BinaryPrimitives.ReadInt16LittleEndian(bytes[8..])));
        var maskedCells = Pairs(input, masked, "masked cells", columns, rows);
        var outlierCells = Pairs(input, outliers, "outliers", columns, rows);
        input.Drain();
        return new CelFile
        {
            Format = CelFormat.Version4,
            ChipType = CelHeader.ChipType(header),
            Algorithm = algorithm,
            Columns = columns,
            Rows = rows,
            Intensities = values.Intensities,
            StandardDeviations = values.Deviations,
            Pixels = values.Pixels,
            Masked = maskedCells,
            Outliers = outlierCells,
        };
    }

    /// <summary>A text after its length.</summary>
    public static string Text(BinaryInput input, string what) =>
        Encoding.Latin1.GetString(input.Block(input.Int32LittleEndian("the length of " + what), LongestText, what)).TrimEnd('\0');

    /// <summary>A list of cells by column and row.</summary>
    public static int[] Pairs(BinaryInput input, uint count, string what, int columns, int rows) =>
        CelCells.List(input, count, PairSize, what, columns, rows,
            bytes => (BinaryPrimitives.ReadInt16LittleEndian(bytes), BinaryPrimitives.ReadInt16LittleEndian(bytes[2..])));
}
