using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Where a worker is when no run is open: the guides there are, and what can be taken up again.</summary>
/// <param name="practice">There is somebody to practise with.</param>
internal sealed class MenuDialog(GuideCatalogue guides, WordCatalogue words, bool practice = false)
{
    // What the menu offers, each with its kind: a number or a label picks it as long as this menu is the last one shown.
    private const string Resume = Moves.Resume + ":";
    private const string Start = Moves.Start + ":";
    private const string Shelf = Moves.Group + ":";

    // Every message is looked at: folded once, for as long as these guides are in use.
    private readonly ImmutableArray<(Guide Guide, string Said)> _startWords =
    [
        .. from guide in guides.Current from said in StartWords(guide, words) select (guide, said),
    ];

    /// <summary>The menu, as a new question.</summary>
    public Turn Show(string language, ConversationState state, ImmutableArray<Notice> notices) => Show(language, state, notices, []);

    /// <param name="elsewhere">Runs of the worker that are open in other conversations.</param>
    public Turn Show(string language, ConversationState state, ImmutableArray<Notice> notices, ImmutableArray<RunChoice> elsewhere)
    {
        var here = On(group: null);
        var groups = Groups();
        // What does not fit on a card is not numbered either, so that a number means the same everywhere.
        var room = Math.Max(1, Sheet.MostActions - here.Length);
        var resumable = state.Paused.Select(run => Choice(run, null)).Concat(elsewhere).Take(room).ToImmutableArray();
        var next = Opened(state, [.. resumable.Select(run => new Offer(Resume + run.RunId, LabelOf(run, language))), .. Offers(language)]);
        return Turn.Of(
            next,
            new Reply.Menu(next.Ask, notices, [.. here.Select(guide => new GuideChoice(guide.Id))], resumable)
            {
                Groups = groups,
                Practice = practice,
            }
        );
    }

    /// <summary>One shelf of the menu: the guides that stand on it. Null where there is no such shelf now.</summary>
    public Turn? ShowGroup(string language, ConversationState state, string group)
    {
        var there = On(group);
        if (there.IsEmpty)
            return null;
        var next = Opened(state, [.. there.Select(guide => new Offer(Start + guide.Id, guide.WordsIn(language).Title))]);
        return Turn.Of(next, new Reply.Menu(next.Ask, [], [.. there.Select(guide => new GuideChoice(guide.Id))], []) { Group = group });
    }

    /// <summary>What there is to do, named: the guides on the menu itself, then its shelves.</summary>
    public IEnumerable<string> Titles(string language) =>
        On(group: null)
            .Select(guide => guide.WordsIn(language).Title)
            .Concat(Groups().Select(group => words.Text(language, "card.groups." + group)));

    private IEnumerable<Offer> Offers(string language) =>
        On(group: null)
            .Select(guide => new Offer(Start + guide.Id, guide.WordsIn(language).Title))
            .Concat(Groups().Select(group => new Offer(Shelf + group, words.Text(language, "card.groups." + group))))
            .Concat(practice ? [new Offer(Moves.Practice, words.Text(language, "practice.title"))] : Array.Empty<Offer>());

    private ImmutableArray<Guide> On(string? group) =>
        [.. guides.Current.Where(guide => string.Equals(guide.Group, group, StringComparison.Ordinal)).OrderBy(guide => guide.Order)];

    private ImmutableArray<string> Groups() =>
        [.. Names.Groups.Where(group => guides.Current.Any(guide => string.Equals(guide.Group, group, StringComparison.Ordinal)))];

    private static ConversationState Opened(ConversationState state, ImmutableArray<Offer> offers) =>
        state with
        {
            Expecting = null,
            Offers = offers,
            Notices = [],
            Misses = 0,
            Asked = state.Asked + 1,
            Greeted = true,
        };

    /// <summary>What the message picks: a run that can be taken up, a guide to begin, or a shelf of the menu to look at.</summary>
    public MenuPick? Picked(ConversationState state, string text)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0)
            return null;
        // Nothing was shown yet: a worker who knows the menu may pick from it all the same.
        var offers = state.Offers.IsEmpty && state.Expecting is null ? [.. Offers(state.Language!)] : state.Offers;
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= offers.Length ? PickOf(offers[number - 1]) : null;
        if (offers.FirstOrDefault(offer => string.Equals(TextFolding.Key(offer.Label), key, StringComparison.Ordinal)) is { } named)
            return PickOf(named);
        if (GroupCalled(key) is { } group)
            return new MenuPick.Look(group);
        if (Wanted(text, anywhere: true) is { } guide)
            return new MenuPick.Begin(guide.Id);
        return
            key.Length > 1
            && offers.Where(offer => TextFolding.Key(offer.Label).Contains(key, StringComparison.Ordinal)).ToList() is [var only]
            ? PickOf(only)
            : null;
    }

    private string? GroupCalled(string key) =>
        Groups()
            .FirstOrDefault(group =>
                words.Languages.Any(language =>
                    string.Equals(TextFolding.Key(words.Text(language.Code, "card.groups." + group)), key, StringComparison.Ordinal)
                )
            );

    private static MenuPick? PickOf(Offer offer) =>
        Expecting.After(offer.Option, Resume) is { } run ? new MenuPick.TakeUp(run)
        : Expecting.After(offer.Option, Start) is { } guide ? new MenuPick.Begin(guide)
        : Expecting.After(offer.Option, Shelf) is { } group ? new MenuPick.Look(group)
        : offer.Option is Moves.Practice ? new MenuPick.Practise()
        : null;

    private string LabelOf(RunChoice run, string language)
    {
        var title = guides.Find(run.Guide)?.WordsIn(language).Title ?? run.Guide;
        var values = ImmutableDictionary<string, string>.Empty.Add("title", title).Add("who", run.AddressAs ?? "");
        return words.Text(language, run.AddressAs is null ? "card.resume" : "card.resume-whom", values);
    }

    /// <summary>The guide that the message asks for: its title or its start words exactly, or within a sentence.</summary>
    /// <param name="anywhere">No run is open, so that a sentence may be looked into.</param>
    public Guide? Wanted(string text, bool anywhere)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0)
            return null;
        foreach (var (guide, said) in _startWords)
        {
            if (said == key)
                return guide;
        }

        return anywhere
            ? _startWords
                .Where(pair => pair.Said.Length > 1 && key.Contains(pair.Said, StringComparison.Ordinal))
                .OrderByDescending(pair => pair.Said.Length)
                .Select(pair => pair.Guide)
                .FirstOrDefault()
            : null;
    }

    public RunChoice Choice(GuideRun run, string? conversation) => new(run.Id, run.Guide, AddressAs(run), run.Started, conversation);

    /// <summary>Titles in every language; for the kinds of note we know, what people say.</summary>
    private static IEnumerable<string> StartWords(Guide guide, WordCatalogue words)
    {
        var titles = guide.Words.Values.SelectMany(wording => wording.Also.Prepend(wording.Title));
        var said = guide.Makes is NoteParts.VisitPlan or NoteParts.VisitSummary
            ? words.Languages.SelectMany(language => words.All(language.Code, "commands.start-" + guide.Makes))
            : [];
        return titles.Concat(said).Select(TextFolding.Key);
    }

    /// <summary>Whom the run is about, to tell two of them apart.</summary>
    private string? AddressAs(GuideRun run) =>
        (guides.Find(run.Guide, run.GuideVersion) ?? guides.Find(run.Guide))
            ?.Steps.SelectMany(step =>
                step.Fields.Select(field => (Path: $"{step.Id}.{field.Id}", Field: field)).Prepend((Path: step.Id, Field: step))
            )
            .Where(part => part.Field.Note is NoteParts.AddressAs)
            .Select(part => run.Answers.ValueAt(part.Path))
            .FirstOrDefault(value => value is not null);
}

/// <summary>What was picked from the menu.</summary>
internal abstract record MenuPick
{
    private MenuPick() { }

    /// <summary>A run to go on with, by its id.</summary>
    public sealed record TakeUp(string Run) : MenuPick;

    /// <summary>A guide to begin, by its id.</summary>
    public sealed record Begin(string Guide) : MenuPick;

    /// <summary>A shelf of the menu.</summary>
    public sealed record Look(string Group) : MenuPick;

    /// <summary>Practise with a simulated resident.</summary>
    public sealed record Practise : MenuPick;
}
