using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Guides;

namespace CommunityCoachBot.Turns;

/// <summary>Binds the coach's dialogs and words to the content that is in use.</summary>
public static class CoachSetup
{
    public static Coach Of(GuideLibrary library, WordCatalogue words)
    {
        var formatter = new ReplyFormatter(words);
        var dialogs = new DialogsInUse(library, words);
        return new Coach
        {
            Advance = (state, input, moment) => dialogs.Now().Advance(state, input, moment),
            Format = (replies, language) => formatter.Format(replies, language, library.Find),
            Language = tag => words.Nearest(tag) ?? words.DefaultLanguage,
        };
    }

    /// <summary>The dialogs over the guides in use; made anew when those change, not for every turn.</summary>
    private sealed class DialogsInUse(GuideLibrary library, WordCatalogue words)
    {
        private volatile Made? _made;

        public CoachDialog Now()
        {
            var guides = library.State.Catalogue;
            var personas = library.Personas;
            if (_made is { } made && ReferenceEquals(made.Guides, guides) && ReferenceEquals(made.Personas, personas))
                return made.Dialog;
            var dialog = new CoachDialog(
                guides,
                words,
                readNote: (note, day) => library.Notes.Read(note, day),
                queries: () => library.Questions,
                personas: personas
            );
            _made = new Made(guides, personas, dialog);
            return dialog;
        }

        private sealed record Made(GuideCatalogue Guides, PersonaCatalogue Personas, CoachDialog Dialog);
    }
}
