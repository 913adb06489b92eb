using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace CyclinE.Portal.Pages;

/// <summary>Renders a component to text, for what is sent to a page that is open.</summary>
/// <param name="services">What components may ask for.</param>
/// <param name="logger">The log.</param>
public sealed class PieceRenderer(IServiceProvider services, ILoggerFactory logger)
{
    /// <summary>The component's markup.</summary>
    public async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logger);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
