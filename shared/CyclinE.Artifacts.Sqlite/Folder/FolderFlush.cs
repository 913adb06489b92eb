using System.Runtime.InteropServices;

namespace CyclinE.Artifacts.Sqlite.Folder;

/// <summary>Makes a rename in a folder survive a power cut. The runtime cannot open folders; Windows needs no such flush.</summary>
internal static class FolderFlush
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Flushes a folder's entries to the disk.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var descriptor = Open(folder, CloseOnExec);
        if (descriptor < 0)
        {
            throw Failure(folder);
        }

        try
        {
            // Some file systems cannot flush a folder (EINVAL) and keep their own order; nothing can be done better there.
            if (Synchronize(descriptor) < 0 && Marshal.GetLastPInvokeError() is not 22)
            {
                throw Failure(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string folder) =>
        new($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
