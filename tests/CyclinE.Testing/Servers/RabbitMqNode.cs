namespace CyclinE.Testing.Servers;

/// <summary>A private RabbitMQ node: its ports, folder, configuration and port mapper. Meets no other node of this machine.</summary>
internal sealed class RabbitMqNode : IAsyncDisposable
{
    private readonly GuardedProcess? _portMapper;

    private RabbitMqNode(string folder, int[] ports, GuardedProcess? portMapper, IReadOnlyDictionary<string, string> environment) =>
        (Folder, AmqpPort, ManagementPort, MetricsPort, _portMapper, Environment) = (folder, ports[0], ports[1], ports[4], portMapper, environment);

    public string Folder { get; }

    public int AmqpPort { get; }

    public int ManagementPort { get; }

    /// <summary>Of its metrics for Prometheus.</summary>
    public int MetricsPort { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The server's own log.</summary>
    public string Log => LogPath(Folder);

    /// <summary>What the server prints.</summary>
    public string Output => Path.Combine(Folder, "output");

    public static RabbitMqNode Create(string more)
    {
        var folder = GuardedProcess.NewFolder("rabbitmq");
        var ports = GuardedProcess.FreePorts(5);
        var (amqp, management, distribution, mapper) = (ports[0], ports[1], ports[2], ports[3]);
        var configuration = Path.Combine(folder, "rabbitmq.conf");
        var plugins = Path.Combine(folder, "enabled_plugins");
        File.WriteAllText(plugins, "[rabbitmq_management,rabbitmq_prometheus].\n");
        File.WriteAllText(configuration, $"""
            listeners.tcp.1 = 127.0.0.1:{amqp}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {management}
            prometheus.tcp.ip = 127.0.0.1
            prometheus.tcp.port = {ports[4]}
            log.file.level = info
            vm_memory_high_watermark.absolute = 1GB
            disk_free_limit.absolute = 50MB
            {more}

            """);

        // Without a mapper of its own the node would start one that outlives it.
        var portMapper = GuardedProcess.FindOnPath("epmd") is { } epmd
            ? GuardedProcess.Start(null, "/dev/null", [epmd, "-address", "127.0.0.1", "-port", $"{mapper}"])
            : null;

        // Schedulers that spin while idle would take both cores of a small machine from the tests.
        const string loopback = "-kernel inet_dist_use_interface {127,0,0,1}";
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = folder,
            ["ERL_EPMD_PORT"] = $"{mapper}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"cycline{amqp}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{amqp}",
            ["RABBITMQ_DIST_PORT"] = $"{distribution}",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_CONFIG_FILE"] = configuration,
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = plugins,
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_LOGS"] = LogPath(folder),
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = loopback + " +sbwt none +sbwtdcpu none +sbwtdio none",
            ["RABBITMQ_CTL_ERL_ARGS"] = loopback,

            // The script then becomes the server instead of waiting for it, so that signals reach the server.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
        };
        return new RabbitMqNode(folder, ports, portMapper, environment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_portMapper is not null)
        {
            await _portMapper.DisposeAsync().ConfigureAwait(false);
        }

        GuardedProcess.RemoveFolder(Folder);
    }

    private static string LogPath(string folder) => Path.Combine(folder, "log", "rabbit.log");
}
