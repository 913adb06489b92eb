using System.Net;
using Docker.DotNet;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Xunit;

namespace CyclinE.Testing.Servers;

/// <summary>Starts containers where an engine answers and has, or can fetch, the image.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(20);

    /// <summary>The running container; skips the test with the reason where there is none.</summary>
    public static T OrSkip<T>(this (T? Container, string? Reason) tried)
        where T : class
    {
        Assert.SkipWhen(tried.Container is null, tried.Reason ?? string.Empty);
        return tried.Container;
    }

    /// <summary>Starts a container that ends with this process, or says why there is none.</summary>
    /// <param name="image">Its image.</param>
    /// <param name="build">Builds it.</param>
    public static async Task<(T? Container, string? Reason)> TryStartAsync<T>(string image, Func<T> build)
        where T : class, IContainer
    {
        try
        {
            var container = build();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => container.DisposeAsync().AsTask().Wait(ExitTimeout);
            await container.StartAsync().ConfigureAwait(false);
            return (container, null);
        }
        catch (DockerUnavailableException exception)
        {
            return (null, $"No container engine answers (looked where Testcontainers looks, DOCKER_HOST first): {FirstLine(exception)}");
        }
        catch (DockerApiException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.InternalServerError)
        {
            return (null, $"The container engine has no image {image} and cannot fetch it: {FirstLine(exception)}");
        }
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
