using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Messages;

/// <summary>The one page a worker takes to the door.</summary>
public sealed class The_brief_of_a_plan
{
    private static readonly ReplyFormatter Formatter = new(ShippedContent.Words());

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public void Has_a_reply_that_does_not_argue_for_each_reaction(string language)
    {
        var reactions = ShippedGuides.Preparation.WordsIn(language).Steps["expected-reactions"].Options;
        foreach (var chosen in reactions.Keys.Order(StringComparer.Ordinal).Chunk(3).Append(["suspicious"]))
        {
            var message = Brief(
                new JsonObject { ["expected-reactions"] = new JsonArray([.. chosen.Select(id => JsonValue.Create(id))]) },
                language
            );

            foreach (var id in chosen)
            {
                var line = $"{reactions[id].Label} – {reactions[id].Detail}";
                Assert.Contains(line, message.Text, StringComparison.Ordinal);
                Assert.Contains(Texts(message), text => text.EndsWith(line, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Stays_short_where_options_have_nothing_to_add()
    {
        var message = Brief(new JsonObject { ["openers"] = new JsonArray("food-prices", "修收音机") });

        Assert.Contains("最近菜价、修收音机", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visit-plan", "zh-Hans", "别碰的话题：子女为什么不来、")]
    [InlineData("visit-plan", "en", "Topics to avoid: Why the children don't visit, ")]
    [InlineData("visit-summary", "zh-Hans", "别碰的话题：子女为什么不来、")]
    public void Names_topics_to_leave_alone_as_people_call_them(string kind, string language, string line)
    {
        var household = new HouseholdHistory { AddressAs = "陈伯", AvoidTopics = ["children-away", "住院的事"] };

        Assert.Contains(line + "住院的事", Brief([], language, household, kind).Text, StringComparison.Ordinal);
    }

    private static Message Brief(
        JsonObject content,
        string language = "zh-Hans",
        HouseholdHistory? household = null,
        string kind = "visit-plan"
    )
    {
        var note = new Note
        {
            Id = Guid.Empty,
            Kind = kind,
            Guide = kind is "visit-plan" ? "visit-preparation" : "visit-summary",
            GuideVersion = "1",
            Language = language,
            AuthorId = "worker-1",
            Confirmed = DateTimeOffset.UnixEpoch,
            Content = content,
        };
        var message = Formatter.Format(
            new Reply.NoteShown(note, household, []),
            language,
            (id, _) => id is "visit-preparation" ? ShippedGuides.Preparation : ShippedGuides.Summary
        );
        Assert.Empty(CardRules.Broken(message.Card!));
        return message;
    }

    private static ImmutableArray<string> Texts(Message message)
    {
        using var json = JsonDocument.Parse(message.Card!);
        return [.. CardRules.Strings(json.RootElement.GetProperty("body"))];
    }
}
