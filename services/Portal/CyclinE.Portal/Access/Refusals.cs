using CyclinE.Artifacts.Store;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyclinE.Portal.Access;

/// <summary>What cannot be met is said in words: as a page to a person, as problem details to a program.</summary>
public static partial class Refusals
{
    /// <summary>Catches what the rest of the way throws.</summary>
    public static void UseRefusals(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Refusals).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null })
                {
                    await AnswerAsync(context, context.Response.StatusCode, Sentence(context.Response.StatusCode));
                }
            }
            catch (RefusedException exception) when (!context.Response.HasStarted)
            {
                await AnswerAsync(context, exception.Status, exception.Message);
            }
            catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
            {
                await AnswerAsync(context, exception.StatusCode, exception.Message);
            }
            catch (UnreadableArtifactException exception) when (!context.Response.HasStarted)
            {
                await AnswerAsync(context, StatusCodes.Status500InternalServerError,
                    $"{exception.Message} 'cycline verify' says what else is damaged; 'cycline replay BATCH --damaged' computes it again.");
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Whoever asked has gone.
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                Failed(logger, context.Request.Path, exception);
                await AnswerAsync(context, StatusCodes.Status500InternalServerError,
                    "Something went wrong here that should not. The log of the portal says what, with this trace: " + context.TraceIdentifier);
            }
        });
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        return context.Request.Path.StartsWithSegments("/api")
            ? Results.Problem(text, statusCode: status).ExecuteAsync(context)
            : PageResults.Page<RefusalPage>(new { Status = status, Message = text }, status).ExecuteAsync(context);
    }

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "This request is not one that the portal understands.",
        StatusCodes.Status401Unauthorized => "Sign in, or send a key in 'Authorization: Bearer KEY'.",
        StatusCodes.Status403Forbidden => "This takes the role of an operator.",
        StatusCodes.Status404NotFound => "There is no such page.",
        StatusCodes.Status413PayloadTooLarge => "This is larger than the portal takes in.",
        StatusCodes.Status429TooManyRequests => "Too many requests within a minute; try again in a minute.",
        _ => "This could not be done.",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void Failed(ILogger logger, string path, Exception exception);
}
