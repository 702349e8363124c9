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
    public Task ExpectAsync(string words) =>
        Assertions.Expect(Bubbles.Filter(new() { HasText = words }).Last).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Presses the newest button with this label, on a card or under the conversation.</summary>
    public Task PressAsync(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    public Task PictureAsync(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, name + ".png") });
}
