using System.Globalization;
using System.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

/// <summary>Reads a Command Console ("Calvin") generic file: its header, then one data set after another.</summary>
/// <remarks>
/// Layout after the public description of the format: magic number 59, version 1, a header with the headers of the files
/// it was made from, data groups of data sets, each with named parameters, typed columns and rows; all big-endian, names in
/// UTF-16. Offsets in the file only ever lead forwards, so that it is read as a stream.
/// </remarks>
internal sealed class CommandConsoleReader(BinaryInput input)
{
    private const byte Magic = 59;
    private const byte Version = 1;
    private const int LongestName = 1 << 16;
    private const int LongestValue = 1 << 22;
    private const long LongestHeader = 1 << 24;
    private const int MostHeaders = 256;
    private const int DeepestParent = 16;
    private const int MostParameters = 1 << 17;
    private const int MostGroups = 1 << 16;
    private const int MostColumns = 4096;
    private const int RowsAtOnce = 1 << 17;

    private int _headers;
    private long _limit;
    private int _groupsLeft;
    private long _nextGroup;
    private int _setsLeft;
    private long _nextSet;
    private string _group = string.Empty;
    private CommandConsoleDataSet? _set;
    private long _rowsLeft;

    /// <summary>The file's header, after <see cref="ReadHeader"/>.</summary>
    public CommandConsoleHeader Header { get; private set; } = null!;

    /// <summary>Whether a file begins as Command Console files do.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => head is [Magic, Version, 0, ..];

    public CommandConsoleHeader ReadHeader()
    {
        var start = input.Take(2, "the file header");
        if (start[0] != Magic || start[1] != Version)
        {
            throw input.Corrupt($"The file begins with {start[0]} and {start[1]}: expected the magic number {Magic} and version {Version} of a Command Console file.", 0);
        }

        _groupsLeft = input.Int32BigEndian("the number of data groups");
        input.CheckLength(_groupsLeft, MostGroups, "the list of data groups");
        _nextGroup = input.UInt32BigEndian("the offset of the first data group");
        _limit = input.Position + LongestHeader;
        Header = HeaderAt(0);
        return Header;
    }

    /// <summary>Goes on to the next data set, over what is left of the last one.</summary>
    public bool TryNext(out CommandConsoleDataSet set)
    {
        FinishSet();
        while (_setsLeft == 0)
        {
            if (_groupsLeft == 0)
            {
                input.Drain();
                set = null!;
                return false;
            }

            OpenGroup();
        }

        set = OpenSet();
        return true;
    }

    /// <summary>The next rows of the data set, several at once; valid until the next call.</summary>
    public bool TryRows(out ReadOnlySpan<byte> rows)
    {
        if (_set is null || _rowsLeft == 0 || _set.RowSize == 0)
        {
            rows = default;
            return false;
        }

        var count = (int)Math.Min(_rowsLeft, Math.Max(1, RowsAtOnce / _set.RowSize));
        if (input.Peek(count * _set.RowSize).Length < count * _set.RowSize)
        {
            throw input.Truncated(_set.Start + (_set.Rows * _set.RowSize), Rows(_set));
        }

        rows = input.Take(count * _set.RowSize, _set.Title);
        _rowsLeft -= count;
        return true;
    }

    private static string Rows(CommandConsoleDataSet set) =>
        string.Create(CultureInfo.InvariantCulture, $"the {set.Rows:N0} rows of {set.Title}");

    private CommandConsoleHeader HeaderAt(int depth)
    {
        if (depth > DeepestParent || ++_headers > MostHeaders)
        {
            throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
                $"The file names more than {MostHeaders} files it was made from, or a line of more than {DeepestParent}."));
        }

        var dataType = Ascii("the data type");
        var fileId = Ascii("the file identifier");
        var created = Utf16("the date of creation");
        _ = Utf16("the locale");
        var parameters = ParameterList("the header's parameters");
        var count = input.Int32BigEndian("the number of parent files");
        input.CheckLength(count, MostHeaders, "the list of parent files");
        var parents = new List<CommandConsoleHeader>();
        for (var i = 0; i < count; i++)
        {
            parents.Add(HeaderAt(depth + 1));
        }

        return new CommandConsoleHeader { DataType = dataType, FileId = fileId, Created = created, Parameters = parameters, Parents = parents };
    }

    private List<CommandConsoleParameter> ParameterList(string what)
    {
        var count = input.Int32BigEndian("the number of " + what);
        input.CheckLength(count, MostParameters, what);
        var parameters = new List<CommandConsoleParameter>();
        for (var i = 0; i < count; i++)
        {
            var name = Utf16("a parameter's name");
            var value = input.Block(input.Int32BigEndian("the length of a parameter"), LongestValue, $"the value of parameter '{Shown(name)}'");
            var type = Utf16($"the type of parameter '{Shown(name)}'");
            parameters.Add(new CommandConsoleParameter(name, type, value));
            if (input.Position > _limit)
            {
                throw input.Corrupt(string.Create(CultureInfo.InvariantCulture, $"The parameters take more than {LongestHeader:N0} bytes."));
            }
        }

        return parameters;
    }

    private void OpenGroup()
    {
        input.SkipTo(_nextGroup, "a data group");
        _groupsLeft--;
        _nextGroup = input.UInt32BigEndian("the offset of the next data group");
        _nextSet = input.UInt32BigEndian("the offset of a data group's first data set");
        _setsLeft = input.Int32BigEndian("the number of data sets of a data group");
        input.CheckLength(_setsLeft, MostGroups, "the list of data sets of a data group");
        _group = Utf16("the name of a data group");
    }

    private CommandConsoleDataSet OpenSet()
    {
        input.SkipTo(_nextSet, $"a data set of group '{Shown(_group)}'");
        _setsLeft--;
        var place = input.Place(input.Position);
        var start = input.UInt32BigEndian("the offset of a data set's rows");
        _nextSet = input.UInt32BigEndian("the offset of the next data set");
        var name = Utf16("the name of a data set");
        _limit = input.Position + LongestHeader;
        var parameters = ParameterList($"the parameters of data set '{Shown(name)}'");
        var columns = Columns(name, out var rowSize);
        _rowsLeft = input.UInt32BigEndian($"the number of rows of data set '{Shown(name)}'");
        _set = new CommandConsoleDataSet
        {
            Group = Shown(_group),
            Name = Shown(name),
            Parameters = parameters,
            Columns = columns,
            Rows = _rowsLeft,
            RowSize = rowSize,
            Start = start,
            Place = place,
        };
        CheckExtent(_set);
        input.SkipTo(start, "the rows of " + _set.Title);
        return _set;
    }

    private List<CommandConsoleColumn> Columns(string set, out int rowSize)
    {
        var count = input.UInt32BigEndian($"the number of columns of data set '{Shown(set)}'");
        input.CheckLength(count, MostColumns, $"the list of columns of data set '{Shown(set)}'");
        var columns = new List<CommandConsoleColumn>();
        rowSize = 0;
        for (var i = 0; i < count; i++)
        {
            var name = Utf16("the name of a column");
            var type = (CommandConsoleType)input.Byte($"the type of column '{Shown(name)}'");
            var size = input.Int32BigEndian($"the size of column '{Shown(name)}'");
            var expected = CommandConsoleColumn.SizeOf(type);
            if (type > CommandConsoleType.Utf16 || (expected > 0 ? size != expected : size < 4) || size > LongestName)
            {
                throw input.Corrupt(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column '{Shown(name)}' of data set '{Shown(set)}' has type {(byte)type} and size {size:N0}: expected a type from 0 to 8, and {(expected > 0 ? $"the size {expected} of its type" : "a size from 4 to 65,536")}."));
            }

            columns.Add(new CommandConsoleColumn(name, type, rowSize, size));
            rowSize += size;
            input.CheckLength(rowSize, BinaryInput.LargestTake, $"a row of data set '{Shown(set)}'");
        }

        return columns;
    }

    // The vendor's writers set "next" to the end of the rows or to one byte further; 0 where there is no next.
    private void CheckExtent(CommandConsoleDataSet set)
    {
        var end = set.Start + (set.Rows * set.RowSize);
        if (_nextSet == 0 || (_nextSet >= end && _nextSet - end < Math.Max(set.RowSize, 16)))
        {
            return;
        }

        var room = set.RowSize == 0 ? 0 : (_nextSet - set.Start) / set.RowSize;
        if (_nextSet > end)
        {
            // Most often the file was cut, and the row count mended to fit: its true length tells.
            input.SkipTo(_nextSet - 1,
                string.Create(CultureInfo.InvariantCulture,
                    $"{set.Title}, which declares {set.Rows:N0} rows but goes on to byte {_nextSet:N0}, room for {room:N0} rows"));
        }

        throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
            $"The {set.Title} declares {set.Rows:N0} rows of {set.RowSize} bytes from byte {set.Start:N0}, but ends at byte {_nextSet:N0}, room for {room:N0} rows."));
    }

    private void FinishSet()
    {
        if (_set is { } set)
        {
            input.SkipTo(set.Start + (set.Rows * set.RowSize), Rows(set));
            _set = null;
        }
    }

    private string Ascii(string what) => Encoding.Latin1.GetString(input.Block(input.Int32BigEndian("the length of " + what), LongestName, what));

    private string Utf16(string what) =>
        Encoding.BigEndianUnicode.GetString(input.Block(2L * input.Int32BigEndian("the length of " + what), LongestName, what));

    // Names come from the file: in messages they are cut and have no control characters.
    private static string Shown(string name)
    {
        var text = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return text.Length > 60 ? text[..60] + "…" : text;
    }
}
