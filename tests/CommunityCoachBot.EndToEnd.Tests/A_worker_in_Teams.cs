using CommunityCoachBot.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests;

/// <summary>Microsoft's Agents Playground stands in for Teams: its activities, its connector, its rendering of our cards.</summary>
public sealed class A_worker_in_Teams(Browser browser)
{
    private const int Patience = 30_000;

    [Fact]
    public async Task Prepares_a_visit_with_cards_and_words()
    {
        await using var host = await HostProcess.StartAsync();
        await using var playground = await Playground.StartAsync(host.Address);
        var page = await browser.OpenAsync();
        await page.GotoAsync(playground.Address.ToString());
        await SayAsync(page, "中文");
        await ExpectCardAsync(page, "今天做什么？");

        await PressAsync(page, "探访准备");
        await ExpectCardAsync(page, "这次上门，主要为了什么？");
        await PressAsync(page, "认识人、听想法");
        await ExpectCardAsync(page, "这次去看谁？");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, "playground-1-form.png") });
        foreach (
            var (say, expect) in new[]
            {
                ("陈伯，独居老人", "最想弄清或做成的一件事是什么？"),
                ("认识陈伯，听听他一天三顿怎么安排", "这件事，是从谁的需要出发的？"),
                ("居民想要的", "打算什么时候去、坐多久？"),
                ("明天上午9点半，坐20分钟，电话约好了", "进门头两分钟聊什么？"),
                ("花、菜价", "他最可能怎么把你挡在门外？"),
                ("骗子", "出现什么情况，你就告辞？"),
                ("1", "出门前，过一遍安全"),
                ("跳过", "看一遍"),
            }
        )
        {
            await SayAsync(page, say);
            await ExpectCardAsync(page, expect);
        }
        await page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, "playground-2-review.png") });
        await PressAsync(page, "保存");
        await Assertions.Expect(page.Locator(".ac-adaptiveCard").Last).ToContainTextAsync("今天做什么？", new() { Timeout = Patience });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, "playground-3-brief.png") });

        var note = Assert.Single(await host.ExportNotesAsync());
        Assert.Equal("visit-plan", note.GetProperty("kind").GetString());
        Assert.Equal("draft", note.GetProperty("status").GetString());
        Assert.Equal("陈伯", note.GetProperty("addressAs").GetString());
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("[role=textbox][contenteditable=true]").First.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    private static Task PressAsync(IPage page, string label) =>
        page.Locator(".ac-adaptiveCard").Last.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();

    private static async Task ExpectCardAsync(IPage page, string words)
    {
        var cards = page.Locator(".ac-adaptiveCard");
        try
        {
            await cards.Filter(new() { HasText = words }).Last.WaitForAsync(new() { Timeout = Patience });
        }
        catch (TimeoutException)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, "playground-failed.png") });
            Assert.Fail($"expected «{words}», but the last card is: {await cards.Last.InnerTextAsync()}");
        }
    }
}
