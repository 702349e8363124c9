using System.Collections.Immutable;
using System.Text;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>
/// Puts replies into the words of a language: plain text that is complete and pleasant alone, a card where a card says it better, and buttons.
/// Says nothing about channels.
/// </summary>
public sealed class ReplyFormatter(WordCatalogue words)
{
    /// <summary>Teams refuses more than this for one card; measured in UTF-8.</summary>
    public const int LargestCard = 28 * 1024;

    /// <summary>How long typed text may be in a card; the next is tried where the card would be too large.</summary>
    private static readonly ImmutableArray<int> Lengths = [300, 100, 30, 10];

    /// <param name="guides">Where guides are found, also in versions that runs began with.</param>
    public ImmutableArray<Message> Format(ImmutableArray<Reply> replies, string language, FindGuide guides) =>
        [.. replies.Select(reply => Format(reply, language, guides))];

    public Message Format(Reply reply, string language, FindGuide guides)
    {
        var message = Write(reply, new Draft(language, words, guides, Lengths[0]));
        foreach (var longest in Lengths.Skip(1))
        {
            if (message.Card is null || Encoding.UTF8.GetByteCount(message.Card) <= LargestCard)
                return message;
            message = Write(reply, new Draft(language, words, guides, longest)) with { Text = message.Text };
        }
        // Plain text says it all.
        return message.Card is { } card && Encoding.UTF8.GetByteCount(card) > LargestCard ? message with { Card = null } : message;
    }

    private static Message Write(Reply reply, Draft draft) =>
        reply switch
        {
            Reply.Say say => new Message { Text = draft.Notice(say.Words, say.Values, guide: null) },
            Reply.Menu menu => EngineMessages.Menu(menu, draft),
            Reply.Confirm confirm => EngineMessages.Confirm(confirm, draft),
            Reply.Pick pick => EngineMessages.Pick(pick, draft),
            Reply.Question question => new QuestionMessage(question, draft).Write(),
            Reply.Answered answered => ReviewMessages.Answered(answered, draft),
            Reply.Reviewed reviewed => ReviewMessages.Reviewed(reviewed, draft),
            Reply.Review review => ReviewMessages.Review(review, draft),
            Reply.Record record => RecordMessages.Record(record, draft),
            Reply.Found found => new FoundMessage(found, draft).Write(),
            Reply.NoteShown note => NoteMessages.Note(note, draft),
            Reply.ResidentSays said => PracticeMessages.Resident(said, draft),
            Reply.PracticeQuestion question => PracticeMessages.Question(question, draft),
            Reply.PracticeShown { Whole: true } shown => PracticeMessages.Transcript(shown, draft),
            Reply.PracticeShown shown => PracticeMessages.Feedback(shown, draft),
            Reply.PracticeProfile profile => PracticeMessages.Profile(profile, draft),
            Reply.RehearsalOffered offered => PracticeMessages.Rehearsal(offered, draft),
            Reply.ActionCard action => NoteMessages.ActionCard(action, draft),
            _ => throw new NotSupportedException($"A reply of a new kind: {reply.GetType().Name}."),
        };
}
