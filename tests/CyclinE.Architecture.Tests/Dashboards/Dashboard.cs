using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyclinE.Architecture.Tests.Dashboards;

/// <summary>One dashboard: rows of panels, written as Grafana reads it.</summary>
internal sealed record Dashboard(string Id, string Title, string About, IReadOnlyList<(string Row, IReadOnlyList<Panel> Panels)> Rows)
{
    private const int Columns = 24;
    private const int Height = 8;
    private static readonly JsonSerializerOptions Lines = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON of its file.</summary>
    public string Write()
    {
        var panels = new JsonArray();
        var (id, y) = (1, 0);
        foreach (var (row, members) in Rows)
        {
            panels.Add(new JsonObject
            {
                ["id"] = id++,
                ["type"] = "row",
                ["title"] = row,
                ["collapsed"] = false,
                ["gridPos"] = Place(0, y++, Columns, 1),
                ["panels"] = new JsonArray(),
            });
            var x = 0;
            foreach (var panel in members)
            {
                if (x + panel.Width > Columns)
                {
                    (x, y) = (0, y + Height);
                }

                panels.Add(Write(panel, id++, Place(x, y, panel.Width, Height)));
                x += panel.Width;
            }

            y += Height;
        }

        var json = new JsonObject
        {
            ["uid"] = Id,
            ["title"] = Title,
            ["description"] = About,
            ["tags"] = new JsonArray("cycline"),
            ["schemaVersion"] = 39,
            ["editable"] = true,
            ["refresh"] = "15s",
            ["time"] = new JsonObject { ["from"] = "now-3h", ["to"] = "now" },
            ["templating"] = new JsonObject { ["list"] = new JsonArray() },
            ["links"] = new JsonArray(new JsonObject { ["type"] = "dashboards", ["tags"] = new JsonArray("cycline"), ["title"] = "CyclinE" }),
            ["panels"] = panels,
        };
        return json.ToJsonString(Lines) + "\n";
    }

    private static JsonObject Write(Panel panel, int id, JsonObject place)
    {
        var targets = new JsonArray();
        foreach (var (expr, legend) in panel.Queries)
        {
            targets.Add(new JsonObject
            {
                ["refId"] = ((char)('A' + targets.Count)).ToString(),
                ["expr"] = expr,
                ["legendFormat"] = legend,
                ["exemplar"] = panel.HasExemplars,
                ["instant"] = panel.Kind is "stat" or "bargauge",
                ["datasource"] = Source(),
            });
        }

        return new JsonObject
        {
            ["id"] = id,
            ["type"] = panel.Kind,
            ["title"] = panel.Title,
            ["description"] = panel.About,
            ["datasource"] = Source(),
            ["gridPos"] = place,
            ["fieldConfig"] = new JsonObject
            {
                ["defaults"] = new JsonObject { ["unit"] = panel.Unit, ["min"] = 0 },
                ["overrides"] = new JsonArray(),
            },
            ["options"] = new JsonObject { ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom" } },
            ["targets"] = targets,
        };
    }

    private static JsonObject Source() => new() { ["type"] = "prometheus", ["uid"] = "cycline-prometheus" };

    private static JsonObject Place(int x, int y, int width, int height) => new() { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height };
}
