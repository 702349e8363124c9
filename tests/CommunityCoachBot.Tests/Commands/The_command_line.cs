using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Commands;
using CommunityCoachBot.Tests.Support;

namespace CommunityCoachBot.Tests.Commands;

public sealed class The_command_line
{
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
