namespace CyclinE.Reporting;

/// <summary>A column of an output table: name and description, defined once for the file and its documentation.</summary>
/// <param name="Name">The header, in snake_case where no standard names it.</param>
/// <param name="Description">One sentence, with the unit.</param>
public record OutputColumn(string Name, string Description);
