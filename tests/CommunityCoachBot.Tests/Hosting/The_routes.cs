using System.Net;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Identity;
using CommunityCoachBot.People.Demo;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Tests.Hosting;

/// <summary>Every route of the host with who may use it. A route that is not here fails: whoever adds one says whose it is.</summary>
public sealed class The_routes : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private const string Everyone = "everyone";
    private const string SignedIn = "signed-in";
    private const string NoteKeepers = "note-keepers";
    private const string Admins = "admins";

    /// <summary>Proves its callers by itself (a token, a signature, an anti-forgery token); has tests of its own.</summary>
    private const string ItsOwn = "its-own";

    private static readonly Dictionary<string, string> Whose = new(StringComparer.Ordinal)
    {
        [""] = SignedIn,
        ["notes"] = SignedIn,
        ["notes/{id:guid}"] = SignedIn,
        ["ask"] = NoteKeepers,
        ["community"] = SignedIn,
        ["community/{id:guid}"] = SignedIn,
        ["community/{id:guid}/needs"] = SignedIn,
        ["community/{id:guid}/parties"] = SignedIn,
        ["community/{id:guid}/plan"] = SignedIn,
        ["community/{id:guid}/report"] = SignedIn,
        ["community/{id:guid}/section/{section}"] = SignedIn,
        ["admin/people"] = Admins,
        ["admin/guides"] = Admins,
        ["admin/undeliverable"] = Admins,
        ["signin"] = Everyone,
        ["signin/denied"] = Everyone,
        ["privacy"] = Everyone,
        ["terms"] = Everyone,
        ["error"] = Everyone,
        ["signin/start"] = ItsOwn,
        ["signout"] = ItsOwn,
        ["language"] = ItsOwn,
        ["chat/token"] = ItsOwn,
        ["health/live"] = ItsOwn,
        ["health/ready"] = ItsOwn,
        ["api/messages"] = ItsOwn,
    };

    private readonly CoachFactory _factory = new();
    private readonly Uri _address;

    public The_routes() => _address = _factory.Start();

    private IEnumerable<string> Patterns =>
        _factory
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct(StringComparer.Ordinal);

    [Fact]
    public void Each_have_a_rule()
    {
        // Direct Line's are all behind one gate, which has a suite of its own.
        var without = Patterns.Where(pattern =>
            !Whose.ContainsKey(pattern) && !pattern.StartsWith("v3/directline", StringComparison.Ordinal)
        );

        Assert.Empty(without);
        Assert.Empty(Whose.Keys.Except(Patterns));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Roles.Trainee)]
    [InlineData(Roles.Worker)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Admin)]
    public async Task Let_in_whom_their_rule_names_and_nobody_else(string? role)
    {
        using var browser = role is null ? _factory.Browser(_address) : await _factory.SignedInAsync(_address, role);
        foreach (var (pattern, whose) in Whose.Where(rule => rule.Value != ItsOwn))
        {
            var path = "/" + pattern.Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Stop);

            var allowed = whose switch
            {
                Everyone => true,
                SignedIn => role is not null,
                NoteKeepers => role is Roles.Trainee or Roles.Worker or Roles.Supervisor,
                _ => role is Roles.Admin,
            };
            var turnedAway =
                answer.StatusCode == HttpStatusCode.Redirect
                && answer.Headers.Location!.AbsolutePath.StartsWith("/signin", StringComparison.Ordinal);
            Assert.True(allowed != turnedAway, $"{path} for {role ?? "a stranger"}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("demo-supervisor", true)]
    [InlineData("demo-worker", false)]
    [InlineData("demo-trainee", false)]
    [InlineData("demo-admin", false)]
    public async Task Show_a_note_of_the_demo_year_to_its_supervisor_only(string person, bool sees)
    {
        var services = _factory.Services;
        var seed = ActivatorUtilities.CreateInstance<DemoSeed>(services);
        Assert.NotNull(await seed.RunAsync(1, Stop));
        var notes = services.GetRequiredService<INoteStore>();
        var note = (await notes.MineAsync(DemoPeople.Tenant, "demo-lin", "visit-summary", null, 1, Stop)).Single();
        using var browser = await _factory.SignedInAsync(_address, person["demo-".Length..]);

        using var page = await browser.GetAsync(new Uri($"/notes/{note.Id}", UriKind.Relative), Stop);

        Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
        if (!sees)
            return;
        var asked = await browser.GetStringAsync(new Uri("/ask", UriKind.Relative), Stop);
        using var form = new FormUrlEncodedContent([
            new("question", "小林上个月的记录"),
            new("__RequestVerificationToken", CoachFactory.FormToken(asked)),
        ]);
        using var answer = await browser.PostAsync(new Uri("/ask", UriKind.Relative), form, Stop);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains("林小满", html, StringComparison.Ordinal);
        Assert.DoesNotContain("陈立秋", html[html.IndexOf("class=\"notes\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Null(await seed.RunAsync(1, Stop));
    }

    public void Dispose() => _factory.Dispose();
}
