namespace CyclinE.Benchmarks.Segmentation.Plots;

/// <summary>A linear or logarithmic map from data to drawing units.</summary>
internal readonly record struct PlotAxis(double From, double To, double Start, double End, bool Logarithmic = false)
{
    public double this[double value]
    {
        get
        {
            var share = Logarithmic ? Math.Log(value / From) / Math.Log(To / From) : (value - From) / (To - From);
            return Start + (share * (End - Start));
        }
    }

    public double Clamped(double value) => this[Math.Clamp(value, Math.Min(From, To), Math.Max(From, To))];
}
