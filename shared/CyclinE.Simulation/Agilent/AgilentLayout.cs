namespace CyclinE.Simulation.Agilent;

/// <summary>The columns of the three blocks of a Feature Extraction text file (compact output, 10.7), in the vendor's order.</summary>
internal sealed class AgilentLayout
{
    private AgilentLayout(string block, IReadOnlyList<string> names, IReadOnlyList<string> types)
    {
        Block = block;
        Names = names;
        Types = types;
    }

    /// <summary>Scan and extraction parameters.</summary>
    public static AgilentLayout Parameters { get; } = Read("FEPARAMS");

    /// <summary>Statistics of the array.</summary>
    public static AgilentLayout Statistics { get; } = Read("STATS");

    /// <summary>One line per spot.</summary>
    public static AgilentLayout Features { get; } = Read("FEATURES");

    /// <summary>The word that begins the line of names.</summary>
    public string Block { get; }

    /// <summary>Column names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Column types: text, integer, float, boolean.</summary>
    public IReadOnlyList<string> Types { get; }

    private static AgilentLayout Read(string block)
    {
        using var stream = typeof(AgilentLayout).Assembly.GetManifestResourceStream("AgilentLayout.tsv")!;
        using var reader = new StreamReader(stream);
        List<string> names = [], types = [];
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            if (fields[0] == block)
            {
                names.Add(fields[1]);
                types.Add(fields[2]);
            }
        }

        return new AgilentLayout(block, names, types);
    }
}
