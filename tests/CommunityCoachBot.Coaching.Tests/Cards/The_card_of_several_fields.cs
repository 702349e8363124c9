using System.Collections.Immutable;
using System.Text.Json;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Messages;

/// <summary>A worker may type on while the card shows all fields: it says which one the next words answer.</summary>
public sealed class The_card_of_several_fields
{
    private static readonly ReplyFormatter Formatter = new(ShippedContent.Words());

    [Theory]
    [InlineData("risks", "quote", "zh-Hans", "凭哪句话？照他的原话写。", "你看到的")]
    [InlineData("risks", "severity", "zh-Hans", "有多急？", "拿不准就往急里选。")]
    [InlineData("next-visit", "purpose", "zh-Hans", "去做什么？", null)]
    [InlineData("risks", "severity", "en", "How urgent is it?", "If unsure, choose the more urgent.")]
    public void Leads_to_the_field_that_is_asked(string step, string field, string language, string prompt, string? hint)
    {
        var asked = Asked(Card(step, field, Begun(step), language));

        Assert.Equal(prompt, asked[0]);
        if (hint is not null)
            Assert.StartsWith(hint, asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Leads_to_every_field_but_the_first()
    {
        foreach (var guide in (Guide[])[ShippedGuides.Preparation, ShippedGuides.Summary])
        foreach (var step in guide.Steps)
        foreach (var field in GuideFlow.FieldsOf(step).Skip(1))
        {
            var words = guide.WordsIn("zh-Hans").Steps[step.Id].Fields[field.Id];
            Assert.Equal(words.Prompt ?? words.Label, Asked(Card(step.Id, field.Id, Begun(step.Id), "zh-Hans"))[0]);
        }
    }

    [Fact]
    public void Leads_to_the_first_field_when_it_is_asked_again() =>
        Assert.NotEmpty(Asked(Card("next-visit", "kind", Begun("next-visit"), "zh-Hans")));

    [Fact]
    public void Leaves_its_heading_to_ask_while_nothing_is_filled() =>
        Assert.Empty(Asked(Card("next-visit", "kind", Answers.None, "zh-Hans")));

    [Fact]
    public void Leaves_its_heading_to_ask_for_a_new_entry() => Assert.Empty(Asked(Card("risks", "flag", Begun("risks"), "zh-Hans")));

    private static Answers Begun(string step)
    {
        var first = GuideFlow.FieldsOf(Step(step))[0];
        var value = first.Options.Length > 0 ? first.Options[0].Id : "打电话";
        return Answers.None.With(step, new Answer { Entries = [ImmutableDictionary<string, string>.Empty.Add(first.Id, value)] });
    }

    private static Step Step(string id) => ShippedGuides.Summary.Find(id) ?? ShippedGuides.Preparation.Find(id)!;

    private static string Card(string step, string field, Answers answers, string language)
    {
        var guide = ShippedGuides.Summary.Find(step) is null ? ShippedGuides.Preparation : ShippedGuides.Summary;
        var question = new Reply.Question("q7", guide.Id, guide.Version, step, field, answers, [], 3, 9, ["skip", "back"]);
        var card = Formatter.Format(question, language, (_, _) => guide).Card!;
        Assert.Empty(CardRules.Broken(card));
        return card;
    }

    /// <summary>The texts of the box above the inputs.</summary>
    private static List<string> Asked(string card)
    {
        using var json = JsonDocument.Parse(card);
        var body = json.RootElement.GetProperty("body").EnumerateArray().ToList();
        var box = body.FindIndex(element => element.TryGetProperty("style", out var style) && style.ValueEquals("accent"));
        if (box < 0)
            return [];
        var inputs = body.FindIndex(element => element.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal));
        Assert.Equal(inputs - 1, box);
        return [.. body[box].GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()!)];
    }
}
