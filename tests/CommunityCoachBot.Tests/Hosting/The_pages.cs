using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Tests.Hosting;

public sealed class The_pages : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly CoachFactory _factory = new();
    private readonly Uri _address;

    public The_pages() => _address = _factory.Start();

    [Theory]
    [InlineData("/")]
    [InlineData("/notes")]
    [InlineData("/notes/0f7f7f5e-7bd7-4c3b-9f53-a5f1f3a3b001")]
    [InlineData("/admin/guides")]
    [InlineData("/admin/undeliverable")]
    public async Task Send_a_stranger_to_sign_in(string path)
    {
        using var answer = await _factory.Browser(_address).GetAsync(new Uri(path, UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/signin", answer.Headers.Location!.AbsolutePath);
    }

    [Theory]
    [InlineData("/privacy", "zh-CN", "<title>隐私说明 · 社区教练</title>", "你按了保存，才成为记录")]
    [InlineData("/privacy", "en", "<title>Privacy · Community Coach</title>", "becomes a note only when you press save")]
    [InlineData("/terms", "zh-CN", "<title>使用条款 · 社区教练</title>", "不附带任何担保")]
    [InlineData("/terms", "en", "<title>Terms of use · Community Coach</title>", "without any warranty")]
    public async Task Tell_a_stranger_of_privacy_and_terms_in_their_language(string path, string language, string title, string sentence)
    {
        using var stranger = _factory.Browser(_address);
        stranger.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync(new Uri(path, UriKind.Relative), Stop));

        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain("page.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_to_privacy_and_terms_where_people_sign_in()
    {
        var signIn = await _factory.Browser(_address).GetStringAsync(new Uri("/signin", UriKind.Relative), Stop);
        var notes = await (await _factory.SignedInAsync(_address, "worker")).GetStringAsync(new Uri("/notes", UriKind.Relative), Stop);

        foreach (var path in new[] { "/privacy", "/terms" })
        {
            Assert.Contains($"href=\"{path}\"", signIn, StringComparison.Ordinal);
            Assert.DoesNotContain($"href=\"{path}\"", notes, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("trainee")]
    [InlineData("supervisor")]
    public async Task Show_admin_matters_to_admins_only(string role)
    {
        var browser = await _factory.SignedInAsync(_address, role);

        using var answer = await browser.GetAsync(new Uri("/admin/guides", UriKind.Relative), Stop);

        Assert.Equal("/signin/denied", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task List_the_guides_in_use_for_an_admin()
    {
        var browser = await _factory.SignedInAsync(_address, "admin");

        var page = await browser.GetStringAsync(new Uri("/admin/guides", UriKind.Relative), Stop);

        Assert.Contains("visit-preparation", page, StringComparison.Ordinal);
        Assert.Contains("visit-summary", page, StringComparison.Ordinal);
        Assert.Contains(
            "没有未送达的消息",
            WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/admin/undeliverable", UriKind.Relative), Stop)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Do_not_know_another_persons_note()
    {
        var id = await SaveNoteAsync("demo-supervisor");
        var (author, other) = (await _factory.SignedInAsync(_address, "supervisor"), await _factory.SignedInAsync(_address, "worker"));

        using var theirs = await other.GetAsync(new Uri($"/notes/{id}", UriKind.Relative), Stop);
        using var own = await author.GetAsync(new Uri($"/notes/{id}", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.DoesNotContain("陈伯", WebUtility.HtmlDecode(await theirs.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Show_a_note_with_its_guides_words_and_what_was_typed_as_text()
    {
        var id = await SaveNoteAsync("demo-worker");
        var browser = await _factory.SignedInAsync(_address, "worker");

        var page = await browser.GetStringAsync(new Uri($"/notes/{id}", UriKind.Relative), Stop);
        var list = await browser.GetStringAsync(new Uri("/notes?kind=visit-plan", UriKind.Relative), Stop);

        Assert.Contains("探访计划 · 陈伯", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("接触动机", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold</b>", page, StringComparison.Ordinal);
        Assert.Contains("<b>bold</b>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains(id.ToString(), list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speak_the_language_that_was_chosen()
    {
        var browser = await _factory.SignedInAsync(_address, "worker");
        var before = await browser.GetStringAsync(new Uri("/notes", UriKind.Relative), Stop);

        using var form = new FormUrlEncodedContent([
            new("to", "en"),
            new("back", "/notes"),
            new("__RequestVerificationToken", CoachFactory.FormToken(before)),
        ]);
        using var switched = await browser.PostAsync(new Uri("/language", UriKind.Relative), form, Stop);
        var after = await browser.GetStringAsync(new Uri("/notes", UriKind.Relative), Stop);

        Assert.Equal("/notes", switched.Headers.Location!.OriginalString);
        Assert.Contains("<html lang=\"zh-Hans\">", before, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", after, StringComparison.Ordinal);
        Assert.Contains("My notes", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_nowhere_else_after_signing_in_or_switching()
    {
        var browser = await _factory.SignedInAsync(_address, "worker");
        var page = await browser.GetStringAsync(new Uri("/notes", UriKind.Relative), Stop);

        foreach (var elsewhere in new[] { "https://evil.example", "//evil.example", "/\\evil.example" })
        {
            using var form = new FormUrlEncodedContent([
                new("to", "en"),
                new("back", elsewhere),
                new("__RequestVerificationToken", CoachFactory.FormToken(page)),
            ]);
            using var switched = await browser.PostAsync(new Uri("/language", UriKind.Relative), form, Stop);
            Assert.Equal("/", switched.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Take_no_form_without_their_token()
    {
        var browser = await _factory.SignedInAsync(_address, "worker");

        using var form = new FormUrlEncodedContent([new("back", "/")]);
        using var answer = await browser.PostAsync(new Uri("/signout", UriKind.Relative), form, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Load_nothing_from_outside()
    {
        var browser = await _factory.SignedInAsync(_address, "worker");
        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative), Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Open_the_same_conversation_again_after_a_reload()
    {
        var browser = await _factory.SignedInAsync(_address, "worker");

        var first = await ChatTokenAsync(browser);
        using var start = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        start.Headers.Authorization = new("Bearer", first["token"]!.GetValue<string>());
        (await browser.SendAsync(start, Stop)).EnsureSuccessStatusCode();
        var second = await ChatTokenAsync(browser);

        Assert.Equal(first["conversationId"]!.GetValue<string>(), second["conversationId"]!.GetValue<string>());
        Assert.Equal("dl_demo-worker", second["userId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Give_no_chat_token_to_a_stranger_or_to_another_sites_form()
    {
        using var stranger = await _factory.Browser(_address).PostAsync(new Uri("/chat/token", UriKind.Relative), null, Stop);
        using var forged = await (await _factory.SignedInAsync(_address, "worker")).PostAsync(
            new Uri("/chat/token", UriKind.Relative),
            null,
            Stop
        );

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Say_that_the_host_is_well(string path) =>
        Assert.Equal("Healthy", await _factory.Browser(_address).GetStringAsync(new Uri(path, UriKind.Relative), Stop));

    public void Dispose() => _factory.Dispose();

    private static async Task<JsonObject> ChatTokenAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative), Stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token")
        {
            Headers = { { "RequestVerificationToken", CoachFactory.PageToken(page) } },
        };
        using var answer = await browser.SendAsync(request, Stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
    }

    private async Task<Guid> SaveNoteAsync(string author)
    {
        var note = new Note
        {
            Id = Guid.CreateVersion7(),
            Kind = "visit-plan",
            Guide = "visit-preparation",
            GuideVersion = "unknown",
            Language = "zh-Hans",
            AuthorId = author,
            Confirmed = DateTimeOffset.UtcNow,
            AddressAs = "陈伯",
            Status = "ready",
            Content = new JsonObject { ["motive"] = "exploratory", ["goal"] = "<b>bold</b>" },
        };
        var commit = new TurnCommit
        {
            Key = new ConversationKey("demo", "directline", Guid.NewGuid().ToString("N")),
            Version = 0,
            PersonId = author,
            State = ConversationState.New,
            Now = DateTimeOffset.UtcNow,
            Effects = [new Effect.SaveNote(note)],
        };
        Assert.True(await _factory.Services.GetRequiredService<ITurnStore>().CommitAsync(commit, Stop));
        return note.Id;
    }
}
