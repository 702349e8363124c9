using System.Text.Json;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Tests.Messages;

public sealed class Every_card
{
    private static readonly SampleGuide Sample = new();

    public static TheoryData<string, string> Cards()
    {
        var cards = new TheoryData<string, string>();
        foreach (var (name, _) in Sample.Replies())
        {
            cards.Add(name, "zh-Hans");
            cards.Add(name, "en");
        }
        return cards;
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Is_valid_small_and_accessible(string name, string language)
    {
        var message = Sample.Format(Sample.Replies().First(reply => reply.Name == name).Reply, language);

        Assert.Empty(CardRules.Broken(message.Card!));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Has_plain_text_that_says_the_same(string name, string language)
    {
        var message = Sample.Format(Sample.Replies().First(reply => reply.Name == name).Reply, language);

        using var card = JsonDocument.Parse(message.Card!);
        var heading = CardRules
            .Elements(card.RootElement)
            .First(element => element.TryGetProperty("style", out var style) && style.ValueEquals("heading"));
        Assert.Contains(heading.GetProperty("text").GetString()!, message.Text, StringComparison.Ordinal);
        foreach (var submit in CardRules.Elements(card.RootElement).Where(IsPick))
            Assert.Contains(message.Buttons, button => button.InCard && button.Label == submit.GetProperty("title").GetString());
        Assert.DoesNotContain("\n\n", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Speaks_the_language_of_the_worker()
    {
        foreach (var (name, reply) in Sample.Replies())
        {
            var english = Sample.Format(reply, "en").Card!;
            using var card = JsonDocument.Parse(english);
            Assert.Equal("en", card.RootElement.GetProperty("lang").GetString());
            var ours = CardRules
                .Strings(card.RootElement)
                .Where(text => !Typed.Any(typed => text.Contains(typed, StringComparison.Ordinal)));
            Assert.All(ours, text => Assert.False(Reads(text), $"{name}: {text}"));
        }
    }

    [Theory]
    [InlineData("visit-preparation")]
    [InlineData("visit-summary")]
    public void Of_a_guide_we_ship_is_valid_small_and_accessible(string id)
    {
        if (ShippedGuide(id) is not { } guide)
            return;
        var formatter = new ReplyFormatter(Support.ShippedContent.Words());
        foreach (var language in guide.Words.Keys)
        {
            foreach (var step in guide.Steps)
            {
                var fields = GuideFlow.FieldsOf(step).Select(field => field.Id).DefaultIfEmpty();
                foreach (var field in fields)
                {
                    var question = new CommunityCoachBot.Coaching.Dialogs.Reply.Question(
                        "q1",
                        guide.Id,
                        guide.Version,
                        step.Id,
                        field,
                        Answers.None,
                        [],
                        1,
                        9,
                        SampleGuide.Moves
                    );
                    Assert.Empty(CardRules.Broken(formatter.Format(question, language, (_, _) => guide).Card!));
                }
            }
        }
    }

    internal static Guide? ShippedGuide(string id)
    {
        var folder = Path.Combine(Support.ShippedContent.Folder, "Guides", id);
        if (!Directory.Exists(folder))
            return null;
        var files = Directory
            .EnumerateFiles(folder, "*.yaml")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
        return GuideFile.Parse(id, files).Guide;
    }

    private static readonly string[] Typed = ["认识", "陈伯", "第二句", "送饭", "带象棋谱", "子女", "下午 2:30", "凌晨 2:30"];

    private static bool Reads(string text) => text.Any(c => c is >= '\u4E00' and <= '\u9FFF');

    // What answers or moves by itself; a form's own button only sends the form.
    private static bool IsPick(JsonElement element) =>
        element.TryGetProperty("type", out var type)
        && type.ValueEquals("Action.Submit")
        && element.TryGetProperty("data", out var data)
        && (
            data.TryGetProperty("option", out _)
            || (data.TryGetProperty("move", out var move) && move.GetString() is not ("remove" or "correct" or "line"))
        );
}
