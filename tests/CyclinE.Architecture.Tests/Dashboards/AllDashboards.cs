using CyclinE.Contracts.Stages;

namespace CyclinE.Architecture.Tests.Dashboards;

/// <summary>The dashboards of deploy/grafana: those of stages are made from the stage table.</summary>
internal static class AllDashboards
{
    private const string Side = ".*_(error|skipped)";

    public static IReadOnlyList<Dashboard> All { get; } = [Batches(), Stages(), Platform()];

    private static Dashboard Batches() => new("cycline-batches", "CyclinE: batches", "Where the open batches stand, and what became of every array.",
    [
        ("The law: submitted = called + failed + excluded + cancelled + pending",
        [
            new("Open batches", "short", ("sum(cycline_batches_open)", "open")) { Kind = "stat", Width = 4 },
            new("Arrays of open batches", "short", ("sum(cycline_ledger_units{kind=\"array\"}) or vector(0)", "submitted")) { Kind = "stat", Width = 4 },
            new("Arrays by state", "short", ("sum by (state) (cycline_ledger_units{kind=\"array\"}) or vector(0)", "{{state}}"))
            {
                About = "Stacked, they are what was submitted: waiting and released are pending.",
            },
            new("Pairs and cohorts by state", "short", ("sum by (kind, state) (cycline_ledger_units{kind!=\"array\"}) or vector(0)", "{{kind}} {{state}}")),
        ]),
        ("Ends",
        [
            new("Units that ended", "ops", ("sum by (kind, state) (rate(cycline_units_total[5m]))", "{{kind}} {{state}}")),
            new("Failures and exclusions by reason", "short", ("sum by (stage, code) (increase(cycline_failures_total[1h]))", "{{stage}}: {{code}}")),
            new("From release to end", "s",
                ("histogram_quantile(0.5, sum by (le, kind) (rate(cycline_unit_latency_seconds_bucket[5m])))", "{{kind}} median"),
                ("histogram_quantile(0.95, sum by (le, kind) (rate(cycline_unit_latency_seconds_bucket[5m])))", "{{kind}} 95 %")) { HasExemplars = true },
        ]),
        ("Determinism",
        [
            new("Violations", "short", ("sum(cycline_determinism_violations_total) or vector(0)", "violations"))
            {
                Kind = "stat", About = "Same recipe, same kind of machine, other bytes: always 0.",
            },
            new("Drift between kinds of machines", "short", ("sum(cycline_determinism_drift_total) or vector(0)", "artifacts")) { Kind = "stat" },
            new("Longest without progress", "s", ("max by (kind) (cycline_pending_age_seconds)", "{{kind}}")),
        ]),
    ]);

    private static Dashboard Stages() => new("cycline-stages", "CyclinE: stages", "Rate, latency and queue of every stage of the program, then of those from outside.",
    [
        .. StageTable.All.Select(stage => (stage.Name, (IReadOnlyList<Panel>)
        [
            new($"{stage.Name}: rate", "ops",
                ($"sum by (outcome) (rate(cycline_stage_duration_seconds_count{{stage=\"{stage.Name}\"}}[5m])) or vector(0)", "{{outcome}}")),
            new($"{stage.Name}: latency", "s", Quantile(stage, "0.5", "median"), Quantile(stage, "0.95", "95 %"), Quantile(stage, "0.99", "99 %"))
            {
                HasExemplars = true,
            },
            new($"{stage.Name}: queue", "short",
                ($"sum by (queue) (rabbitmq_detailed_queue_messages_ready{{queue=~\"{stage.Name}-v[0-9]+\"}})", "{{queue}} ready"),
                ($"sum by (queue) (rabbitmq_detailed_queue_messages_unacked{{queue=~\"{stage.Name}-v[0-9]+\"}})", "{{queue}} in hand"),
                ($"sum by (queue) (rabbitmq_detailed_queue_consumers{{queue=~\"{stage.Name}-v[0-9]+\"}})", "{{queue}} consumers")),
        ])),
        ("Stages of your own",
        [
            new("Own stages: rate", "ops",
                ($"sum by (stage, outcome) (rate(cycline_stage_duration_seconds_count{{{Own("stage", string.Empty)}}}[5m]))", "{{stage}} {{outcome}}")),
            new("Own stages: 95 % latency", "s",
                ($"histogram_quantile(0.95, sum by (le, stage) (rate(cycline_stage_duration_seconds_bucket{{{Own("stage", string.Empty)}}}[5m])))", "{{stage}}"))
            {
                HasExemplars = true,
            },
            new("Own stages: queues", "short",
                ($"sum by (queue) (rabbitmq_detailed_queue_messages_ready{{queue=~\".+-v[0-9]+(-[0-9a-f]{{8}})?\",{Own("queue", "-v[0-9]+")}}})", "{{queue}} ready"),
                ($"sum by (queue) (rabbitmq_detailed_queue_consumers{{queue=~\".+-v[0-9]+(-[0-9a-f]{{8}})?\",{Own("queue", "-v[0-9]+")}}})", "{{queue}} consumers")),
        ]),
    ]);

    /// <summary>A label that names no stage of the program.</summary>
    private static string Own(string label, string ending) => $"{label}!~\"({string.Join('|', StageTable.All.Select(s => s.Name))}){ending}\"";

    private static Dashboard Platform() => new("cycline-platform", "CyclinE: platform", "Workers, queues, store.",
    [
        ("Workers",
        [
            new("Workers that answer", "short", ("sum by (service) (up{job=\"cycline\"})", "{{service}}")),
            new("Free slots", "short", ("sum by (service) (cycline_slots_free)", "{{service}}")) { About = "0 for long: more workers of that service." },
            new("Restarts within an hour", "short", ("sum by (service) (changes(cycline_worker_started_seconds[1h]))", "{{service}}")),
            new("Memory", "bytes", ("sum by (service) (dotnet_process_memory_working_set_bytes)", "{{service}}")),
            new("Processors", "short", ("sum by (service) (rate(dotnet_process_cpu_time_seconds_total[5m]))", "{{service}}")),
            new("Pauses because store or broker was away", "ops",
                ("sum by (service, what) (rate(cycline_outages_total[5m])) or vector(0)", "{{service}} {{what}}")),
        ]),
        ("Queues",
        [
            new("Ready", "short", ($"sum by (queue) (rabbitmq_detailed_queue_messages_ready{{queue!~\"{Side}\"}})", "{{queue}}")),
            new("Consumers", "short", ($"sum by (queue) (rabbitmq_detailed_queue_consumers{{queue!~\"{Side}\"}})", "{{queue}}")),
            new("For people to read", "short", ($"sum by (queue) (rabbitmq_detailed_queue_messages_ready{{queue=~\"{Side}\"}})", "{{queue}}")),
            new("Messages that could not be handled", "short", ("sum by (queue, reason) (cycline_dead_letters_total) or vector(0)", "{{queue}} {{reason}}")),
            new("Broker's free disk", "bytes", ("rabbitmq_disk_space_available_bytes", "{{instance}}")),
        ]),
        ("Store",
        [
            new("Database", "bytes", ("max by (part) (cycline_store_size_bytes)", "{{part}}")),
            new("Free on its disk", "bytes", ("min(cycline_store_free_bytes)", "free")),
            new("Artifacts stored", "Bps", ("sum by (kind) (rate(cycline_artifact_bytes_sum[5m]))", "{{kind}}")),
        ]),
    ]);

    private static (string Expr, string Legend) Quantile(StageDefinition stage, string quantile, string legend) =>
        ($"histogram_quantile({quantile}, sum by (le) (rate(cycline_stage_duration_seconds_bucket{{stage=\"{stage.Name}\"}}[5m]))) or vector(0)", legend);
}
