using CommunityCoachBot.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests;

/// <summary>Supervision and practice in a real browser against the real host, on a phone; and the coach in Hong Kong's Chinese.</summary>
public sealed class A_team_on_the_page(Browser browser)
{
    [Fact]
    public async Task A_supervisor_asks_in_plain_words_about_a_year_of_visits()
    {
        await using var host = await HostProcess.StartAsync();
        var (exit, _, error) = await host.RunAsync(["demo", "seed"]);
        Assert.True(exit == 0, error);
        var page = await browser.OpenAsync(phone: true);
        var chat = await WebChatPage.SignInAsync(page, host.Address, "supervisor");
        await chat.ExpectAsync("查探访");

        await chat.SayAsync("上周谁去看过独居老人，有没有答应了还没办的？");
        await chat.ExpectAsync("我这样理解");
        await chat.ExpectAsync("独居老人");
        await chat.ExpectAsync("答应了还没做到");
        await chat.PictureAsync("zh-phone-11-supervisor-asks");
        await Page.NoSeriousViolationAsync(page);

        await chat.SayAsync("把没写记录的也列出来");
        await chat.ExpectAsync("连没写记录的探访");
        await chat.PictureAsync("zh-phone-12-supervisor-refines");

        await chat.SayAsync("排一下谁最危险");
        await chat.ExpectAsync("不给人排名次");
        await chat.PictureAsync("zh-phone-13-supervisor-declined");

        // A line opens its note, of somebody else's: the supervisor's own team.
        await chat.SayAsync("这个月缺餐的有哪些");
        await chat.ExpectAsync("1. ");
        await chat.SayAsync("1");
        await chat.ExpectAsync("看完了，可以回到列表");
        await chat.PictureAsync("zh-phone-14-supervisor-opens");
        Assert.DoesNotContain("缺餐", host.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainee_practises_an_interview_and_gets_feedback()
    {
        await using var host = await HostProcess.StartAsync();
        var page = await browser.OpenAsync(phone: true);
        var chat = await WebChatPage.SignInAsync(page, host.Address, "trainee");

        await chat.SayAsync("练习");
        await chat.PictureAsync("zh-phone-15-practice-choice");
        await chat.SayAsync("按人选");
        await chat.ExpectAsync("选一位居民");
        await chat.SayAsync("陈伯");
        await chat.ExpectAsync("练习开始");
        foreach (
            var line in (string[])
                [
                    "您好，我姓林，是桥头社区服务站的社工，这是我的工作证。",
                    "听说楼里新装了电梯，您用着怎么样？",
                    "您平时三顿饭都怎么安排？",
                    "一个人做饭，有时候也懒得动。",
                ]
        )
            await chat.SayAsync(line);
        await chat.PictureAsync("zh-phone-16-practice-talk");
        await Page.NoSeriousViolationAsync(page);
        await chat.SayAsync("结束练习");
        for (var thought = 0; thought < 3; thought++)
            await chat.SayAsync("我多听了一会儿，没有急着劝。");
        await chat.ExpectAsync("只有你自己看得到");
        await chat.PictureAsync("zh-phone-17-practice-feedback");
        await Page.NoSeriousViolationAsync(page);

        Assert.Empty(await host.ExportNotesAsync());
        Assert.DoesNotContain("电梯", host.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_in_Hong_Kong_is_greeted_and_guided_in_their_Chinese()
    {
        await using var host = await HostProcess.StartAsync();
        var page = await browser.OpenAsync(phone: true, locale: "zh-HK");
        var chat = await WebChatPage.SignInAsync(page, host.Address, "worker");
        await chat.ExpectAsync("探訪準備");
        await chat.PictureAsync("hk-phone-1-greeting");

        await chat.SayAsync("探訪準備");
        await chat.ExpectAsync("1/9");
        await chat.SayAsync("認識人");
        await chat.ExpectAsync("2/9");
        await chat.SayAsync("陳伯，獨居長者");
        await chat.ExpectAsync("3/9");
        await chat.PictureAsync("hk-phone-2-goal");
        await Page.NoSeriousViolationAsync(page);
    }
}
