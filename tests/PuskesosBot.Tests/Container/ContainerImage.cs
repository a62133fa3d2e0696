using System.Text.Json;
using System.Text.Json.Nodes;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Container;

/// <summary>The image of the Dockerfile, built with Debian's buildah; base images are kept for the next run.</summary>
public sealed class ContainerImage : IAsyncLifetime
{
    /// <summary>The first run on a machine makes the base images, too.</summary>
    private static readonly TimeSpan BuildMax = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CommandMax = TimeSpan.FromMinutes(1);

    // Below /var/tmp, because it outlives the machine's next start and is no memory file system.
    private static readonly string Cache = Path.Combine("/var/tmp", $"puskesosbot-images-{Environment.UserName}");

    private readonly string _tag = $"localhost/puskesosbot:test-{Environment.ProcessId}";
    private string _container = "";

    /// <summary>What the image says about itself: User, Entrypoint, Env, Volumes, ExposedPorts, Healthcheck.</summary>
    public JsonNode Config { get; private set; } = new JsonObject();

    public async ValueTask InitializeAsync()
    {
        var script = Repository.Path("tests", "PuskesosBot.Tests", "Container", "image.sh");
        await Shell.RunAsync(BuildMax, "bash", script, Cache, _tag);
        var described = JsonNode.Parse(await BuildahAsync("inspect", "--type", "image", _tag))!;
        Config = described["Docker"]!["config"]!;
        _container = (await BuildahAsync("from", "--pull-never", _tag)).Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (_container.Length > 0) await BuildahAsync("rm", _container);
        await BuildahAsync("rmi", _tag);
    }

    /// <summary>Runs a command inside, as the image's user and with its environment.</summary>
    public Task<string> RunAsync(params string[] command) => BuildahAsync(["run", _container, "--", .. command]);

    /// <summary>Starts what the image starts, on an address of this machine that is free.</summary>
    internal RunningContainer Start(int port)
    {
        string[] program = [.. Texts("Entrypoint"), .. Texts("Cmd")];
        return new RunningContainer(Shell.Start([
            "bash", "-c", RunningContainer.Keeper, "keeper", .. Buildah,
            "run", "--env", $"ASPNETCORE_URLS=http://127.0.0.1:{port}", _container, "--", .. program,
        ]));
    }

    internal string[] Texts(string name) => Config[name]?.Deserialize<string[]>() ?? [];

    private static readonly string[] Buildah =
    [
        "env", "BUILDAH_ISOLATION=chroot", "buildah", "--root", Path.Combine(Cache, "storage"),
        "--runroot", Path.Combine(Cache, "run"), "--storage-driver", "vfs",
    ];

    private static Task<string> BuildahAsync(params string[] arguments) =>
        Shell.RunAsync(CommandMax, [.. Buildah, .. arguments]);
}
