using CyclinE.Genomics.Results.Files;

namespace CyclinE.Ingest.Splitting;

/// <summary>Keeps where a sample's lines stood in its file, as runs of a constant stride.</summary>
internal sealed class LineRuns
{
    // Beyond this, messages name the sample's own lines.
    private const int Most = 4096;

    private readonly List<LineRun> _runs = [];
    private long _count;
    private long _last;
    private long _inRun;
    private bool _tooMany;

    public IReadOnlyList<LineRun> Runs => _tooMany ? [] : _runs;

    public void Add(long line)
    {
        _count++;
        if (_inRun == 1)
        {
            _runs[^1] = _runs[^1] with { Stride = line - _last };
            _inRun = 2;
        }
        else if (_inRun > 1 && line == _last + _runs[^1].Stride)
        {
            _inRun++;
        }
        else if (_runs.Count < Most)
        {
            _runs.Add(new LineRun(_count, line, 1));
            _inRun = 1;
        }
        else
        {
            _tooMany = true;
        }

        _last = line;
    }

    public LineRuns Copy()
    {
        var copy = new LineRuns { _count = _count, _last = _last, _inRun = _inRun, _tooMany = _tooMany };
        copy._runs.AddRange(_runs);
        return copy;
    }
}
