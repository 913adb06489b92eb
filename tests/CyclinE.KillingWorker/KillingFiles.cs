using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Units;

namespace CyclinE.KillingWorker;

/// <summary>Files one of which ends the process that opens it, as a fault in native code or the kernel's memory killer does.</summary>
internal sealed class KillingFiles(IInputFiles files) : IInputFiles
{
    private const string Killer = "KILLER";

    public IReadOnlyCollection<string> Roots => files.Roots;

    public Stream Open(InputRef input)
    {
        if (input.Path.Contains(Killer, StringComparison.Ordinal))
        {
            Environment.FailFast("This file ends the process on purpose.");
        }

        return files.Open(input);
    }

    public (long Size, DateTime Modified)? Stat(InputRef input) => files.Stat(input);
}
