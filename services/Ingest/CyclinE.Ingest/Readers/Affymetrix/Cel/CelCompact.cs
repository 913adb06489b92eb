using System.Buffers.Binary;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>Compact CEL ("ccel"): the head of version 4, whole-number intensities and masked cells only.</summary>
internal static class CelCompact
{
    private static ReadOnlySpan<byte> Magic => [(byte)'C', (byte)'C', (byte)'E', (byte)'L', 0x0D, 0x0A];

    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith(Magic);

    public static CelFile Read(BinaryInput input)
    {
        input.Take(12, "the magic number and the version");
        var columns = input.Int32LittleEndian("the number of columns");
        var rows = input.Int32LittleEndian("the number of rows");
        CelHeader.CheckSize(input, columns, rows, input.Int32LittleEndian("the number of cells"));
        var header = CelVersion4.Text(input, "the header");
        (columns, rows) = CelHeader.Size(header, columns, rows);
        var algorithm = CelVersion4.Text(input, "the algorithm's name");
        CelVersion4.Text(input, "the algorithm's parameters");
        input.Take(4, "the cell margin");
        var masked = (uint)input.Int32LittleEndian("the number of masked cells");
        input.Take(4, "the number of sub-grids");
        var cells = columns * rows;
        var values = new CelValues(cells, hasDeviations: false, hasPixels: false);
        CelCells.Records(input, cells, sizeof(ushort), "the cells", values.Grow,
            (cell, bytes) => values.Set(cell, BinaryPrimitives.ReadUInt16LittleEndian(bytes)));
        var maskedCells = CelVersion4.Pairs(input, masked, "masked cells", columns, rows);
        input.Drain();
        return new CelFile
        {
            Format = CelFormat.Compact,
            ChipType = CelHeader.ChipType(header),
            Algorithm = algorithm,
            Columns = columns,
            Rows = rows,
            Intensities = values.Intensities,
            Masked = maskedCells,
            Outliers = [],
        };
    }
}
