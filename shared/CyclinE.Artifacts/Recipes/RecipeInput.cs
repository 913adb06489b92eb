namespace CyclinE.Artifacts;

/// <summary>One input of a recipe.</summary>
/// <param name="Role">What it is to the stage: <c>file</c>, a stage's name, <c>roster</c>, <c>table:genes</c>.</param>
/// <param name="Id">Its hash or artifact id.</param>
public sealed record RecipeInput(string Role, string Id);
