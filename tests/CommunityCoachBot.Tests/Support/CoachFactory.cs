using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Tests.Support;

/// <summary>The whole host on a real loopback port, with a data folder of its own, in Development.</summary>
public sealed class CoachFactory : WebApplicationFactory<Program>
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);

    internal RecordingLogger Log { get; } = new();

    public string Data => _folder["data"];

    public Action<IServiceCollection>? Replace { get; set; }

    public CoachFactory With(string setting, string? value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Starts listening; the address to call.</summary>
    public Uri Start()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>A browser: follows no redirects by itself, keeps cookies.</summary>
    public HttpClient Browser(Uri address) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = address };

    /// <summary>A browser in which a demo person is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(Uri address, string role)
    {
        var browser = Browser(address);
        var page = await browser.GetStringAsync(new Uri("/signin", UriKind.Relative), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([
            new("role", role),
            new("back", "/notes"),
            new("__RequestVerificationToken", FormToken(page)),
        ]);
        using var answer = await browser.PostAsync(
            new Uri("/signin?handler=Demo", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("/notes", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public static string FormToken(string page) =>
        Regex.Match(page, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;

    public static string PageToken(string page) => Regex.Match(page, "name=\"coach-token\" content=\"([^\"]+)\"").Groups[1].Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", Data);
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        builder.ConfigureServices(services => Replace?.Invoke(services));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Dispose();
    }
}
