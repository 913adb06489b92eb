namespace CyclinE.Artifacts.Mongo.Schema;

internal static class CollectionNames
{
    public const string Artifacts = "artifacts";
    public const string Chunks = "chunks";
    public const string Units = "units";
    public const string Batches = "batches";
    public const string Plans = "plans";
    public const string Rosters = "rosters";
    public const string Stages = "stages";
    public const string DeadLetters = "dead_letters";
}
