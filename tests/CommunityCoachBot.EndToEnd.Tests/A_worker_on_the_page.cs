using System.Globalization;
using System.Text.Json;
using CommunityCoachBot.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests;

/// <summary>The main job in a real browser against the real host: prepare a visit, write it up, find both as notes.</summary>
public sealed class A_worker_on_the_page(Browser browser)
{
    private static readonly (string Say, string Expect)[] PreparingInChinese =
    [
        ("准备探访", "这次上门，主要为了什么？"),
        ("认识人", "这次去看谁？"),
        ("陈伯，独居老人", "最想弄清或做成的一件事是什么？"),
        ("认识陈伯，听听他一天三顿怎么安排", "这件事，是从谁的需要出发的？"),
        ("居民想要的", "打算什么时候去、坐多久？"),
        ("明天上午9点半，坐20分钟，电话约好了", "进门头两分钟聊什么？"),
        ("花、菜价", "他最可能怎么把你挡在门外？"),
        ("骗子", "出现什么情况，你就告辞？"),
        ("1", "出门前，过一遍安全"),
    ];

    private static readonly (string Say, string Expect)[] RecordingInEnglish =
    [
        ("record a visit", "1/12"),
        ("today, 20 minutes, at home, get to know people", "2/12"),
        ("Uncle Chan, older person living alone", "3/12"),
        ("Aunt Chow, the neighbour who took me up", "Aunt Chow"),
        ("that's all", "4/12"),
        ("yes, with conditions", "5/13"),
        ("Do not tell his son", "6/13"),
        ("I cannot be bothered to cook in the evening", "I cannot be bothered"),
        ("that's all", "7/13"),
        ("Half a pack of noodles in the kitchen", "Half a pack"),
        ("done", "8/13"),
    ];

    [Fact]
    public async Task Prepares_and_records_a_visit_in_Chinese_on_a_phone()
    {
        await using var host = await HostProcess.StartAsync();
        var page = await browser.OpenAsync(phone: true);
        var strangers = Strangers(page, host);
        var chat = await WebChatPage.SignInAsync(page, host.Address, "worker");
        await chat.PictureAsync("zh-phone-1-greeting");
        await Page.NoSeriousViolationAsync(page);

        await chat.TalkAsync(PreparingInChinese);
        await chat.PictureAsync("zh-phone-2-safety");
        await Page.NoSeriousViolationAsync(page);
        await chat.ChooseFirstOptionsAsync();
        await chat.PressAsync("提交");
        await chat.ExpectAsync("看一遍");
        await chat.PictureAsync("zh-phone-3-review");
        await chat.SayAsync("保存");
        await chat.ExpectAsync("计划存好了");
        await chat.PictureAsync("zh-phone-4-brief");

        await chat.TalkAsync([
            ("写记录", "哪天去的"),
            ("今天，20分钟，家里，认识人", "见的是谁？"),
            ("陈伯，独居老人", "当时还有谁在？"),
            ("只有我们两个", "还有吗"),
            ("没有了", "他同意你记下来吗？"),
            ("同意", "他说了什么？"),
            ("有时候想，一睡不醒也好", "还有吗"),
            ("没有了", "你看到、听到、闻到了什么？"),
            ("没有", "有没有让你放心不下的事？"),
            ("想死或自伤", "凭哪句话？"),
            ("有时候想，一睡不醒也好", "你是怎么知道的？"),
            ("本人说的", "这是谁的事？"),
            ("他本人", "是现在的事吗？"),
            ("现在", "有多急？"),
        ]);
        await chat.SayAsync("现在就办");
        await chat.ExpectAsync("12356");
        await chat.PictureAsync("zh-phone-5-action-card");
        await Page.NoSeriousViolationAsync(page);
        await chat.TalkAsync([
            ("跳过", "还有吗"),
            ("没有了", "他今天做得不错的一件小事是什么？"),
            ("给自己画了一张吃药的表", "还有吗"),
            ("没有了", "他需要什么？"),
            ("没有", "你答应了他什么？"),
            ("打电话告诉他送餐价格，周五", "还有吗"),
            ("没有了", "还有什么要办？"),
            ("没有", "下次什么时候见？"),
            ("还没定", "去做什么？"),
            ("跳过", "看一遍"),
        ]);
        await chat.PictureAsync("zh-phone-6-record-review");
        await chat.SayAsync("保存");
        await chat.ExpectAsync("今天做什么？");

        await page.GotoAsync(new Uri(host.Address, "/notes").ToString());
        await Assertions.Expect(page.GetByText("陈伯").First).ToBeVisibleAsync();
        await chat.PictureAsync("zh-phone-7-notes");
        await Page.NoSeriousViolationAsync(page);
        await page.Locator("a[href^='/notes/']").First.ClickAsync();
        await chat.PictureAsync("zh-phone-8-note");
        await Page.NoSeriousViolationAsync(page);

        var notes = await host.ExportNotesAsync();
        Assert.Equal(
            ["visit-plan", "visit-summary"],
            notes.Select(note => note.GetProperty("kind").GetString()).Order(StringComparer.Ordinal)
        );
        var plan = notes.Single(note => note.GetProperty("kind").GetString() == "visit-plan");
        Assert.Equal("exploratory", plan.GetProperty("motive").GetString());
        Assert.Equal("ready", plan.GetProperty("status").GetString());
        Assert.Equal("09:30", plan.GetProperty("content").GetProperty("when").GetProperty("time").GetString());
        var risk = notes.Single(note => note.GetProperty("kind").GetString() == "visit-summary").GetProperty("risks")[0];
        Assert.Equal("suicide-risk", risk.GetProperty("flag").GetString());
        Assert.Equal("immediate", risk.GetProperty("severity").GetString());
        Assert.Equal("有时候想，一睡不醒也好", risk.GetProperty("quote").GetString());
        Assert.Empty(strangers);
        Assert.DoesNotContain("一睡不醒", host.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_a_whole_note_in_one_message()
    {
        const string note =
            "黄婆婆82岁独居，说'膝盖疼，下楼怕'。家里很整洁。邻居讲她前阵子哭过。她说没有想不开。我觉得她孤单。答应周五前帮她问送餐。聊了20分钟，下周二再去。";
        await using var host = await HostProcess.StartAsync();
        var page = await browser.OpenAsync(phone: true);
        var chat = await WebChatPage.SignInAsync(page, host.Address, "worker");

        await chat.SayAsync(note);
        await chat.ExpectAsync("我读到的");
        await chat.ExpectAsync("主要为了什么去的？");
        // Where a line comes from is behind a link.
        await Assertions.Expect(page.GetByText("「邻居讲她前阵子哭过」")).ToBeHiddenAsync();
        await ShowWordsAsync(page, "她前阵子哭过", "「邻居讲她前阵子哭过」");
        await chat.PictureAsync("zh-phone-9-whole-note");
        await Page.NoSeriousViolationAsync(page);
        await chat.TalkAsync([("跟进", "看一遍")]);
        await chat.PictureAsync("zh-phone-10-whole-note-review");
        await chat.SayAsync("保存");
        await chat.ExpectAsync("记录存好了");

        var saved = Assert.Single(await host.ExportNotesAsync());
        var content = saved.GetProperty("content");
        Assert.Equal("膝盖疼，下楼怕", content.GetProperty("stated")[0].GetString());
        Assert.Equal("家里很整洁", Assert.Single(content.GetProperty("observed").EnumerateArray()).GetString());
        Assert.Equal("邻居", Assert.Single(content.GetProperty("reported").EnumerateArray()).GetProperty("source").GetString());
        Assert.Contains(
            "孤单",
            Assert.Single(content.GetProperty("judgements").EnumerateArray()).GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        var risk = Assert.Single(saved.GetProperty("risks").EnumerateArray());
        Assert.Equal(("suicide-risk", "negated"), (risk.GetProperty("flag").GetString(), risk.GetProperty("assertion").GetString()));
        var day = DateOnly.Parse(content.GetProperty("visit").GetProperty("visit-date").GetString()!, CultureInfo.InvariantCulture);
        Assert.Equal(Next(day.AddDays(1), DayOfWeek.Friday), DueOf(Assert.Single(saved.GetProperty("tasks").EnumerateArray())));
        var nextMonday = Next(day.AddDays(1), DayOfWeek.Monday);
        Assert.Equal(
            nextMonday.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            content.GetProperty("next-visit").GetProperty("date").GetString()
        );
        Assert.DoesNotContain("膝盖", host.Log, StringComparison.Ordinal);
    }

    /// <summary>Web Chat draws a card anew when the next message arrives, and closes what was open in it: then one presses again, as a worker would.</summary>
    private static async Task ShowWordsAsync(IPage page, string line, string words)
    {
        var link = page.GetByText(line).Locator("xpath=ancestor::*[contains(@class,'ac-richTextBlock')][1]").GetByText("原话");
        for (var press = 0; press < 3 && !await page.GetByText(words).IsVisibleAsync(); press++)
        {
            await link.ClickAsync();
            await page.WaitForTimeoutAsync(500);
        }

        await Assertions.Expect(page.GetByText(words)).ToBeVisibleAsync();
    }

    private static DateOnly DueOf(JsonElement task) => DateOnly.Parse(task.GetProperty("due").GetString()!, CultureInfo.InvariantCulture);

    private static DateOnly Next(DateOnly from, DayOfWeek weekday)
    {
        while (from.DayOfWeek != weekday)
            from = from.AddDays(1);
        return from;
    }

    [Fact]
    public async Task Prepares_by_buttons_and_forms_in_English_on_a_desktop_and_finds_it_again_after_a_reload()
    {
        await using var host = await HostProcess.StartAsync();
        var page = await browser.OpenAsync(locale: "en-US");
        var strangers = Strangers(page, host);
        var chat = await WebChatPage.SignInAsync(page, host.Address, "worker");

        await chat.PressAsync("Prepare a visit");
        await chat.ExpectAsync("1/9");
        await chat.PressAsync("Get to know people");
        await chat.ExpectAsync("2/9");
        await chat.PictureAsync("en-desktop-1-form");
        await Page.NoSeriousViolationAsync(page);
        await page.ReloadAsync();
        await chat.ExpectAsync("2/9");
        await chat.TalkAsync([
            ("Uncle Chan, older person living alone", "3/9"),
            ("Meet Uncle Chan and hear how he manages meals", "4/9"),
            ("theirs", "5/9"),
            ("tomorrow 9:30 am, 20 minutes, agreed by phone", "6/9"),
            ("back", "5/9"),
            ("tomorrow 10 am, 20 minutes, agreed by phone", "6/9"),
            ("plants, prices", "7/9"),
            ("scammer", "8/9"),
            ("1", "9/9"),
        ]);
        await chat.PictureAsync("en-desktop-2-safety");
        await chat.TalkAsync([("skip", "Save"), ("save", "draft")]);
        await chat.PictureAsync("en-desktop-3-brief");
        await chat.TalkAsync(RecordingInEnglish);
        await chat.PictureAsync("en-desktop-4-risks");
        await chat.TalkAsync([
            ("none", "9/13"),
            ("He drew himself a medicine chart", "medicine chart"),
            ("done", "10/13"),
            ("none", "11/13"),
            ("none", "12/13"),
            ("none", "13/13"),
            ("not decided yet", "13/13"),
            ("skip", "Save"),
            ("save", "What would you like to do?"),
        ]);

        var notes = await host.ExportNotesAsync();
        Assert.Equal(2, notes.Count);
        Assert.All(notes, note => Assert.Equal("en", note.GetProperty("language").GetString()));
        Assert.Equal("draft", notes.Single(note => note.GetProperty("kind").GetString() == "visit-plan").GetProperty("status").GetString());
        Assert.Empty(strangers);
    }

    /// <summary>Requests that did not go to our host.</summary>
    private static List<string> Strangers(IPage page, HostProcess host)
    {
        var strangers = new List<string>();
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != host.Address.Authority)
                strangers.Add(request.Url);
        };
        return strangers;
    }
}
