using System.Runtime.InteropServices;

namespace CyclinE.Cli.Commands;

/// <summary>Whose process this is, as numbers; the runtime knows names alone.</summary>
internal static class UserId
{
    /// <summary>The effective user.</summary>
    [DllImport("libc", EntryPoint = "geteuid")]
    public static extern uint Effective();

    /// <summary>The effective group.</summary>
    [DllImport("libc", EntryPoint = "getegid")]
    public static extern uint EffectiveGroup();
}
