using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Guides;

namespace CommunityCoachBot.Turns;

/// <summary>Binds the coach's dialogs and words to the content that is in use.</summary>
public static class CoachSetup
{
    public static Coach Of(GuideLibrary library, WordCatalogue words) =>
        new()
        {
            Advance = (state, input, moment) => throw new NotImplementedException(),
            Format = (replies, language) => throw new NotImplementedException(),
            Language = tag => words.Nearest(tag) ?? words.DefaultLanguage,
        };
}
