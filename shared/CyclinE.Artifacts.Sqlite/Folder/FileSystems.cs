namespace CyclinE.Artifacts.Sqlite.Folder;

/// <summary>Tells network file systems, on which a write-ahead log is not safe (it needs memory shared by all its users).</summary>
internal static class FileSystems
{
    /// <summary>Names that the runtime gives, by what statfs says. FUSE mounts (sshfs, s3fs) do not tell what is behind them.</summary>
    private static readonly HashSet<string> Network = new(StringComparer.OrdinalIgnoreCase)
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "webdav", "ncpfs", "coda", "9p", "v9fs", "ceph", "lustre", "gpfs",
        "glusterfs", "beegfs", "panfs", "pvfs2", "orangefs", "ocfs2", "gfs2", "fuse", "fuse.sshfs", "vboxfs", "vboxsf", "prl_fs",
    };

    /// <summary>The name of the network file system that holds a folder; null on a local one.</summary>
    public static string? NetworkName(string folder)
    {
        if (OperatingSystem.IsWindows() && folder.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return "network share";
        }

        var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
        return drive.DriveType == DriveType.Network || IsNetwork(drive.DriveFormat) ? drive.DriveFormat : null;
    }

    /// <summary>True for the name of a network file system.</summary>
    internal static bool IsNetwork(string name) => Network.Contains(name);
}
