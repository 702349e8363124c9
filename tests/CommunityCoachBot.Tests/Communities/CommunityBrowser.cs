using System.Net;
using CommunityCoachBot.Tests.Support;

namespace CommunityCoachBot.Tests.Communities;

/// <summary>What a worker does on a community's pages, in a browser without scripts.</summary>
internal static class CommunityBrowser
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The page's text with its characters as a reader sees them.</summary>
    public static async Task<string> ReadAsync(this HttpClient browser, string path) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Stop));

    public static async Task<string> TokenAsync(this HttpClient browser, string path) =>
        CoachFactory.FormToken(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Stop));

    /// <summary>Begins a community; its address.</summary>
    public static async Task<string> BeginAsync(this HttpClient browser, string name)
    {
        using var answer = await browser.SendAsync("/community", ("name", name));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    public static Task<HttpResponseMessage> AddAsync(
        this HttpClient browser,
        string community,
        string section,
        string item,
        string text,
        Guid? form = null,
        Guid? corrects = null,
        string evidence = "observation",
        string source = "",
        string? token = null
    ) =>
        browser.PostFormAsync(
            $"{community}/section/{section}",
            token,
            ("form", (form ?? Guid.CreateVersion7()).ToString()),
            ("item", item),
            ("corrects", corrects?.ToString() ?? ""),
            ("text", text),
            ("evidence", evidence),
            ("method", "walk"),
            ("source", source),
            ("people", ""),
            ("seenOn", "2026-05-12")
        );

    /// <summary>Sends a page's form with a number of its own.</summary>
    public static Task<HttpResponseMessage> SendAsync(this HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostFormAsync(path, null, [("form", Guid.CreateVersion7().ToString()), .. fields]);

    private static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser,
        string path,
        string? token,
        params (string Name, string Value)[] fields
    )
    {
        var sent = fields.Append(("__RequestVerificationToken", token ?? await browser.TokenAsync(path.Split('?')[0])));
        using var form = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
    }
}
