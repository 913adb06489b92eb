using System.Text.Json;
using System.Text.Json.Serialization;
using CyclinE.Portal.Access;
using CyclinE.Portal.Api;
using CyclinE.Portal.Assets;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Files;
using CyclinE.Portal.Genome;
using CyclinE.Portal.Live;
using CyclinE.Portal.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Portal;

/// <summary>The portal as a web application: pages and API on the batches of whoever hosts it.</summary>
public static class PortalHost
{
    /// <summary>Builds it; nothing listens yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="batches">The batches.</param>
    /// <exception cref="InvalidOperationException">The file of keys cannot be read.</exception>
    public static WebApplication Build(PortalSettings settings, IPortalBatches batches)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls(settings.Listen.ToString());
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = settings.MostUpload;
        });
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("CyclinE.Portal", LogLevel.Information).AddFilter(typeof(PortalAuthentication).FullName, LogLevel.Warning)
            // Sessions are of this process alone, which is what it warns of.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(batches);
        builder.Services.AddSingleton(batches.Ledger);
        builder.Services.AddSingleton<BatchProgress>();
        builder.Services.AddSingleton<PortalQueries>();
        builder.Services.AddSingleton<PortalVerbs>();
        builder.Services.AddSingleton<GenomeReader>();
        builder.Services.AddSingleton<BatchEvents>();
        builder.Services.AddSingleton<HeatMaps>();
        builder.Services.AddSingleton<PieceRenderer>();
        builder.Services.AddSingleton<ProgressFeed>();
        builder.Services.AddSingleton<PortalAssets>();
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddPortalAccess(settings);
        builder.Services.AddOpenApi("v1", o =>
        {
            o.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "CyclinE.Pipeline";
                document.Info.Version = "1";
                document.Info.Description = "The verbs of the command line. Changes take application/json; a key goes into 'Authorization: Bearer KEY'.";
                return Task.CompletedTask;
            });
        });
        builder.Services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.SerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        });

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseHostFiltering();
        app.UseRefusals();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapOpenApi("/api/{documentName}.json");
        app.MapGet("/health/live", () => "ok").AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (CancellationToken ct) =>
        {
            await batches.Ledger.ListOpenBatchesAsync(ct);
            return "ok";
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapPortalAssets();
        app.MapPortalApi();
        app.MapGenomes();
        app.MapPages();
        app.MapFiles();
        return app;
    }
}
