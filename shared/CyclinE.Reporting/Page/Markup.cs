namespace CyclinE.Reporting.Page;

/// <summary>Text that is markup already and is not escaped again. Made only from an <see cref="Html"/> or a constant of ours.</summary>
internal readonly record struct Markup(string Text)
{
    public static Markup None => new(string.Empty);
}
