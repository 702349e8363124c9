using System.Text;
using System.Text.Json;
using CommunityCoachBot.Coaching.Cards;

namespace CommunityCoachBot.Coaching.Tests.Messages;

public sealed class Typed_text_in_a_card
{
    public static TheoryData<string> Hostile { get; } =
    [
        "\"},{\"type\":\"Action.OpenUrl\",\"url\":\"https://example.org\"",
        "{{ ask }}{% for x in inputs %}{{ x.id }}{% endfor %}",
        "{{DATE(2017-02-14T06:08:39Z, SHORT)}}",
        "${data.secret} $${x} $when",
        "一行\n二行\r\n三行\u2028四行",
        "<b>bold</b><script>alert(1)</script>&amp;&lt;",
        "*bold* _italic_ [link](https://example.org) `code` # heading",
        "\u202Eright to left\u202C مرحبا שלום",
        "👨‍👩‍👧‍👦👍🏽🇭🇰",
        "back\\slash \\u0041 \\\" \t tab",
        "nul\0bell\u0007escape\u001B[31m",
        new string('好', 10_000),
        string.Concat(Enumerable.Repeat("👨‍👩‍👧", 3000)),
        new string('"', 10_000),
    ];

    private static readonly SampleGuide Plain = new();

    private static readonly Dictionary<(string, string), string> PlainShapes = Plain
        .Replies()
        .SelectMany(reply =>
            ((string[])["zh-Hans", "en"]).Select(language => (Key: (reply.Name, language), Card: Plain.Format(reply.Reply, language).Card!))
        )
        .ToDictionary(card => card.Key, card => Shape(card.Card));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Stays_text_whatever_it_looks_like(string typed)
    {
        var sample = new SampleGuide(typed);
        foreach (var (name, reply) in sample.Replies())
        {
            foreach (var language in (string[])["zh-Hans", "en"])
            {
                var message = sample.Format(reply, language);
                Assert.NotNull(message.Card);
                Assert.True(CardRules.Broken(message.Card) is [], $"{name}: {string.Join(", ", CardRules.Broken(message.Card))}");
                Assert.True(Encoding.UTF8.GetByteCount(message.Card) <= ReplyFormatter.LargestCard, name);
                Assert.Equal(PlainShapes[(name, language)], Shape(message.Card));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Stays_text_in_words_of_a_guide_too(string ours)
    {
        var sample = new SampleGuide(ours: TextOnly(ours));
        foreach (var (_, reply) in sample.Replies())
            Assert.DoesNotContain("unknown", string.Concat(CardRules.Broken(sample.Format(reply).Card!)), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_shown_as_it_was_typed()
    {
        const string typed = "他说“还行”，\"OK\" {a} ${b} <c> *d*";
        var sample = new SampleGuide(typed);

        using var card = JsonDocument.Parse(sample.Format(sample.Review(preview: false)).Card!);

        Assert.Contains(CardRules.Strings(card.RootElement), text => text == typed);
    }

    [Fact]
    public void Is_never_in_an_element_that_reads_Markdown()
    {
        const string typed = "TYPED";
        var sample = new SampleGuide(typed);
        foreach (
            var (name, reply) in sample
                .Replies()
                .Where(reply => reply.Name is not ("plan" or "summary" or "confirm" or "pick" or "pick-many"))
        )
        {
            using var card = JsonDocument.Parse(sample.Format(reply).Card!);
            var blocks = CardRules
                .Elements(card.RootElement)
                .Where(element => element.TryGetProperty("type", out var type) && type.ValueEquals("TextBlock"));
            Assert.All(
                blocks,
                block => Assert.False(block.GetProperty("text").GetString()!.Contains(typed, StringComparison.Ordinal), name)
            );
        }
    }

    [Fact]
    public void In_a_heading_has_no_signs_of_Markdown()
    {
        var sample = new SampleGuide("*a* [b](c) <d>");

        using var card = JsonDocument.Parse(sample.Format(sample.Replies().First(reply => reply.Name == "plan").Reply).Card!);

        var heading = CardRules
            .Elements(card.RootElement)
            .First(element => element.TryGetProperty("style", out var style) && style.ValueEquals("heading"));
        Assert.DoesNotContain(heading.GetProperty("text").GetString()!, c => "*[]<>".Contains(c, StringComparison.Ordinal));
    }

    // A guide's text that is empty or endless is refused when it is loaded.
    private static string TextOnly(string text) => text.Length > 60 ? text[..60] : text;

    /// <summary>The card's elements without their texts: hostile text must not add one.</summary>
    private static string Shape(string card)
    {
        using var json = JsonDocument.Parse(card);
        return string.Join(
            ' ',
            CardRules
                .Elements(json.RootElement)
                .Where(element => element.TryGetProperty("type", out _))
                .Select(element => element.GetProperty("type").GetString())
        );
    }
}
