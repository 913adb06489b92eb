using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Robust;

/// <summary>
/// The pieces of a <see cref="CappedEnvelope"/> in ascending order: piece i holds μ from <c>Left[i]</c> to <c>Right[i]</c> at the
/// cost Weight·(μ − Vertex)² + Height. Flat arrays, so that a step is one pass over vectors.
/// </summary>
internal sealed class EnvelopePieces(int capacity)
{
    public readonly int Capacity = capacity;
    public readonly double[] Left = new double[capacity];
    public readonly double[] Right = new double[capacity];
    public readonly double[] Weight = new double[capacity];
    public readonly double[] Vertex = new double[capacity];
    public readonly double[] Height = new double[capacity];
    public readonly double[] Start = new double[capacity];

    /// <summary>Writes one piece.</summary>
    public void Set(int i, double left, double right, double weight, double vertex, double height, double start)
    {
        Left[i] = left;
        Right[i] = right;
        Weight[i] = weight;
        Vertex[i] = vertex;
        Height[i] = height;
        Start[i] = start;
    }

    /// <summary>Copies one piece of another set.</summary>
    public void Copy(EnvelopePieces from, int i, int to)
    {
        Left[to] = from.Left[i];
        Right[to] = from.Right[i];
        Weight[to] = from.Weight[i];
        Vertex[to] = from.Vertex[i];
        Height[to] = from.Height[i];
        Start[to] = from.Start[i];
    }

    /// <summary>Raises a vector of lanes from a place on to infinite height: they are never least and never alive.</summary>
    public void Pad(int count) =>
        Vector512.Create(double.PositiveInfinity).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(Height), (nuint)count);

    /// <summary>The same pieces with more room.</summary>
    public EnvelopePieces Grown(int capacity)
    {
        var grown = new EnvelopePieces(capacity);
        Left.CopyTo(grown.Left, 0);
        Right.CopyTo(grown.Right, 0);
        Weight.CopyTo(grown.Weight, 0);
        Vertex.CopyTo(grown.Vertex, 0);
        Height.CopyTo(grown.Height, 0);
        Start.CopyTo(grown.Start, 0);
        return grown;
    }
}
