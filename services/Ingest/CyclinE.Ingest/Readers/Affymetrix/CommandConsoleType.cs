namespace CyclinE.Ingest;

/// <summary>Types of a Command Console file's columns, by their code in the file.</summary>
internal enum CommandConsoleType : byte
{
    Int8 = 0,
    UInt8 = 1,
    Int16 = 2,
    UInt16 = 3,
    Int32 = 4,
    UInt32 = 5,
    Float = 6,
    Ascii = 7,
    Utf16 = 8,
}
