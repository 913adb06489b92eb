using System.Net;
using System.Text;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>Takes spans by OTLP over HTTP and keeps them as they came: names and tags in a protobuf message are plain UTF-8.</summary>
internal sealed class SpanReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(5);

    private readonly HttpListener _listener = new();
    private readonly List<byte[]> _received = [];
    private readonly Task _taking;

    public SpanReceiver()
    {
        Endpoint = new Uri($"http://127.0.0.1:{Programs.FreePorts(1)[0]}/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _taking = TakeAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Waits for a message with all of these texts.</summary>
    public async Task WaitForAsync(string first, string second, CancellationToken cancellationToken)
    {
        var since = DateTime.UtcNow;
        while (true)
        {
            Assert.True(DateTime.UtcNow - since < Lost, $"No span of {first} with {second} came; {_received.Count} messages did.");
            lock (_received)
            {
                if (_received.Any(m => Holds(m, first) && Holds(m, second)))
                {
                    return;
                }
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        _listener.Close();
    }

    private static bool Holds(byte[] message, string text) => message.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private async Task TakeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return; // It was stopped.
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            if (context.Request.Url?.AbsolutePath == "/v1/traces")
            {
                lock (_received)
                {
                    _received.Add(body.ToArray());
                }
            }

            context.Response.Close();
        }
    }
}
