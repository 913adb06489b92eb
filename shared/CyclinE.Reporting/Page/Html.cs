using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CyclinE.Reporting.Page;

/// <summary>
/// Builds HTML and SVG from interpolated strings: what stands in the source is markup, what is filled in is text and is
/// escaped, so that nothing of a sheet can become markup by oversight. <see cref="Markup"/> is the one way around it.
/// </summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends markup; its holes are escaped while they are filled.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Escaping markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Characters so far.</summary>
    public int Length => _text.Length;

    public Markup ToMarkup() => new(_text.ToString());

    public override string ToString() => _text.ToString();

    private void Escape(string? text)
    {
        foreach (var c in text ?? string.Empty)
        {
            switch (c)
            {
                case '<':
                    _text.Append("&lt;");
                    break;
                case '>':
                    _text.Append("&gt;");
                    break;
                case '&':
                    _text.Append("&amp;");
                    break;
                case '"':
                    _text.Append("&quot;");
                    break;
                case '\'':
                    _text.Append("&#39;");
                    break;
                case < ' ' and not ('\n' or '\t'):
                    // Control characters are no valid HTML in any spelling.
                    _text.Append('\uFFFD');
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }
    }

    /// <summary>
    /// Fills the holes of <see cref="Add"/>. Room is left to the builder, which adds blocks: asking it for just what a call needs would
    /// copy all of the page at every call.
    /// </summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Escaping
    {
        private readonly Html _html;

        public Escaping(int literalLength, int holes, Html html)
        {
            _ = (literalLength, holes);
            _html = html;
        }

        public void AppendLiteral(string markup) => _html._text.Append(markup);

        public void AppendFormatted(string? text) => _html.Escape(text);

        public void AppendFormatted(Markup markup) => _html._text.Append(markup.Text);

        public void AppendFormatted(int number) => _html._text.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>Coordinates: two decimals are finer than any screen.</summary>
        public void AppendFormatted(double number) => _html._text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
