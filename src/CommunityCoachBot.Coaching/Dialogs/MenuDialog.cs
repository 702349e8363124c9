using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Where a worker is when no run is open: the guides there are, and what can be taken up again.</summary>
internal sealed class MenuDialog(GuideCatalogue guides, WordCatalogue words)
{
    private const string Resume = "resume:";

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
        // What does not fit on a card is not numbered either, so that a number means the same everywhere.
        var room = Math.Max(1, Sheet.MostActions - guides.Current.Length);
        var resumable = state.Paused.Select(run => Choice(run, null)).Concat(elsewhere).Take(room).ToImmutableArray();
        var next = state with
        {
            Expecting = null,
            Offers = [.. resumable.Select(run => new Offer(Resume + run.RunId, LabelOf(run, language)))],
            Notices = [],
            Misses = 0,
            Asked = state.Asked + 1,
            Greeted = true,
        };
        return Turn.Of(next, new Reply.Menu(next.Ask, notices, [.. guides.Current.Select(guide => new GuideChoice(guide.Id))], resumable));
    }

    /// <summary>What the message picks from the menu: the id of a run that can be taken up, or a guide to begin.</summary>
    public (string? Run, Guide? Guide) Picked(ConversationState state, string text)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0)
            return default;
        var offers = state.Offers.Where(offer => offer.Option.StartsWith(Resume, StringComparison.Ordinal)).ToList();
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= offers.Count ? (RunOf(offers[number - 1]), null)
                : number > offers.Count && number <= offers.Count + guides.Current.Length
                    ? (null, guides.Current[number - offers.Count - 1])
                : default;
        if (offers.Find(offer => string.Equals(TextFolding.Key(offer.Label), key, StringComparison.Ordinal)) is { } named)
            return (RunOf(named), null);
        if (Wanted(text, anywhere: true) is { } guide)
            return (null, guide);
        return key.Length > 1 && offers.FindAll(offer => TextFolding.Key(offer.Label).Contains(key, StringComparison.Ordinal)) is [var only]
            ? (RunOf(only), null)
            : default;
    }

    private static string RunOf(Offer offer) => offer.Option[Resume.Length..];

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
        var titles = guide.Words.Values.Select(wording => wording.Title);
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
