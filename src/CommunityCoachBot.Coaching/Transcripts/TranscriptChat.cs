using System.Collections.Immutable;
using System.Text.Json;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Transcripts;

/// <summary>A worker who talks to the coach and sees plain text and buttons. Effects are performed by a store in memory.</summary>
/// <param name="personas">The simulated residents; nobody when left out.</param>
internal sealed class TranscriptChat(GuideCatalogue guides, WordCatalogue words, PersonaCatalogue? personas = null)
{
    private readonly CoachDialog _coach = new(guides, words, personas: personas);
    private readonly ReplyFormatter _formatter = new(words);
    private readonly MemoryStore _store = new();
    private ImmutableArray<Button> _buttons = [];
    private string _conversation = "first";
    private int _ids;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8));
    public string? ClientLanguage { get; set; }

    public IEnumerable<Message> Join() => Do(new UserInput.Joined(ClientLanguage));

    /// <summary>A line as a transcript has it: words, <c>[a button]</c> or <c>{a=form; of=inputs}</c>.</summary>
    public IEnumerable<Message> User(string line)
    {
        if (line is ['[', .. var label, ']'])
            return Do(new UserInput.Said(SaysOf(label)));
        if (line is ['{', .. var inputs, '}'])
            return Do(new UserInput.Submitted(State.Ask, null, null, null, Inputs(inputs)));
        return Do(new UserInput.Said(line));
    }

    public void GoToOtherChannel() => _conversation = _conversation == "first" ? "second" : "first";

    private ConversationState State => _store.Conversations.GetValueOrDefault(_conversation, ConversationState.New);

    private string SaysOf(string label) =>
        _buttons.FirstOrDefault(button => button.Label == label)?.Says
        ?? throw new TranscriptException($"presses [{label}], which the last message does not have.");

    private static ImmutableDictionary<string, string> Inputs(string inputs) =>
        inputs
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(input => input.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private List<Message> Do(UserInput input)
    {
        var messages = new List<Message>();
        var inputs = new Queue<UserInput>([input]);
        while (inputs.TryDequeue(out var next))
        {
            // A client's language is a hint of its first event; most channels also say it with every message.
            if (State.Language is null && _store.Language is null && next is not UserInput.Joined && ClientLanguage is not null)
                _store.Conversations[_conversation] = State with { Language = words.Nearest(ClientLanguage) };
            var moment = new Moment(Now, new WorkerProfile("w1", "Worker", _store.Language, []), new Guid(++_ids, 0, 0, new byte[8]));
            var turn = _coach.Advance(State, next, moment);
            _store.Conversations[_conversation] = ThroughJson(turn.State);
            messages.AddRange(_formatter.Format(turn.Replies, turn.State.Language!, Find));
            foreach (var effect in turn.Effects)
            {
                if (_store.Perform(effect, _conversation) is { } answered)
                    inputs.Enqueue(answered);
            }
        }

        if (messages.Count > 0)
            _buttons = messages[^1].Buttons;
        return messages;
    }

    // As the row of a conversation: what does not survive that would not survive a restart.
    private static ConversationState ThroughJson(ConversationState state) =>
        JsonSerializer.Deserialize(
            JsonSerializer.Serialize(state, CoachingJson.Default.ConversationState),
            CoachingJson.Default.ConversationState
        )!;

    private Guide? Find(string id, string? version) => version is null ? guides.Find(id) : guides.Find(id, version) ?? guides.Find(id);
}
