using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class A_reflection
{
    private static readonly Guide Reflection = ShippedGuides.Load("self-reflection").Guide!;

    [Fact]
    public void Asks_nothing_that_others_could_read() => Assert.All(Reflection.Steps, step => Assert.True(step.Private, step.Id));

    [Fact]
    public void Leaves_nothing_in_the_note_that_others_could_read()
    {
        var known = new Known(new DateTimeOffset(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8)), "zh-Hans");
        var answers = Reflection.Steps.Aggregate(
            Answers.None,
            (all, step) => all.With(step.Id, Answer.Of(step.Options.IsEmpty ? "他哭的时候，我没急着劝。" : step.Options[0].Id))
        );
        var run = new GuideRun
        {
            Id = Guid.NewGuid(),
            Guide = Reflection.Id,
            GuideVersion = Reflection.Version,
            Started = known.Now,
            Answers = answers,
        };

        var note = NoteBuilder.Build(Reflection, run, "w1", known);

        Assert.Empty(note.Content);
        Assert.Equal(Reflection.Steps.Length, note.Private!.Count);
    }
}
