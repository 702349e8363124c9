using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Where a worker is when no run is open: the guides there are, and what can be taken up again.</summary>
internal sealed class MenuDialog(GuideCatalogue guides, WordCatalogue words)
{
    /// <summary>The menu, as a new question.</summary>
    public Turn Show(string language, ConversationState state, ImmutableArray<Notice> notices) => Show(language, state, notices, []);

    /// <param name="elsewhere">Runs of the worker that are open in other conversations.</param>
    public Turn Show(string language, ConversationState state, ImmutableArray<Notice> notices, ImmutableArray<RunChoice> elsewhere)
    {
        var next = state with { Expecting = null, Offers = [], Notices = [], Misses = 0, Asked = state.Asked + 1, Greeted = true };
        return Turn.Of(
            next,
            new Reply.Menu(
                next.Ask,
                notices,
                [.. guides.Current.Select(guide => new GuideChoice(guide.Id))],
                [.. state.Paused.Select(run => Choice(run, null)), .. elsewhere]
            )
        );
    }

    /// <summary>The guide that the message asks for: its title or its start words exactly, its number in the menu, or start words within a sentence.</summary>
    /// <param name="anywhere">No run is open, so that a sentence may be looked into.</param>
    public Guide? Wanted(string text, bool anywhere)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0)
            return null;
        var all = guides.Current;
        if (all.FirstOrDefault(guide => StartWords(guide).Contains(key, StringComparer.Ordinal)) is { } exact)
            return exact;
        if (!anywhere)
            return null;
        if (key.Length == 1 && key[0] - '1' is var index && index >= 0 && index < all.Length)
            return all[index];
        return all.SelectMany(guide => StartWords(guide).Select(said => (guide, said)))
            .Where(pair => pair.said.Length > 1 && key.Contains(pair.said, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.said.Length)
            .Select(pair => pair.guide)
            .FirstOrDefault();
    }

    public RunChoice Choice(GuideRun run, string? conversation) => new(run.Id, run.Guide, AddressAs(run), run.Started, conversation);

    /// <summary>Titles in every language; for the kinds of note we know, what people say.</summary>
    private IEnumerable<string> StartWords(Guide guide)
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
