using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using CommunityCoachBot.Commands;

namespace CommunityCoachBot.Tests.Commands;

public sealed class Questions_in_bulk
{
    [Fact]
    public async Task Are_read_as_the_contract_shows()
    {
        var (code, output, errors) = await RunAsync(
            """
            {"id":"q1","today":"2026-03-11","language":"zh","utterance":"独居老人里谁缺餐"}
            {"id":"q2","today":"2026-03-11","language":"en","utterance":"Visits by Lin last month"}
            """
        );

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Equal(
            """
            {"id":"q1","filter":{"intent":"list-risks","residentType":"elder-living-alone","risk":["missing-meals"]}}
            {"id":"q2","filter":{"intent":"list-records","worker":"Lin","dateFrom":"2026-02-01","dateTo":"2026-02-28"}}

            """.ReplaceLineEndings("\n"),
            output
        );
    }

    [Fact]
    public async Task Are_answered_line_by_line_where_some_are_wrong()
    {
        var (code, output, errors) = await RunAsync(
            """
            {"id":"q9","today":"2026-13-01","utterance":"x"}

            not JSON at all 秘密
            [1]
            {"today":"2026-03-11","utterance":"x"}
            {"id":7,"today":"2026-03-11","utterance":"x"}
            {"id":"a","utterance":"x"}
            {"id":"b","today":"2026-03-11"}
            {"id":"c","today":"2026-03-11","utterance":["秘密"]}
            {"id":"d","today":"2026-03-11","utterance":"\ud800"}
            {"id":"e","today":"2026-03-11","language":"fr","utterance":"x"}
            {"id":"f","today":"2026-03-11","utterance":"x","previous":{"intent":"秘密"}}
            {"id":"z","today":"2026-03-11","language":null,"utterance":"上周摘要"}
            """
        );

        Assert.Equal(1, code);
        Assert.Empty(errors);
        Assert.DoesNotContain("秘密", output, StringComparison.Ordinal);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.Equal(
            ["q9", null, null, null, null, "a", "b", "c", "d", "e", "f", "z"],
            lines.Select(line => line["id"]?.GetValue<string>())
        );
        Assert.Equal("today: not a date: 2026-13-01", lines[0]["error"]!.GetValue<string>());
        Assert.All(lines[..^1], line => Assert.Equal(["id", "error"], line.Select(field => field.Key)));
        Assert.Equal("digest", lines[^1]["filter"]!["intent"]!.GetValue<string>());
    }

    [Fact]
    public async Task Are_each_answered_before_the_next_is_read()
    {
        var input = Channel.CreateUnbounded<string?>();
        await using var output = new Heard();
        await using var errors = new StringWriter();
        var running = CoachCommands.RunAsync(["parse-queries"], output, errors, new Spoken(input.Reader));

        for (var i = 0; i < 3; i++)
        {
            await input.Writer.WriteAsync(Line($"q{i}", "过期的待办"), TestContext.Current.CancellationToken);
            var answer = await output.Lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith($"{{\"id\":\"q{i}\"", answer, StringComparison.Ordinal);
        }

        Assert.False(running.IsCompleted);
        await input.Writer.WriteAsync(null, TestContext.Current.CancellationToken);
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task May_refine_the_filter_that_a_line_brings()
    {
        var (_, output, _) = await RunAsync(
            """{"id":"r","today":"2026-03-11","utterance":"只看三号楼的","previous":{"intent":"list-risks","risk":["fire-gas-hazard"],"period":"last-week"}}"""
        );

        Assert.Equal(
            """{"id":"r","filter":{"intent":"list-risks","area":"三号楼","risk":["fire-gas-hazard"],"dateFrom":"2026-03-02","dateTo":"2026-03-08"}}"""
                + "\n",
            output
        );
    }

    [Fact]
    public async Task Are_none_where_none_are_given()
    {
        var (code, output, _) = await RunAsync("\n  \n");

        Assert.Equal((0, ""), (code, output));
    }

    [Fact]
    public async Task Keep_Chinese_readable_and_marks_in_it_harmless()
    {
        var (_, output, _) = await RunAsync(Line("陈\"伯\n", "陈伯的来龙去脉"));

        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\"addressAs\":\"陈伯\"", output, StringComparison.Ordinal);
        Assert.Equal("陈\"伯\n", JsonNode.Parse(output)!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("parse-queries", "--fast")]
    [InlineData("parse-queries", "queries.jsonl")]
    [InlineData("parse-query")]
    public async Task Are_not_read_with_options_nobody_knows(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CoachCommands.RunAsync(args, output, errors, new StringReader(Line("q", "x")));

        Assert.Equal(2, code);
        Assert.Empty(output.ToString());
        Assert.Contains("usage: CommunityCoachBot", errors.ToString(), StringComparison.Ordinal);
    }

    private static string Line(string id, string said) =>
        new JsonObject
        {
            ["id"] = id,
            ["today"] = "2026-03-11",
            ["utterance"] = said,
        }.ToJsonString();

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string lines)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CoachCommands.RunAsync(["parse-queries"], output, errors, new StringReader(lines));
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Lines as they are said, one after the other, with time between them.</summary>
    private sealed class Spoken(ChannelReader<string?> lines) : TextReader
    {
        public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            await lines.ReadAsync(cancellationToken);
    }

    /// <summary>Hears a line when it is flushed, not before.</summary>
    private sealed class Heard : StringWriter
    {
        private int _heard;

        public Channel<string> Lines { get; } = Channel.CreateUnbounded<string>();

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            var said = GetStringBuilder().ToString()[_heard..];
            _heard += said.Length;
            foreach (var line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Lines.Writer.TryWrite(line);
            return Task.CompletedTask;
        }
    }
}
