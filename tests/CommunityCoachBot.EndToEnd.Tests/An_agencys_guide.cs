using CommunityCoachBot.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests;

/// <summary>A guide put into the agency's folder while the host runs.</summary>
public sealed class An_agencys_guide(Browser browser)
{
    [Fact]
    public async Task Is_offered_within_seconds_and_refused_with_file_line_and_reason_when_broken()
    {
        var folder = Directory.CreateTempSubdirectory("coach-guides-").FullName;
        await using var host = await HostProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Guides__Folder"] = folder }
        );
        var page = await browser.OpenAsync();
        var chat = await WebChatPage.SignInAsync(page, host.Address, "worker");

        Copy(Path.Combine(Project.Root, "bench", "guides", "six-steps"), Path.Combine(folder, "six-steps"));
        await EventuallyAsync(async () =>
        {
            await chat.SayAsync("菜单");
            await Assertions
                .Expect(page.GetByRole(AriaRole.Button, new() { Name = "六步测速" }).Last)
                .ToBeVisibleAsync(new() { Timeout = 1_000 });
        });

        var broken = Path.Combine(folder, "broken");
        Copy(Path.Combine(Project.Root, "bench", "guides", "six-steps"), broken);
        var lines = await File.ReadAllLinesAsync(Path.Combine(broken, "guide.yaml"), TestContext.Current.CancellationToken);
        lines[0] = "id: broken";
        lines[4] = lines[4].Replace("kind: text", "kind: poem", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(Path.Combine(broken, "guide.yaml"), lines, TestContext.Current.CancellationToken);
        await EventuallyAsync(() =>
        {
            Assert.Contains("guide.yaml", host.Log, StringComparison.Ordinal);
            Assert.Contains("5", host.Log, StringComparison.Ordinal);
            Assert.Contains("poem", host.Log, StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        await chat.SayAsync("六步测速");
        await chat.ExpectAsync("今天最想弄清的一件事是什么？");

        Directory.Delete(folder, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <summary>Tries again until it holds; a guide must be there within ten seconds.</summary>
    private static async Task EventuallyAsync(Func<Task> holds)
    {
        var until = DateTime.UtcNow.AddSeconds(10);
        while (true)
        {
            try
            {
                await holds();
                return;
            }
            catch (Exception failure) when (failure is PlaywrightException or Xunit.Sdk.XunitException && DateTime.UtcNow < until)
            {
                await Task.Delay(300);
            }
        }
    }
}
