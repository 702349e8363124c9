using CommunityCoachBot.EndToEnd.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>Debian's Chromium, headless, driven by Playwright; one for the whole test run.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A fresh window of its own: a phone (390×844) or a desktop (1280×800). What it cannot load from our host fails the test.</summary>
    public async Task<IPage> OpenAsync(bool phone = false, string locale = "zh-CN", bool dark = false)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 800 },
                Locale = locale,
                TimezoneId = "Asia/Shanghai",
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                DeviceScaleFactor = phone ? 2 : 1,
            }
        );
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
