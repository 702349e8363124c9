using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>Microsoft's Web Chat on our page, as a worker uses it. Waits for what is on screen, never for a time.</summary>
internal sealed class WebChatPage(IPage page)
{
    public IPage Page => page;

    private ILocator Box => page.Locator("[data-id=\"webchat-sendbox-input\"]");

    private ILocator Bubbles => page.Locator(".webchat__bubble__content");

    /// <summary>The newest message of the coach.</summary>
    public ILocator Last => Bubbles.Last;

    /// <summary>Signs in as a demo person on the start page and waits until the coach has greeted.</summary>
    public static async Task<WebChatPage> SignInAsync(IPage page, Uri host, string role, string language)
    {
        await page.GotoAsync(new Uri(host, $"/?language={language}").ToString());
        await page.Locator($"[data-demo=\"{role}\"]").ClickAsync();
        var chat = new WebChatPage(page);
        await chat.Bubbles.First.WaitForAsync(new() { Timeout = 30_000 });
        return chat;
    }

    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Waits until the coach's newest messages show these words.</summary>
    public Task ExpectAsync(string words) =>
        Assertions.Expect(Bubbles.Filter(new() { HasText = words }).Last).ToBeVisibleAsync(new() { Timeout = 15_000 });

    /// <summary>Presses the newest button with this label, on a card or under the conversation.</summary>
    public Task PressAsync(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    public Task<byte[]> PictureAsync(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Project.Screenshots, name + ".png") });
}
