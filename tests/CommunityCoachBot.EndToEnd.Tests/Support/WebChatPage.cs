using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>Microsoft's Web Chat on our page, as a worker uses it. Waits for what is on screen, never for a time.</summary>
internal sealed class WebChatPage(IPage page)
{
    private const int Patience = 30_000;

    public IPage Page => page;

    private ILocator Box => page.Locator("[data-id=\"webchat-sendbox-input\"]");

    private ILocator Bubbles => page.Locator(".webchat__bubble__content");

    /// <summary>Signs in as a demo person on the start page and waits until the coach has greeted.</summary>
    public static async Task<WebChatPage> SignInAsync(IPage page, Uri host, string role)
    {
        await page.GotoAsync(host.ToString());
        await page.Locator($"button[value=\"{role}\"]").ClickAsync();
        var chat = new WebChatPage(page);
        await chat.Bubbles.First.WaitForAsync(new() { Timeout = Patience });
        return chat;
    }

    /// <summary>Says each line and waits for the words that answer it.</summary>
    public async Task TalkAsync(IEnumerable<(string Say, string Expect)> lines)
    {
        foreach (var (say, expect) in lines)
        {
            await SayAsync(say);
            await ExpectAsync(expect);
        }
    }

    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Waits until a message shows these words.</summary>
    public async Task ExpectAsync(string words)
    {
        try
        {
            await Bubbles.Filter(new() { HasText = words }).Last.WaitForAsync(new() { Timeout = Patience });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"expected «{words}», but the last message is: {await Bubbles.Last.InnerTextAsync()}");
        }
    }

    /// <summary>Presses the newest button with this label, on a card or under the conversation.</summary>
    public Task PressAsync(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    /// <summary>Takes the first option of every question on the newest card.</summary>
    public async Task ChooseFirstOptionsAsync()
    {
        var card = page.Locator(".webchat__adaptive-card-renderer").Last;
        var names = await card.Locator("input[type=radio]")
            .EvaluateAllAsync<string[]>("radios => [...new Set(radios.map(radio => radio.name))]");
        foreach (var name in names)
            await card.Locator($"input[type=radio][name=\"{name}\"]").First.CheckAsync();
        foreach (var list in await card.GetByRole(AriaRole.Combobox).AllAsync())
            await list.SelectOptionAsync(new SelectOptionValue { Index = 1 });
    }

    public Task PictureAsync(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, name + ".png") });
}
