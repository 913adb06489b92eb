namespace CyclinE.Genomics.Input;

/// <summary>
/// Describes one science option where it is defined. Help, documentation, validation and the recipe are made from it.
/// </summary>
/// <param name="name">The name a person types, in kebab-case.</param>
/// <param name="description">One sentence, with the unit.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionAttribute(string name, string description) : Attribute
{
    /// <summary>The name a person types.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence, with the unit.</summary>
    public string Description { get; } = description;

    /// <summary>Smallest allowed value.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Largest allowed value.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>True where the value is a list of the sheet's columns, joined with commas: the stage then reads them, and they enter its recipe.</summary>
    public bool NamesColumns { get; init; }
}
