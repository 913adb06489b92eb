namespace CyclinE.Artifacts.Sqlite;

/// <summary>A write that waits for its turn, and the caller who waits for it.</summary>
internal abstract class WriteOperation
{
    /// <summary>Runs within the open transaction; may be run again in another one. A cancelled one writes nothing.</summary>
    public abstract void Run(StoreConnection connection);

    /// <summary>The transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>It is not, and will not be.</summary>
    public abstract void Fail(Exception exception);
}
