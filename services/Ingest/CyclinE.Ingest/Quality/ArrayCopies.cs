using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Quality;

/// <summary>
/// Tells two arrays under one name from the replicate probes of one array. Replicates stand together or are spread over the array,
/// and what is between them is noise; of two arrays the whole design comes twice, and between them lie both arrays' events.
/// </summary>
internal sealed class ArrayCopies(FeatureTable features, bool oneRowPerProbe, string where, string? sample)
{
    // A format with one row for each probe: a few may stand twice after an edit, a fifth does not.
    private const double ShareOfDesign = 0.2;
    private const int FewProbes = 10;

    // A design whose every probe is spotted more than once is usual for BAC arrays.
    private const double WholeDesign = 0.8;
    private const int EnoughToCompare = 50;

    // Between replicates neighbours have nothing in common: 0 ± 1/√n. One event on a tenth of the genome gives 0.5.
    private const double Structure = 0.25;

    // Where more stand at one place, positions mean nothing.
    private const int MostTogether = 64;

    private readonly List<int> _first = [];
    private readonly List<int> _second = [];
    private int _probes;

    /// <summary>Looks at the features of one place.</summary>
    /// <param name="place">Places that stand together, in file order.</param>
    public void Add(ReadOnlySpan<ulong> place)
    {
        if (place.Length is 1 or > MostTogether)
        {
            _probes += place.Length;
            return;
        }

        for (var i = 0; i < place.Length; i++)
        {
            var feature = FeaturePlace.FeatureOf(place[i]);
            var earlier = -1;
            var repeats = 0;
            for (var j = 0; j < i; j++)
            {
                if (IsSame(FeaturePlace.FeatureOf(place[j]), feature))
                {
                    earlier = earlier < 0 ? FeaturePlace.FeatureOf(place[j]) : earlier;
                    repeats++;
                }
            }

            _probes += repeats == 0 ? 1 : 0;
            if (repeats == 1)
            {
                _first.Add(earlier);
                _second.Add(feature);
            }
        }
    }

    /// <summary>Refuses two arrays.</summary>
    /// <exception cref="InvalidInputException"><c>several-arrays</c>.</exception>
    public void Judge()
    {
        var share = _first.Count / (double)Math.Max(1, _probes);
        var why = oneRowPerProbe && _first.Count >= FewProbes && share > ShareOfDesign ? "this format has one row for each probe of an array"
            : _first.Count < EnoughToCompare || share < WholeDesign ? null
            : BeginsAgain() ? "the second row of every probe comes after the first rows of all, as where one array's rows follow another's"
            : Autocorrelation() is var r && r > Structure
                ? string.Create(CultureInfo.InvariantCulture,
                    $"the differences between the two follow the genome (correlation of neighbours {r:0.00}), as they do not between replicates of one array")
            : null;
        if (why is null)
        {
            return;
        }

        var (chromosome, position) = features.PlaceOf(_first[0]);
        var example = features.Named && !features.NameOf(_first[0]).IsEmpty ? Encoding.UTF8.GetString(features.NameOf(_first[0]))
            : $"the one at {chromosome}:{position}";
        throw new InvalidInputException(
            SeveralArrays.Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(sample is null ? "The file holds" : $"Sample '{sample}' has")} {_first.Count} of {_probes} probes more than once (such as {example}): more than one array, for {why}."),
            where,
            SeveralArrays.Remedy);
    }

    private bool IsSame(int a, int b) => !features.Named || (!features.NameOf(a).IsEmpty && features.NameOf(a).SequenceEqual(features.NameOf(b)));

    // Both runs through the file are in genome order, one behind the other.
    private bool BeginsAgain()
    {
        for (var i = 1; i < _first.Count; i++)
        {
            if (_first[i] <= _first[i - 1] || _second[i] <= _second[i - 1])
            {
                return false;
            }
        }

        return _first[^1] < _second[0];
    }

    // Of neighbouring differences in genome order, with outliers drawn in.
    private double Autocorrelation()
    {
        var differences = new List<double>(_first.Count);
        for (var i = 0; i < _first.Count; i++)
        {
            var difference = (double)features.Log2[_first[i]] - features.Log2[_second[i]];
            if (!double.IsNaN(difference))
            {
                differences.Add(difference);
            }
        }

        if (differences.Count < EnoughToCompare)
        {
            return 0;
        }

        double[] d = [.. differences];
        var median = OrderStatistics.Median((double[])d.Clone());
        var steps = d.Zip(d.Skip(1), (a, b) => Math.Abs(b - a)).ToArray();
        var limit = Math.Max(6 * OrderStatistics.Median(steps), 1e-9);
        double sum = 0, squares = 0, products = 0;
        for (var i = 0; i < d.Length; i++)
        {
            d[i] = Math.Clamp(d[i] - median, -limit, limit);
            sum += d[i];
        }

        var mean = sum / d.Length;
        for (var i = 0; i < d.Length; i++)
        {
            squares += (d[i] - mean) * (d[i] - mean);
            products += i == 0 ? 0 : (d[i] - mean) * (d[i - 1] - mean);
        }

        return squares > 0 ? products / squares : 0;
    }
}
