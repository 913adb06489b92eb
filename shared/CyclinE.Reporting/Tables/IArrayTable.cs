using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary>A table whose lines each come from one array: it is written array by array, so that one at a time is in memory.</summary>
internal interface IArrayTable
{
    /// <summary>Name of the file in the folder of results.</summary>
    string FileName { get; }

    /// <summary>Writes the line of column names.</summary>
    void WriteHeader(TextWriter writer);

    /// <summary>Writes the lines of an array.</summary>
    void WriteRows(ArrayResult array, TextWriter writer);
}
