namespace CyclinE.Portal.Access;

/// <summary>What a person may do.</summary>
public enum PortalRole
{
    /// <summary>Looks.</summary>
    Viewer,

    /// <summary>Looks, submits, replays and cancels.</summary>
    Operator,
}
