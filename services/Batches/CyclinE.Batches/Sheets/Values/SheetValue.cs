using System.Text.Json.Nodes;

namespace CyclinE.Batches;

/// <summary>The values that a column takes: how a cell is read, told to people, and written as JSON Schema.</summary>
public abstract class SheetValue
{
    /// <summary>What is expected, to follow "Write": <c>a number from 0 to 1</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>The canonical values, where there are only a few; empty elsewhere.</summary>
    public virtual IReadOnlyList<string> Allowed => [];

    /// <summary>What is expected, with every spelling that is taken, as Markdown.</summary>
    public virtual string Markdown => Expected;

    /// <summary>True where the cell's own text goes into tables and messages, so that it must do no harm there.</summary>
    public virtual bool IsFreeText => false;

    /// <summary>Reads a cell that is not missing.</summary>
    /// <param name="text">The cell without surrounding white space.</param>
    public abstract SheetCell Read(string text);

    /// <summary>The JSON Schema of the canonical values.</summary>
    public abstract JsonObject ToJsonSchema();
}
