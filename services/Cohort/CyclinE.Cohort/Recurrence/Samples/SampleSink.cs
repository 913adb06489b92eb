using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Scoring;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>Takes the split profile of one sample after another and keeps what the cohort needs of it.</summary>
internal sealed class SampleSink(RecurrenceOptions options)
{
    /// <summary>A deletion on a lost arm scores as if at most this share of the cells kept a copy.</summary>
    private const double LeastCopies = 0.1;

    private double[] _gain = new double[256];
    private double[] _loss = new double[256];
    private double[] _extra = new double[256];
    private ScoreHistogram? _gains;
    private ScoreHistogram? _losses;

    public DirectionScores Amplification { get; } = new(RecurrenceDirection.Amplification);

    public DirectionScores Deletion { get; } = new(RecurrenceDirection.Deletion);

    public MarkerLattice Lattice { get; } = new();

    public ArmTally Arms { get; } = new(options.GainThreshold, options.LossThreshold);

    /// <summary>Samples taken.</summary>
    public int Samples { get; private set; }

    public void Begin()
    {
        _gains = new ScoreHistogram(Amplification.Bin);
        _losses = new ScoreHistogram(Deletion.Bin);
    }

    public void End()
    {
        Amplification.Histograms.Add(_gains!.Shares());
        Deletion.Histograms.Add(_losses!.Shares());
        Samples++;
    }

    /// <summary>Takes one chromosome of the sample.</summary>
    public void Add(int chromosome, ReadOnlySpan<RecurrenceSegment> segments, List<ProfilePiece> pieces, ReadOnlySpan<double> broad)
    {
        foreach (var segment in segments)
        {
            Lattice.Add(segment);
        }

        Arms.Add(chromosome, pieces, broad);
        if (_gain.Length < pieces.Count)
        {
            _gain = new double[pieces.Count * 2];
            _loss = new double[pieces.Count * 2];
            _extra = new double[pieces.Count * 2];
        }

        for (var k = 0; k < pieces.Count; k++)
        {
            Score(chromosome, pieces[k], broad[k], k);
        }

        Amplification.Add(Samples, chromosome, pieces, _gain.AsSpan(0, pieces.Count), []);
        Deletion.Add(Samples, chromosome, pieces, _loss.AsSpan(0, pieces.Count), _extra.AsSpan(0, pieces.Count));
    }

    // The focal part that brings a lost arm back towards two copies (and a gained one down to them) is background: it enters
    // the null and not the score.
    private void Score(int chromosome, ProfilePiece piece, double broad, int k)
    {
        var focal = piece.Copies - broad;
        var gain = Math.Max(0, piece.Copies - Math.Max(broad, 0));
        var loss = Math.Max(0, Math.Min(broad, 0) - piece.Copies);
        var lostArm = Math.Max(0, -broad);
        _gain[k] = gain >= options.GainThreshold ? Amplification.Rate * gain : 0;
        _extra[k] = loss >= options.LossThreshold && lostArm >= options.LossThreshold
            ? -Math.Log(Math.Max(LeastCopies, 1 - lostArm - loss))
            : 0;
        _loss[k] = loss >= options.LossThreshold ? (Deletion.Rate * loss) + _extra[k] : 0;
        _gains!.Add(focal >= options.GainThreshold ? Amplification.Rate * focal : 0, piece.Markers);
        var background = -focal >= options.LossThreshold ? (Deletion.Rate * -focal) + _extra[k] : 0;
        _losses!.Add(background, piece.Markers);
        if (background > _loss[k])
        {
            Deletion.Background[chromosome].Add(new ScoreEvent(Samples, piece.Start, piece.End, background, false));
        }
    }
}
