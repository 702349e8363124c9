using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Commands;

namespace CommunityCoachBot.Tests.Commands;

public sealed class Notes_and_talks_in_bulk
{
    private const string Note =
        "陈伯家，楼下周姨带上去的。一开始不开门以为卖保健品，看了证才开。说晚上懒得开火喝口粥。厨房就半把面。答应周五打电话告诉他送饭多少钱。说记可以，别告诉我儿子。";

    [Fact]
    public async Task Become_records_with_every_field()
    {
        var (code, lines) = await RunAsync("extract-notes", NoteLine("g01", Note, "zh"));

        Assert.Equal(0, code);
        var line = Assert.Single(lines);
        Assert.Equal(["id", "record"], line.Select(field => field.Key));
        Assert.Equal(
            [
                "visitDate",
                "durationMin",
                "place",
                "motive",
                "residentType",
                "addressAs",
                "present",
                "consentToRecord",
                "privacyNotes",
                "stated",
                "observed",
                "reported",
                "judgements",
                "needs",
                "problems",
                "strengths",
                "resources",
                "risks",
                "promises",
                "tasks",
                "nextVisit",
                "reflection",
                "ask",
            ],
            line["record"]!.AsObject().Select(field => field.Key)
        );
    }

    [Fact]
    public async Task Keep_quotes_that_stand_in_the_note_letter_by_letter()
    {
        var (_, lines) = await RunAsync("extract-notes", NoteLine("g01", Note, "zh"));

        var record = lines[0]["record"]!;
        Assert.Contains(record["risks"]!.AsArray(), risk => risk!["flag"]!.GetValue<string>() == "missing-meals");
        foreach (var part in new[] { "stated", "observed", "risks", "promises", "tasks" })
        {
            Assert.NotEmpty(record[part]!.AsArray());
            Assert.All(
                record[part]!.AsArray(),
                item => Assert.Contains(item!["quote"]!.GetValue<string>(), Note, StringComparison.Ordinal)
            );
        }
        Assert.Equal("2026-03-13", record["promises"]![0]!["due"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ask_in_the_language_of_the_note()
    {
        var (_, lines) = await RunAsync(
            "extract-notes",
            NoteLine("zh", "下午去了，门开着，没多说。", "zh")
                + "\n"
                + NoteLine("en", "Went in the afternoon. Door open, nothing much said.", null)
        );

        Assert.All(Asked(lines[0]), question => Assert.Matches("\\p{IsCJKUnifiedIdeographs}", question));
        Assert.All(Asked(lines[1]), question => Assert.DoesNotMatch("\\p{IsCJKUnifiedIdeographs}", question));
        Assert.NotEmpty(Asked(lines[0]));
        Assert.NotEmpty(Asked(lines[1]));
    }

    [Fact]
    public async Task Become_labels_for_each_turn_of_the_worker()
    {
        var (code, lines) = await RunAsync(
            "label-turns",
            """
            {"id":"t1","language":"zh","turns":[{"speaker":"worker","text":"何师傅您好，我姓林，桥头社区服务站的。"},{"speaker":"resident","text":"哦，啥事？"},{"speaker":"worker","text":"您这台收音机，平时都听些什么？"}]}
            {"id":"t2","turns":[]}
            {"id":"t3","turns":[{"speaker":"resident","text":"The lift is out again."}]}
            """
        );

        Assert.Equal(0, code);
        Assert.All(lines, line => Assert.Equal(["id", "labels", "sequence"], line.Select(field => field.Key)));
        Assert.Equal([2, 0, 0], lines.Select(line => line["labels"]!.AsArray().Count));
        Assert.Contains("greeting", lines[0]["labels"]![0]!.AsArray().Select(label => label!.GetValue<string>()));
        Assert.Contains("open-question", lines[0]["labels"]![1]!.AsArray().Select(label => label!.GetValue<string>()));
    }

    [Theory]
    [InlineData("extract-notes", """{"id":"a","note":"秘密"}""", "visitDate: missing")]
    [InlineData("extract-notes", """{"id":"a","visitDate":"2026-3-1","note":"秘密"}""", "visitDate: not a date: 2026-3-1")]
    [InlineData("extract-notes", """{"id":"a","visitDate":"2026-03-01"}""", "note: missing")]
    [InlineData("label-turns", """{"id":"a"}""", "turns: missing")]
    [InlineData("label-turns", """{"id":"a","turns":"秘密"}""", "turns: not a list")]
    [InlineData("label-turns", """{"id":"a","turns":["秘密"]}""", "turns: not a list of objects")]
    [InlineData("label-turns", """{"id":"a","turns":[{"speaker":"秘密","text":"x"}]}""", "speaker: worker or resident is expected")]
    [InlineData("label-turns", """{"id":"a","turns":[{"speaker":"worker"}]}""", "text: missing")]
    public async Task Are_answered_with_what_is_wrong_with_them(string command, string line, string error)
    {
        var (code, lines) = await RunAsync(command, line);

        Assert.Equal(1, code);
        Assert.Equal(error, Assert.Single(lines)["error"]!.GetValue<string>());
        Assert.Equal("a", lines[0]["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("extract-notes")]
    [InlineData("label-turns")]
    public async Task Are_read_alike_each_time(string command)
    {
        var line =
            command == "label-turns"
                ? """{"id":"t","turns":[{"speaker":"worker","text":"您应该去申请，行不行？"}]}"""
                : NoteLine("n", Note, null);

        var (_, once) = await RunAsync(command, line);
        var (_, again) = await RunAsync(command, line);

        Assert.Equal(once[0].ToJsonString(), again[0].ToJsonString());
    }

    private static IEnumerable<string> Asked(JsonObject line) =>
        line["record"]!["ask"]!.AsArray().Select(question => question!.GetValue<string>());

    private static string NoteLine(string id, string note, string? language) =>
        new JsonObject
        {
            ["id"] = id,
            ["visitDate"] = "2026-03-10",
            ["language"] = language,
            ["note"] = note,
        }.ToJsonString();

    private static async Task<(int Code, List<JsonObject> Lines)> RunAsync(string command, string lines)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CoachCommands.RunAsync([command], output, errors, new StringReader(lines));
        Assert.Empty(errors.ToString());
        return (
            code,
            [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())]
        );
    }
}
