using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Commands;
using CommunityCoachBot.Tests.Support;

namespace CommunityCoachBot.Tests.Commands;

public sealed class The_command_line
{
    private static string Docs([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs"));

    [Theory]
    [InlineData("dance")]
    [InlineData("guides", "dance")]
    [InlineData("notes", "export", "--format", "pdf")]
    [InlineData("chat", "--as", "mayor")]
    [InlineData("db", "backup")]
    public async Task Says_2_to_what_it_does_not_understand(params string[] args)
    {
        var (code, output, errors) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task Checks_the_built_in_guides()
    {
        var (code, output, _) = await RunAsync("guides", "check");

        Assert.Contains("visit-preparation: good", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Names_file_line_and_reason_of_a_wrong_guide()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["tea"]);
        await File.WriteAllTextAsync(
            Path.Combine(folder["tea"], "guide.yaml"),
            "id: tea\nmakes: tea\nsteps:\n  - { id: goal, kind: tex }\n",
            TestContext.Current.CancellationToken
        );

        var (code, output, _) = await RunAsync("guides", "check", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("tea/guide.yaml:4:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begins_a_guide_that_is_good_and_can_be_talked_through()
    {
        using var folder = new TempFolder();

        var (begun, _, _) = await RunAsync("guides", "new", folder["garden-visit"]);
        var (check, checkedText, _) = await RunAsync("guides", "check", folder["garden-visit"]);
        var (recorded, _, _) = await RunAsync("guides", "test", folder["garden-visit"], "--record");
        var (tested, testedText, _) = await RunAsync("guides", "test", folder["garden-visit"]);

        Assert.Equal((0, 0, 0, 0), (begun, check, recorded, tested));
        Assert.Contains("garden-visit: good", checkedText, StringComparison.Ordinal);
        Assert.Contains("happy-path.zh.chat: good", testedText, StringComparison.Ordinal);
        var chat = await File.ReadAllTextAsync(
            Path.Combine(folder["garden-visit"], "transcripts", "happy-path.zh.chat"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Bot: ", chat, StringComparison.Ordinal);
        Assert.Contains("存好了", chat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_a_sample_conversation_comes_out_differently()
    {
        using var folder = new TempFolder();
        await RunAsync("guides", "new", folder["garden-visit"]);
        await RunAsync("guides", "test", folder["garden-visit"], "--record");
        var words = Path.Combine(folder["garden-visit"], "words.zh-Hans.yaml");
        var text = await File.ReadAllTextAsync(words, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            words,
            text.Replace("做了什么？", "今天做了什么？", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var (code, output, _) = await RunAsync("guides", "test", folder["garden-visit"]);

        Assert.Equal(1, code);
        Assert.Contains("now:", output, StringComparison.Ordinal);
        Assert.Contains("今天做了什么？", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Garden Visit")]
    [InlineData("garden_visit")]
    public async Task Begins_no_guide_under_a_name_that_is_no_id(string name)
    {
        using var folder = new TempFolder();

        var (code, _, errors) = await RunAsync("guides", "new", folder[name]);

        Assert.Equal(1, code);
        Assert.Contains("is no id", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draws_a_guide_with_what_opens_each_step()
    {
        var (code, output, _) = await RunAsync("guides", "show", "visit-preparation", "--diagram");

        Assert.Equal(0, code);
        Assert.StartsWith("flowchart TD", output, StringComparison.Ordinal);
        Assert.Contains("motive = recruiting", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_the_table_of_what_the_guides_cover_as_it_stands_in_the_documents()
    {
        var docs = Docs();

        var (code, output, _) = await RunAsync("guides", "coverage", Path.Combine(docs, "coverage.yaml"));

        Assert.Equal(0, code);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(docs, "coverage.md"), TestContext.Current.CancellationToken), output);
    }

    [Fact]
    public async Task Refuses_a_table_that_names_a_step_that_is_not_there()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(
            folder["coverage.yaml"],
            "title: T\nabout: A\nparts:\n  - source: S\n    rows:\n      - { row: R, by: [visit-summary.promisse] }\n",
            TestContext.Current.CancellationToken
        );

        var (code, output, _) = await RunAsync("guides", "coverage", folder["coverage.yaml"]);

        Assert.Equal(1, code);
        Assert.Contains("coverage.yaml:6: There is no guide, step or field 'visit-summary.promisse'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_why_it_could_not_do_something()
    {
        var (code, _, errors) = await RunAsync("guides", "check", "/there/is/no/such/folder");

        Assert.Equal(1, code);
        Assert.Contains("There is no folder", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_steps_of_a_guide()
    {
        var (code, output, _) = await RunAsync("guides", "show", "visit-preparation", "--language", "en");

        Assert.Equal(0, code);
        Assert.Contains("makes visit-plan", output, StringComparison.Ordinal);
        Assert.Contains("motive", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+86 10", "\"'+86 10\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("  =x", "\"'  =x\"")]
    [InlineData("\t=x", "\"'\t=x\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("说：“a,b\"c”", "\"说：“a,b\"\"c”\"")]
    [InlineData("", "")]
    public void Exports_no_cell_that_a_spreadsheet_takes_for_a_formula(string text, string cell) => Assert.Equal(cell, NoteCsv.Cell(text));

    [Fact]
    public async Task Exports_notes_as_CSV_with_a_byte_order_mark()
    {
        await using var output = new StringWriter();

        await NoteCsv.WriteAsync(Notes(), output, withMark: true, CancellationToken.None);

        var lines = output.ToString().Split("\r\n");
        Assert.StartsWith("\uFEFFid,version,kind", lines[0], StringComparison.Ordinal);
        Assert.Contains("missing-meals (within-72h, present): “喝口粥”", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_notes_as_JSON_in_readable_Chinese_without_private_reflections()
    {
        await using var output = new StringWriter();

        await NoteJson.WriteAsync(Notes(), output, CancellationToken.None);

        var note = Assert.Single(JsonNode.Parse(output.ToString())!.AsArray());
        Assert.Equal("喝口粥", note!["risks"]![0]!["quote"]!.GetValue<string>());
        Assert.Contains("陈伯", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("只给自己", output.ToString(), StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<Note> Notes()
    {
        await Task.Yield();
        yield return new Note
        {
            Id = Guid.Parse("0f7f7f5e-7bd7-4c3b-9f53-a5f1f3a3b001"),
            Kind = "visit-summary",
            Guide = "visit-summary",
            GuideVersion = "1",
            Language = "zh-Hans",
            AuthorId = "p1",
            Confirmed = new DateTimeOffset(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8)),
            AddressAs = "陈伯",
            Content = new JsonObject { ["said"] = "喝口粥" },
            Private = new JsonObject { ["reflection"] = "只给自己" },
            Risks = [new RiskFlag("missing-meals", "within-72h", "present", "resident", "stated", "喝口粥", null)],
        };
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CoachCommands.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
