using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Tests.Support;

/// <summary>
/// A coach that remembers what it heard, in order, and repeats it: enough to see whether a turn was taken once, in order, and not lost. It breaks on
/// "break", and asks the store on "ask".
/// </summary>
internal static class Parrot
{
    public static Coach Coach { get; } =
        new()
        {
            Advance = Advance,
            Format = (replies, language) =>
                [
                    .. replies
                        .OfType<Reply.Say>()
                        .Select(say => new Message { Text = $"{language}: {say.Words}{say.Values?.GetValueOrDefault("heard")}" }),
                ],
            Language = tag => tag is not null && tag.StartsWith("en", StringComparison.Ordinal) ? "en" : "zh-Hans",
        };

    /// <summary>What the conversation heard, in order.</summary>
    public static IEnumerable<string> Heard(ConversationState state) =>
        Enumerable.Range(1, state.Asked).Select(number => state.Run!.Answers[$"a{number}"]!.Value!);

    private static Turn Advance(ConversationState state, UserInput input, Moment moment) =>
        input switch
        {
            UserInput.Said { Text: "break" } => throw new InvalidOperationException("It broke on: break"),
            UserInput.Said { Text: "ask" } => new Turn(
                Remember(state, "ask", moment),
                [],
                [new Effect.AskStore(new StoreQuestion.OpenRuns())]
            ),
            UserInput.Said said => Repeat(Remember(state, said.Text, moment), said.Text),
            UserInput.StoreAnswered answered => Repeat(state, $" {answered.Answer.Runs.Length} open runs"),
            UserInput.Joined joined => Turn.Of(
                state with
                {
                    Greeted = true,
                    Language = joined.Language,
                },
                state.Greeted ? [] : [new Reply.Say("hello")]
            ),
            _ => Turn.Of(state, new Reply.Say("other")),
        };

    private static Turn Repeat(ConversationState state, string heard) =>
        Turn.Of(state, new Reply.Say("heard ", ImmutableDictionary<string, string>.Empty.Add("heard", heard)));

    private static ConversationState Remember(ConversationState state, string text, Moment moment)
    {
        var run =
            state.Run
            ?? new GuideRun
            {
                Id = moment.NewId,
                Guide = "parrot",
                GuideVersion = "1",
                Started = moment.Now,
            };
        return state with
        {
            Asked = state.Asked + 1,
            Run = run with { Answers = run.Answers.With($"a{state.Asked + 1}", Answer.Of(text)) },
        };
    }
}
