using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>
/// Questions in plain words about visits: what was understood is shown and can be taken off again, the next words refine it, a line opens its note. Whose notes are
/// looked through is the store's to decide. What nobody should get is declined, with what is offered instead (<c>supervision.md</c> §3).
/// </summary>
internal sealed class SupervisionDialog
{
    /// <summary>Longer messages tell something; they do not ask.</summary>
    private const int LongestQuestion = 160;
    private const string NoteOffer = "note:";
    private const string PersonOffer = "person:";

    private static readonly ImmutableArray<string> Spoken = [Moves.AskNotes, Moves.More, Moves.CountAll, Moves.List, Moves.Timeline];

    private readonly WordCatalogue _words;
    private readonly Func<QueryReader> _reader;
    private readonly FilterLabels _labels;
    private readonly FrozenDictionary<string, string> _moves;
    private readonly string[] _asking;
    private readonly string[] _unwritten;
    private readonly string[] _seeking;
    private readonly string[] _taking;

    /// <param name="reader">Asked for when there is something to read: its lists are large, and many a conversation asks nothing.</param>
    public SupervisionDialog(WordCatalogue words, GuideCatalogue guides, Func<QueryReader> reader)
    {
        (_words, _reader) = (words, reader);
        _labels = new FilterLabels(words, (id, version) => version is null ? guides.Find(id) : guides.Find(id, version));
        _moves = Spoken
            .SelectMany(move => Words("commands." + move).Select(said => (said, move)))
            .DistinctBy(pair => pair.said, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.said, pair => pair.move, StringComparer.Ordinal);
        _asking = Words("commands.question-words");
        _unwritten = Words("commands.unwritten");
        _seeking = Words("commands.seek");
        _taking = Words("commands.take-off");
    }

    private string[] Words(string list) =>
        [
            .. _words
                .Languages.SelectMany(language => _words.All(language.Code, list))
                .Select(TextFolding.Key)
                .Where(said => said.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(said => said.Length),
        ];

    /// <summary>A question about notes, or something said about the ones that were found. Null where the message is neither.</summary>
    /// <param name="certain">Only what cannot well be anything else: it has the words of a question.</param>
    public Turn? Hear(ConversationState state, string text, Moment moment, bool certain)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0)
            return null;
        if (_moves.TryGetValue(key, out var move) && Do(state, move, moment) is { } done)
            return done;
        if (state.Expecting is Expecting.Found or Expecting.PickPerson or Expecting.NoteOpen && Offered(state, key) is { } offer)
            return Take(state, offer, moment);
        if (text.Length > LongestQuestion)
            return null;
        if (After(key, _seeking) is { } sought && sought.Length > 0)
            return Find(state, NoteSearch.For(new NoteQuery { Intent = QueryIntents.ListRecords }) with { Words = sought }, moment);
        var today = DateOnly.FromDateTime(moment.Now.DateTime);
        var before = state.Search is { } search && state.Expecting is Expecting.Found or Expecting.NoteOpen ? search : null;
        if (before is not null && TakeOff(before.Query(today), key, state.Language!) is { } less)
            return Find(state, NoteSearch.For(less) with { Words = before.Words, Unwritten = before.Unwritten }, moment);

        var unwritten = _unwritten.Any(said => key.Contains(said, StringComparison.Ordinal));
        var asks = unwritten || EndsAsQuestion(text) || _asking.Any(said => key.Contains(said, StringComparison.Ordinal));
        // Most of what is said at the menu names something on it: that is not read as a question first.
        if (certain && !asks)
            return null;
        var reading = _reader().Read(text, today, previous: before?.Query(today));
        if (reading.Query.Intent is QueryIntents.Decline)
            return Decline(state, reading.Query);
        if (certain ? reading.IsEmpty && !unwritten : !IsQuestion(text, reading, asks))
            return null;
        var isNew = before is null || !(reading.Refines || unwritten);
        var next = isNew
            ? NoteSearch.For(reading.IsEmpty ? new NoteQuery { Intent = QueryIntents.ListRecords } : reading.Query)
            : NoteSearch.For(reading.Refines ? reading.Query : before!.Query(today)) with
            {
                Words = before!.Words,
                Unwritten = before.Unwritten,
                WorkerId = before.WorkerId,
            };
        return Find(state, next with { Unwritten = next.Unwritten || unwritten }, moment, Unread(reading));
    }

    public static bool EndsAsQuestion(string text) => text.AsSpan().TrimEnd() is [.., '?' or '？'];

    // At least half of the words made sense, and more than one thing was understood.
    private static bool IsQuestion(string text, QueryReading reading, bool asks) =>
        !reading.IsEmpty
        && (asks || reading.Refines || reading.Chips.Length > 1)
        && reading.Unread.Sum(words => words.Length) * 2 <= text.Length;

    private static ImmutableArray<Notice> Unread(QueryReading reading) =>
        reading.Unread.Where(words => words.Length > 1).ToList() is { Count: > 0 } left
            ? [new Notice("found.unread", "info", ImmutableDictionary<string, string>.Empty.Add("text", string.Join(" · ", left)))]
            : [];

    /// <summary>A button of a list, of an opened note, or of the menu. Null where it is none of ours.</summary>
    public static Turn? Press(ConversationState state, UserInput.Submitted pressed, Moment moment)
    {
        if (pressed.Move is Moves.AskNotes)
            return Do(state, Moves.AskNotes, moment);
        // A list that has been followed by another: its notes can still be opened, everything else is stale.
        if (pressed is { Move: Moves.Open, Option: { } id } && Guid.TryParse(id, out var note))
            return Open(state, note);
        if (!string.Equals(pressed.Ask, state.Ask, StringComparison.Ordinal))
            return null;
        var today = DateOnly.FromDateTime(moment.Now.DateTime);
        return pressed.Move switch
        {
            Moves.TakeOff when state.Search is { } search && (pressed.Option ?? pressed.Fields.GetValueOrDefault("filter")) is { } field =>
                Find(
                    state,
                    NoteSearch.For(FilterLabels.Without(search.Query(today), field)) with
                    {
                        Words = field is "words" ? null : search.Words,
                        Unwritten = field is not "unwritten" && search.Unwritten,
                    },
                    moment
                ),
            null when pressed.Option is { } option && state.Offers.FirstOrDefault(offer => offer.Option == option) is { } offer => Take(
                state,
                offer,
                moment
            ),
            { } move when Spoken.Contains(move) => Do(state, move, moment),
            _ => null,
        };
    }

    /// <summary>What the store found.</summary>
    public static Turn Hear(ConversationState state, UserInput.StoreAnswered answered, Moment moment)
    {
        if (state.Expecting is not Expecting.Finding || state.Search is not { } search)
            return Turn.Of(state);
        if (answered.Question is StoreQuestion.OpenNote)
            return Opened(state, answered.Answer.Notes);
        var found = answered.Answer.Found ?? new FoundNotes();
        var (query, words, unwritten) = answered.Question switch
        {
            StoreQuestion.FindNotes asked => (asked.Query, asked.Words, asked.Unwritten),
            _ => (new NoteQuery { Intent = QueryIntents.ListRecords }, null, false),
        };
        if (found.Name is { } name)
            return WhoIsMeant(state, name);
        var next = state with
        {
            Expecting = Expecting.Found,
            Search = search with { More = found.More },
            Offers = [.. found.Lines.Select(line => new Offer(NoteOffer + line.NoteId, line.AddressAs ?? ""))],
            Notices = [],
            Misses = 0,
            Asked = state.Asked + 1,
        };
        return Turn.Of(
            next,
            new Reply.Found(next.Ask, query, found, DateOnly.FromDateTime(moment.Now.DateTime), state.Notices)
            {
                Words = words,
                Unwritten = unwritten,
                IsTimeline = answered.Question is StoreQuestion.Timeline,
            }
        );
    }

    private static Turn? Do(ConversationState state, string move, Moment moment)
    {
        switch (move)
        {
            case Moves.AskNotes:
                var told = state with { Expecting = null, Asked = state.Asked + 1, Greeted = true, Misses = 0 };
                return Turn.Of(told, new Reply.Confirm(told.Ask, "found.how", ImmutableDictionary<string, string>.Empty, [Moves.Menu]));
            case Moves.More when state is { Search: { More: not null } search, Expecting: Expecting.Found }:
                return Find(state, search, moment, after: search.More);
            case Moves.CountAll when state is { Search: { } search, Expecting: Expecting.Found }:
                return Find(state, search, moment, count: true);
            case Moves.List when state.Search is { } search:
                return Find(state, search, moment);
            case Moves.Timeline when state is { Search.Open: { } note, Expecting: Expecting.NoteOpen }:
                return new Turn(
                    state with
                    {
                        Expecting = Expecting.Finding,
                        Offers = [],
                        Notices = [],
                    },
                    [],
                    [new Effect.AskStore(new StoreQuestion.Timeline(note))]
                );
            default:
                return null;
        }
    }

    private static Turn Find(
        ConversationState state,
        NoteSearch search,
        Moment moment,
        ImmutableArray<Notice> notices = default,
        string? after = null,
        bool count = false
    )
    {
        var today = DateOnly.FromDateTime(moment.Now.DateTime);
        var query = search.Query(today);
        return new Turn(
            state with
            {
                Expecting = Expecting.Finding,
                Search = search with { More = null, Open = null },
                Offers = [],
                Notices = notices.IsDefault ? [] : notices,
                Greeted = true,
            },
            [],
            [
                new Effect.AskStore(
                    new StoreQuestion.FindNotes(query, today)
                    {
                        After = after,
                        Words = search.Words,
                        Unwritten = search.Unwritten,
                        WorkerId = search.WorkerId,
                        Count = count || query.Intent is QueryIntents.Count,
                    }
                ),
            ]
        );
    }

    private static Turn Open(ConversationState state, Guid note)
    {
        var search = state.Search ?? NoteSearch.For(new NoteQuery { Intent = QueryIntents.ListRecords });
        return new Turn(
            state with
            {
                Expecting = Expecting.Finding,
                Search = search with { More = null, Open = note },
                Offers = [],
                Notices = [],
            },
            [],
            [new Effect.AskStore(new StoreQuestion.OpenNote(note))]
        );
    }

    private static Turn Opened(ConversationState state, ImmutableArray<Notes.Note> notes)
    {
        var next = state with { Expecting = Expecting.NoteOpen, Asked = state.Asked + 1 };
        return notes is [var note, ..]
            ? Turn.Of(
                next,
                new Reply.NoteShown(note, null, []),
                new Reply.Confirm(
                    next.Ask,
                    "found.opened",
                    ImmutableDictionary<string, string>.Empty.Add("who", note.AddressAs ?? ""),
                    [Moves.List, Moves.Timeline, Moves.Menu]
                )
            )
            : Turn.Of(
                next,
                new Reply.Confirm(next.Ask, "found.note-gone", ImmutableDictionary<string, string>.Empty, [Moves.List, Moves.Menu])
            );
    }

    private static Turn WhoIsMeant(ConversationState state, NameInQuestion name)
    {
        var next = state with
        {
            Expecting = name.People.IsEmpty ? Expecting.Found : Expecting.PickPerson,
            Offers = [.. name.People.Select(person => new Offer(PersonOffer + person.PersonId, person.Name))],
            Notices = [],
            Asked = state.Asked + 1,
        };
        var said = ImmutableDictionary<string, string>.Empty.Add("name", name.Said);
        return name.People.IsEmpty
            ? Turn.Of(next, new Reply.Confirm(next.Ask, "found.nobody-called", said, [Moves.AskNotes, Moves.Menu]))
            : Turn.Of(next, new Reply.Pick(next.Ask, "found.who-is-meant", said, [], next.Offers));
    }

    private static Offer? Offered(ConversationState state, string key)
    {
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= state.Offers.Length ? state.Offers[number - 1] : null;
        // A form of address opens its note only where one line alone has it.
        return
            state.Offers.Where(offer => string.Equals(TextFolding.Key(offer.Label), key, StringComparison.Ordinal)).ToList() is [var only]
            ? only
            : null;
    }

    private static Turn? Take(ConversationState state, Offer offer, Moment moment) =>
        Expecting.After(offer.Option, NoteOffer) is { } id && Guid.TryParse(id, out var note) ? Open(state, note)
        : Expecting.After(offer.Option, PersonOffer) is { } person && state.Search is { } search
            ? Find(state, search with { WorkerId = person }, moment)
        : null;

    private NoteQuery? TakeOff(NoteQuery query, string key, string language)
    {
        if (After(key, _taking) is not { Length: > 0 } named)
            return null;
        var fits = _labels
            .Of(query, language)
            .Where(label => TextFolding.Key(label.Text).Contains(named, StringComparison.Ordinal))
            .ToList();
        return fits is [var only] ? FilterLabels.Without(query, only.Field) : null;
    }

    private static string? After(string key, string[] beginnings) =>
        beginnings.FirstOrDefault(said => key.StartsWith(said, StringComparison.Ordinal)) is { } begins ? key[begins.Length..] : null;

    private static Turn Decline(ConversationState state, NoteQuery query)
    {
        // What was found before stays: the next words may still refine it.
        var next = state with
        {
            Asked = state.Asked + 1,
            Greeted = true,
            Misses = 0,
        };
        return Turn.Of(
            next,
            new Reply.Confirm(
                next.Ask,
                "found.declined." + query.Decline,
                ImmutableDictionary<string, string>.Empty,
                state.Search is null ? [Moves.AskNotes, Moves.Menu] : [Moves.List, Moves.Menu]
            )
        );
    }
}
