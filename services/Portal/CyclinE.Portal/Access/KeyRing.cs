using System.Security.Cryptography;
using System.Text;

namespace CyclinE.Portal.Access;

/// <summary>
/// API keys by their hash, from a file with a line <c>NAME ROLE SHA256</c> each; # begins a comment. Keys are made by
/// <c>cycline portal --make-key</c> with 256 random bits: a plain hash of those cannot be guessed back. The file is read again when it changes.
/// </summary>
public sealed class KeyRing
{
    private const string Prefix = "cyc_";
    private readonly string _file;
    private readonly Lock _gate = new();
    private DateTime _read;
    private IReadOnlyList<Entry> _entries = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read, or a line is not as it has to be.</exception>
    public KeyRing(string file)
    {
        _file = file;
        Refresh();
    }

    /// <summary>A new key, and the line by which the file knows it.</summary>
    /// <exception cref="InvalidOperationException">The name holds a space.</exception>
    public static (string Key, string Line) Make(string name, PortalRole role)
    {
        if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || c == '#'))
        {
            throw new InvalidOperationException($"'{name}' names no key: it may hold neither spaces nor #.");
        }

        var key = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (key, $"{name} {role.ToString().ToLowerInvariant()} {Convert.ToHexStringLower(Hash(key))}");
    }

    /// <summary>Who has a key; null where nobody has.</summary>
    public (string Name, PortalRole Role)? Find(string key)
    {
        var hash = Hash(key);
        (string, PortalRole)? found = null;
        foreach (var entry in Refresh())
        {
            // All of them, each in constant time: how long it takes tells nothing.
            if (CryptographicOperations.FixedTimeEquals(entry.Hash, hash))
            {
                found = (entry.Name, entry.Role);
            }
        }

        return found;
    }

    /// <summary>The role that a name has now; null where it has been taken out.</summary>
    public PortalRole? RoleOf(string name) => Refresh().FirstOrDefault(e => e.Name == name)?.Role;

    private IReadOnlyList<Entry> Refresh()
    {
        lock (_gate)
        {
            try
            {
                var changed = File.GetLastWriteTimeUtc(_file);
                if (changed != _read)
                {
                    _entries = [.. File.ReadLines(_file).Select((line, i) => Parse(line, i + 1)).OfType<Entry>()];
                    _read = changed;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InvalidOperationException($"CYCLINE__Portal__Keys cannot be read: {exception.Message}");
            }

            return _entries;
        }
    }

    private static Entry? Parse(string line, int number)
    {
        var text = line.Split('#')[0];
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return null;
        }

        return parts is [var name, var role, { Length: 64 } hash] && Enum.TryParse<PortalRole>(role, ignoreCase: true, out var value) && Enum.IsDefined(value)
            && hash.All(char.IsAsciiHexDigit)
            ? new Entry(name, value, Convert.FromHexString(hash))
            : throw new InvalidOperationException(
                $"CYCLINE__Portal__Keys, line {number}: expected NAME ROLE SHA256 with the role viewer or operator, as 'cycline portal --make-key' prints it.");
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private sealed record Entry(string Name, PortalRole Role, byte[] Hash);
}
