using CommunityCoachBot.Commands;

namespace CommunityCoachBot.Tests.Commands;

public sealed class A_practice_run_in_the_terminal
{
    private const string Lines = "陈伯您好，我姓林，是街口社区服务站的社工。\n您平时一天怎么过的？\n那今天先到这儿，谢谢您。\n";

    [Fact]
    public async Task Replays_byte_for_byte_from_its_lines_and_from_what_it_printed()
    {
        var lines = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(lines, Lines, TestContext.Current.CancellationToken);
            var (code, first) = await RunAsync("practice", "--persona", "p01", "--seed", "7", "--replay", lines);
            Assert.Equal(CoachCommands.Done, code);
            Assert.Contains("end: Closed", first, StringComparison.Ordinal);

            await File.WriteAllTextAsync(lines, first, TestContext.Current.CancellationToken);
            var (_, second) = await RunAsync("practice", "--replay", lines);

            Assert.Equal(first, second);
        }
        finally
        {
            File.Delete(lines);
        }
    }

    [Fact]
    public async Task Is_held_line_by_line()
    {
        var (code, printed) = await RunAsync(["practice", "--persona", "p13", "--seed", "1"], "您好，我姓林，社区的社工。\n你错了。\n");

        Assert.Equal(CoachCommands.Done, code);
        Assert.Contains("argument -10", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--persona", "p99")]
    [InlineData("--persona", "p01", "--language", "yue")]
    [InlineData("--persona", "p01", "--reaction", "nothing")]
    [InlineData("--persona", "p01", "--replay", "no-such-file")]
    public async Task Says_what_there_is_not(params string[] options)
    {
        var (code, _) = await RunAsync(["practice", .. options]);

        Assert.Equal(CoachCommands.NotDone, code);
    }

    [Fact]
    public async Task Without_a_persona_lists_them()
    {
        var (_, printed) = await RunAsync("practice");

        Assert.Equal(13, printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Has_an_agencys_own_resident_checked_with_its_guides()
    {
        var folder = Directory.CreateTempSubdirectory("personas-");
        try
        {
            var personas = folder.CreateSubdirectory("personas");
            await File.WriteAllTextAsync(
                Path.Combine(personas.FullName, "p50-new.yaml"),
                "id: p50-new\n",
                TestContext.Current.CancellationToken
            );

            var (code, printed) = await RunAsync("guides", "check", folder.FullName);

            Assert.Equal(CoachCommands.NotDone, code);
            Assert.Contains("personas/p50-new.yaml:1: The persona needs 'secrets:', at least one.", printed, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<(int Code, string Printed)> RunAsync(params string[] args) => RunAsync(args, "");

    private static async Task<(int Code, string Printed)> RunAsync(string[] args, string input)
    {
        var output = new StringWriter();
        var code = await CoachCommands.RunAsync(args, output, TextWriter.Null, new StringReader(input));
        return (code, output.ToString());
    }
}
