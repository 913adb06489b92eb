namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>
/// The scalar twin of the fast capped program: the same pieces by the same operations, one at a time, always cut at the
/// borders of the cap that matter, in lists. Its starts equal the fast program's bit for bit.
/// </summary>
public static class ScalarCappedFpop
{
    private sealed record Piece(double Left, double Right, double Weight, double Vertex, double Height, int Start);

    /// <summary>For each value, where the last segment of the best segmentation up to it begins.</summary>
    public static int[] Starts(double[] values, double penalty, double cap)
    {
        var minimum = Math.BitDecrement(values.Min());
        var maximum = Math.BitIncrement(values.Max());
        var reach = Math.Sqrt(cap);
        var least = 0.0;
        List<Piece> pieces = [new(minimum, maximum, 0, 0, 0, 0)];
        var starts = new int[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var x = values[index];
            double from = x - reach, to = x + reach;
            var next = pieces.ConvertAll(p => Added(p, x, least));
            var lowest = Lowest(next);
            var limit = least + Math.Min(lowest, penalty) + penalty - cap;
            if (pieces.Exists(p => p.Height < limit && (p.Left < from || p.Right > to)))
            {
                pieces = [.. pieces.SelectMany(p => Cut(p, from)).SelectMany(p => Cut(p, to))];
                next = pieces.ConvertAll(p => p.Left >= from && p.Right <= to ? Added(p, x, least) : p with { Height = p.Height - least + cap });
                lowest = Lowest(next);
            }

            least = Math.Min(lowest, penalty);
            starts[index] = lowest <= penalty ? next.Where(p => p.Height == lowest).Min(p => p.Start) : index;
            pieces = Rebuilt(next, x, index, least, penalty, Math.Min(Math.Sqrt(least), reach), minimum, maximum);
        }

        return starts;
    }

    private static Piece Added(Piece piece, double x, double least)
    {
        var weight = piece.Weight + 1;
        var residual = x - piece.Vertex;
        var step = residual / weight;
        return piece with { Weight = weight, Vertex = piece.Vertex + step, Height = piece.Height - least + (residual * (residual - step)) };
    }

    private static double Lowest(List<Piece> pieces) => pieces.Count == 0 ? double.PositiveInfinity : pieces.Min(p => p.Height);

    private static IEnumerable<Piece> Cut(Piece piece, double border) => piece.Left < border && border < piece.Right
        ? [piece with { Right = border }, piece with { Left = border }]
        : [piece];

    private static List<Piece> Rebuilt(
        List<Piece> pieces, double x, int index, double least, double penalty, double radius, double minimum, double maximum)
    {
        var rebuilt = new List<Piece>();
        var edge = minimum;
        foreach (var piece in pieces.Where(p => p.Height < least + penalty))
        {
            var reach = Math.Sqrt((least + penalty - piece.Height) / piece.Weight);
            var left = Math.Max(piece.Left, piece.Vertex - reach);
            var right = Math.Min(piece.Right, piece.Vertex + reach);
            if (left <= right)
            {
                Start(left);
                rebuilt.Add(piece with { Left = left, Right = right });
                edge = right;
            }
        }

        Start(maximum);
        return rebuilt;

        void Start(double next)
        {
            double left = Math.Max(edge, x - radius), right = Math.Min(next, x + radius);
            if (left < right)
            {
                rebuilt.Add(new Piece(left, right, 1, x, penalty, index));
            }
        }
    }
}
