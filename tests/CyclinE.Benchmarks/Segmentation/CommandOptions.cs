using System.Globalization;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>Options of a verb, each a name and a value.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">An unknown option, or one without a value.</exception>
    public static CommandOptions Parse(IReadOnlyList<string> args, params string[] known)
    {
        var options = new CommandOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!known.Contains(args[i]) || i + 1 == args.Count)
            {
                throw new ArgumentException($"Unknown option {args[i]}, or no value after it; known are {string.Join(", ", known)}.");
            }

            options._values[args[i]] = args[i + 1];
        }

        return options;
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Int(string name, int otherwise) => _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
