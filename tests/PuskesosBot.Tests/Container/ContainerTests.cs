using System.Net;
using System.Net.Sockets;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Container;

public sealed class ContainerTests(ContainerImage image) : IClassFixture<ContainerImage>
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_runs_as_a_user_without_rights_who_owns_the_data_folder()
    {
        (await image.RunAsync("id", "-u")).Trim().ShouldBe("1654");
        (await image.RunAsync("stat", "-c", "%u %a", "/data")).Trim().ShouldBe("1654 700");
        image.Config["User"]!.GetValue<string>().ShouldBe("1654");
    }

    [Fact]
    public void It_says_where_it_listens_what_it_keeps_and_how_it_is()
    {
        image.Config["ExposedPorts"]!.AsObject().Select(port => port.Key).ShouldBe(["5080/tcp"]);
        image.Config["Volumes"]!.AsObject().Select(volume => volume.Key).ShouldBe(["/data"]);
        image.Texts("Env").ShouldContain("ASPNETCORE_URLS=http://0.0.0.0:5080");
        image.Texts("Env").ShouldContain("Data__Folder=/data");
        image.Config["Healthcheck"]!["Test"]!.ToJsonString().ShouldContain("/health/live");
    }

    [Fact]
    public async Task It_has_what_indonesian_dates_zones_and_the_database_need()
    {
        (await image.RunAsync("date", "-d", "2026-08-17T00:00Z", "+%H")).Trim().ShouldBe("00");
        await image.RunAsync("test", "-f", "/usr/share/zoneinfo/Asia/Jakarta");
        (await image.RunAsync("sh", "-c", "ldconfig -p | grep -c -e libsqlite3.so.0 -e libicuuc")).Trim().ShouldBe("2");
    }

    [Fact]
    public async Task No_package_source_of_the_builder_is_left_in_it()
    {
        const string search = "find / -xdev -iname 'nuget*.config' -o -xdev -name .npmrc 2>/dev/null; true";

        var left = await image.RunAsync("sh", "-c", search);

        left.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_answers_that_it_lives_and_shows_the_web_chat()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var running = image.Start(address.Port);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };

        await Until.TrueAsync(() => AnswersAsync(http, "/health/live"), "the image answers", StartMax);

        (await AnswersAsync(http, "/health/ready")).ShouldBeTrue(running.Output);
        (await http.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("<html");
        (await image.RunAsync("ls", "/data")).ShouldContain("puskesos.db");
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            using var response = await http.GetAsync(path);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
