using System.IO.Compression;
using System.Net;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Tests.Communities;

public sealed class The_community_pages : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly CoachFactory _factory = new();
    private readonly Uri _address;

    public The_community_pages() => _address = _factory.Start();

    public void Dispose() => _factory.Dispose();

    [Fact]
    public async Task Begin_with_a_name_and_show_every_section()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");

        var page = await worker.ReadAsync(await worker.BeginAsync("河东里"));

        Assert.Contains("河东里", page, StringComparison.Ordinal);
        foreach (var section in new[] { "背景与历史", "社区居民", "社区动力", "项目评估" })
            Assert.Contains(section, page, StringComparison.Ordinal);
        Assert.Contains("河东里", await worker.ReadAsync("/community"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker", true)]
    [InlineData("supervisor", true)]
    [InlineData("admin", false)]
    public async Task Are_for_the_people_of_the_team(string role, bool opens)
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");
        using var other = await _factory.SignedInAsync(_address, role);

        foreach (
            var part in new[]
            {
                "",
                "/section/history",
                "/needs",
                "/parties",
                "/plan",
                "/report",
                "/report?handler=Word",
                "/report?handler=Markdown",
            }
        )
        {
            using var answer = await other.GetAsync(new Uri(community + part, UriKind.Relative), Stop);
            Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Send_a_stranger_to_sign_in()
    {
        using var answer = await _factory.Browser(_address).GetAsync(new Uri("/community", UriKind.Relative), Stop);

        Assert.Equal("/signin", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Keep_an_entry_with_its_author_and_day()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");

        using var saved = await worker.AddAsync(community, "environment", "env-hazards", "三号楼后<b>积水</b>");
        var page = await worker.ReadAsync(community + "/section/environment");

        Assert.EndsWith("#env-hazards", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("三号楼后<b>积水</b>", page, StringComparison.Ordinal);
        Assert.Contains("演示社工", page, StringComparison.Ordinal);
        Assert.Contains("单薄", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<b>积水",
            await worker.GetStringAsync(new Uri(community + "/section/environment", UriKind.Relative), Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Save_once_what_is_sent_twice_and_both_when_the_words_differ()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");
        var form = Guid.CreateVersion7();

        foreach (var text in new[] { "积水", "积水", "无灯" })
            (await worker.AddAsync(community, "environment", "env-hazards", text, form)).Dispose();

        Assert.Equal(["积水", "无灯"], (await FactsAsync(community)).Select(fact => fact.Text));
    }

    [Fact]
    public async Task Lose_nothing_of_two_hundred_entries_from_two_browsers_at_once()
    {
        using var one = await _factory.SignedInAsync(_address, "worker");
        using var two = await _factory.SignedInAsync(_address, "supervisor");
        var community = await one.BeginAsync("河东里");
        HttpClient[] browsers = [one, two];
        var tokens = await Task.WhenAll(browsers.Select(browser => browser.TokenAsync(community + "/section/environment")));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(number =>
                    browsers[number % 2]
                        .AddAsync(
                            community,
                            "environment",
                            number % 3 == 0 ? "env-hazards" : "env-transport",
                            $"第{number}条",
                            token: tokens[number % 2]
                        )
                )
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        var facts = await FactsAsync(community);
        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"第{number}条").Order(), facts.Select(fact => fact.Text).Order());
        Assert.Equal(100, facts.Count(fact => fact.AuthorId == "demo-worker"));
        Assert.Contains("第199条", await two.ReadAsync(community + "/section/environment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_what_was_typed_when_an_entry_is_refused()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");

        using var refused = await worker.AddAsync(community, "structure", "power-political", "三楼的刘婆婆信佛");
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("不写哪位居民", page, StringComparison.Ordinal);
        Assert.Contains("三楼的刘婆婆信佛</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(await FactsAsync(community));
    }

    [Fact]
    public async Task Keep_the_earlier_entry_when_one_is_corrected()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");
        (await worker.AddAsync(community, "environment", "env-hazards", "三号楼")).Dispose();
        var wrong = (await FactsAsync(community)).Single().Id;

        (await worker.AddAsync(community, "environment", "env-hazards", "五号楼", corrects: wrong)).Dispose();
        var page = await worker.ReadAsync(community + "/section/environment");

        Assert.Equal(2, (await FactsAsync(community)).Count);
        Assert.Contains("五号楼", page, StringComparison.Ordinal);
        Assert.Contains("以前写的", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_no_detailed_plan_before_its_feasibility()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");

        using var aim = await worker.SendAsync(community + "/plan", ("step", WorkPlan.Objective), ("text", "老人一周一起吃三顿饭"));
        using var detail = await worker.SendAsync(
            community + "/plan",
            ("step", WorkPlan.Detail),
            ("text", "周一开饭"),
            ("fields[owner]", "小周"),
            ("fields[due]", "2026-12-01")
        );

        Assert.Equal(HttpStatusCode.Redirect, aim.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, detail.StatusCode);
        Assert.Contains("没有想过可行性", WebUtility.HtmlDecode(await detail.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.DoesNotContain("周一开饭", await worker.ReadAsync(community + "/plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_the_evaluation_with_the_plans_own_aim()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");

        var before = await worker.ReadAsync(community + "/section/evaluation");
        (await worker.SendAsync(community + "/plan", ("step", WorkPlan.Objective), ("text", "老人一周一起吃三顿饭"))).Dispose();
        var after = await worker.ReadAsync(community + "/section/evaluation");

        Assert.Contains("先写工作计划的目标", before, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"text\"", before, StringComparison.Ordinal);
        Assert.Contains("老人一周一起吃三顿饭", after, StringComparison.Ordinal);
        Assert.Contains("name=\"text\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_parties_and_how_they_deal_with_each_other()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");

        (
            await worker.SendAsync(
                community + "/parties",
                ("name", "舞队"),
                ("kind", "group"),
                ("system", "action"),
                ("fields[sh-goal]", "要场地")
            )
        ).Dispose();
        (
            await worker.SendAsync(
                community + "/parties?handler=Relation",
                ("from", "client"),
                ("to", "target"),
                ("kind", "conflict"),
                ("strength", "strong"),
                ("event", "四月没谈成")
            )
        ).Dispose();
        var page = await worker.ReadAsync(community + "/parties");

        Assert.Contains("要场地", page, StringComparison.Ordinal);
        Assert.Contains("四月没谈成", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_wholly_in_english_when_asked()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("Riverside");
        worker.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        foreach (var part in new[] { "", "/section/residents", "/needs", "/parties", "/plan", "/report" })
        {
            var page = (await worker.ReadAsync(community + part)).Replace("演示社工", "", StringComparison.Ordinal);
            var main = page[page.IndexOf("<main", StringComparison.Ordinal)..];
            Assert.DoesNotContain(main, c => c is >= '\u3400' and < '\ua000');
        }
    }

    [Fact]
    public async Task Give_a_word_report_that_word_can_open()
    {
        using var worker = await _factory.SignedInAsync(_address, "worker");
        var community = await worker.BeginAsync("河东里");
        (
            await worker.AddAsync(
                community,
                "residents",
                "occupation-jobs",
                "双薪：310户\n双下岗：3户\n单薪：120户",
                evidence: "document",
                source: "街道台账"
            )
        ).Dispose();
        (await worker.AddAsync(community, "environment", "env-hazards", "积水\u0001，<w:t>")).Dispose();

        var bytes = await worker.GetByteArrayAsync(new Uri(community + "/report?handler=Word", UriKind.Relative), Stop);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(file, Stop).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var text = file.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("河东里：社区分析", text, StringComparison.Ordinal);
        Assert.DoesNotContain("双下岗：3户", text, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        if (_factory.Services.GetRequiredService<CommunityCoachBot.Communities.ReportFonts>().Chart is not null)
            Assert.Equal(2, zip.Entries.Count(entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal)));
    }

    private Task<IReadOnlyList<Fact>> FactsAsync(string community)
    {
        var id = Guid.Parse(community["/community/".Length..]);
        return _factory
            .Services.GetRequiredService<ICommunityStore>()
            .FactsAsync(new CommunityKey("demo", CommunityCoachBot.Communities.CommunityTeams.Everyone, id), Stop);
    }
}
