using System.Diagnostics;
using System.Globalization;

namespace CyclinE.External.Worker.Running;

/// <summary>
/// What stands before a command so that it can do less: no network, another user, no more memory and no larger file than it says.
/// Each as far as this machine lets it; what it does not let is said once.
/// </summary>
/// <param name="Prefix">Program and arguments before the command.</param>
/// <param name="IsOtherUser">Whether the command runs as another user, who has to be let into its folder.</param>
/// <param name="Missing">What this machine does not let; null where nothing.</param>
public sealed record Confinement(IReadOnlyList<string> Prefix, bool IsOtherUser, string? Missing)
{
    private const string Nobody = "65534";

    /// <summary>Whether this process may do anything: then a command is another user's.</summary>
    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>Number of the user and the group as whom a container runs: nobody's, or this process's own.</summary>
    public static string User => IsRoot || OperatingSystem.IsWindows() ? $"{Nobody}:{Nobody}" : $"{OwnId("-u")}:{OwnId("-g")}";

    private static readonly Lazy<Confinement> OfThisMachine = new(Find);

    /// <summary>The confinement of this machine; looked for once.</summary>
    public static Confinement Here => OfThisMachine.Value;

    /// <summary>The whole command line.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="memory">Bytes of data that it may allocate.</param>
    /// <param name="output">Bytes of the largest file that it may write.</param>
    public IReadOnlyList<string> Around(IReadOnlyList<string> command, long memory, long output)
    {
        // dash counts data in units of 1,024 bytes and files in units of 512.
        var limits = string.Create(CultureInfo.InvariantCulture, $"ulimit -d {memory / 1024} && ulimit -f {Math.Max(1, output / 512)} && ulimit -c 0 && exec \"$@\"");
        return OperatingSystem.IsWindows() ? command : [.. Prefix, "/bin/sh", "-c", limits, "stage", .. command];
    }

    private static Confinement Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new Confinement([], false, "neither network nor user of a command can be confined on this system");
        }

        string[] user = IsRoot ? ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", "--"] : [];
        foreach (string[] network in new string[][] { ["unshare", "--net", "--"], ["unshare", "--user", "--map-root-user", "--net", "--"] })
        {
            var isRoot = network.Length == 3;
            if (Works([.. network, .. isRoot ? user : []]))
            {
                return new Confinement([.. network, .. isRoot ? user : []], isRoot && user.Length > 0, null);
            }
        }

        return user.Length > 0 && Works(user)
            ? new Confinement(user, true, "the network cannot be taken from a command here (no right to unshare it)")
            : new Confinement([], false, "neither network nor user of a command can be confined here (no right to unshare, not root)");
    }

    private static string OwnId(string which)
    {
        using var process = Process.Start(new ProcessStartInfo("id") { RedirectStandardOutput = true, ArgumentList = { which } })!;
        var id = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return id;
    }

    private static bool Works(string[] prefix)
    {
        try
        {
            var start = new ProcessStartInfo(prefix[0]) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in prefix.Skip(1).Append("true"))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start);
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // The program is not there.
        }
    }
}
