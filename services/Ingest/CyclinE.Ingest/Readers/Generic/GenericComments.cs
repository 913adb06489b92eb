using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Generic;

/// <summary>What the lines before a generic table's header say: <c>#build=hg19</c>, <c>## platform: name</c>.</summary>
internal sealed class GenericComments
{
    private readonly Dictionary<string, (string Value, SourceLocation Where)> _said = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The build, or null.</summary>
    public string? Build => Value("build");

    /// <summary>The platform, or null.</summary>
    public string? Platform => Value("platform");

    /// <summary>Number of a chromosome's first base, as IGV's files say it (<c>#coords=1</c>), or null.</summary>
    public int? FirstBase => Value("coords") switch { "0" => 0, "1" => 1, _ => null };

    /// <summary>What is divided by what (<c>#ratio=Cy5/Cy3</c>), or null.</summary>
    public RatioDirection? Direction { get; private set; }

    /// <summary>Where the build is said, or the file.</summary>
    public SourceLocation BuildPlace(LineReader lines) => _said.TryGetValue("build", out var build) ? build.Where : new SourceLocation(lines.File);

    /// <summary>Reads a line that begins with '#'. Comments that say neither are passed over.</summary>
    /// <exception cref="InvalidInputException">Two lines say different builds.</exception>
    public void Add(ReadOnlySpan<byte> line, LineReader lines)
    {
        var text = Encoding.UTF8.GetString(line).TrimStart('#', ' ');
        var mark = text.AsSpan().IndexOfAny('=', ':');
        if (mark < 0)
        {
            return;
        }

        var key = text[..mark].Trim();
        var value = text[(mark + 1)..].Trim(' ', '\t', ',', ';', '"');
        Direction ??= key.Contains("ratio", StringComparison.OrdinalIgnoreCase) ? RatioDirection.Of(value) : null;
        if (value.Length == 0)
        {
            return;
        }

        if (_said.TryGetValue(key, out var before) && key.Equals("build", StringComparison.OrdinalIgnoreCase)
            && GenomeBuild.Of(before.Value).Name != GenomeBuild.Of(value).Name)
        {
            throw new InvalidInputException(
                "wrong-build",
                $"The file says build '{before.Value}' ({before.Where}) and then '{value}'.",
                lines.Here().ToString(),
                "Keep the line with the build of the positions and remove the other.");
        }

        _said.TryAdd(key, (value, lines.Here()));
    }

    private string? Value(string key) => _said.TryGetValue(key, out var said) ? said.Value : null;
}
