using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyclinE.Portal.Pages;

/// <summary>Pages as answers.</summary>
public static class PageResults
{
    /// <summary>A page with its parameters.</summary>
    public static IResult Page<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status };
}
