using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>A saved note to take along, and the steps of an immediate danger.</summary>
internal static class NoteMessages
{
    public static Message Note(Reply.NoteShown shown, Draft draft)
    {
        var note = shown.Note;
        var guide = draft.Guide(note.Guide, note.GuideVersion);
        var words = guide.WordsIn(draft.Language);
        var sheet = new Sheet(draft, ask: null);
        sheet.Notices(draft.Notices(shown.Notices, words));
        sheet.Head(Eyebrow(note, draft), Heading(note, words, draft));

        // What was promised last time is the first thing the resident will ask about.
        if (shown.Household is { } household)
            Household(sheet, household, words, draft);
        // At the door the time matters first; the rest follows the guide. Several options of a plan say what each is for: the reply to an expected reaction.
        var isPlan = note.Kind is NoteParts.VisitPlan;
        foreach (var step in guide.Steps.OrderByDescending(HasVisitDate))
        {
            if (note.Content[step.Id] is { } content && AnswerLines.FromNote(content) is { } answer && !IsInHeading(step, note))
                ReviewMessages.Facts(
                    sheet,
                    step,
                    AnswerLines.StepWords(words, step.Id),
                    WithoutHeading(step, answer, note),
                    draft,
                    details: isPlan
                );
        }
        return sheet.On(isPlan ? "note-brief" : "note-summary");
    }

    private static string? Eyebrow(Note note, Draft draft)
    {
        var parts = new List<string>();
        if (note.Status is "draft" or "ready" or "blocked")
            parts.Add(draft.Say("card.status-" + note.Status));
        if (note.VisitDate is { } date)
            parts.Add(Echo.Date(date, draft.Language));
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    private static string Heading(Note note, GuideWords words, Draft draft) =>
        note.AddressAs is { } who
            ? draft.Say("card.note-of", ("who", EngineMessages.Unmarked(Draft.Inert(who, 40))), ("title", words.Title))
            : words.Title;

    private static bool HasVisitDate(Step step) =>
        step.Note is NoteParts.VisitDate || step.Fields.Any(field => field.Note is NoteParts.VisitDate);

    // The form of address already stands in the heading.
    private static bool IsInHeading(Step step, Note note) => step.Note is NoteParts.AddressAs && note.AddressAs is not null;

    private static Answer WithoutHeading(Step step, Answer answer, Note note) =>
        note.AddressAs is not null
        && answer.Entries is [{ Count: > 1 } entry]
        && step.Fields.FirstOrDefault(field => field.Note is NoteParts.AddressAs) is { } who
            ? answer with
            {
                Entries = [entry.Remove(who.Id)],
            }
            : answer;

    private static void Household(Sheet sheet, HouseholdHistory household, GuideWords words, Draft draft)
    {
        foreach (var promise in household.OpenPromises)
        {
            sheet.LeadFact(
                draft.Say("card.promised"),
                promise.Due is { } due
                    ? draft.Say("card.promise-due", ("what", promise.What), ("due", Echo.Date(due, draft.Language)))
                    : promise.What
            );
        }
        if (household.LastVisit is { } last)
            sheet.LeadFact(draft.Say("card.last-visit"), Echo.Date(last, draft.Language));
        if (household.PrivacyNotes is { Length: > 0 } privacy)
            sheet.LeadFact(draft.Say("card.privacy"), privacy);
        if (household.AvoidTopics.Length > 0)
            sheet.LeadFact(draft.Say("card.avoid"), draft.Joined(household.AvoidTopics.Select(topic => Topic(topic, words, draft))));
    }

    /// <summary>A topic of an earlier plan: own words as they are, an option of the guide for plans as it is called. A summary asks that guide too.</summary>
    private static string Topic(string topic, GuideWords words, Draft draft)
    {
        if (!words.Steps.ContainsKey(NoteParts.AvoidToday))
            words = draft.Guides(NoteParts.PlanGuide, null)?.WordsIn(draft.Language) ?? words;
        return AnswerLines.Label(AnswerLines.StepWords(words, NoteParts.AvoidToday), topic);
    }

    public static Message ActionCard(Reply.ActionCard action, Draft draft)
    {
        var sheet = new Sheet(draft, ask: null);
        sheet.Notices([("stop", draft.Say("card.action-first"))]);
        sheet.Head(eyebrow: null, draft.Say("card.action"));
        foreach (var risk in action.Risks.DistinctBy(risk => risk.Flag, StringComparer.Ordinal))
        {
            var known = draft.Words.Has(draft.Language, $"card.risk.{risk.Flag}");
            sheet.Fact(known ? draft.Say($"card.risk.{risk.Flag}") : risk.Flag, draft.Say("card.quoted", ("text", risk.Quote)), gap: true);
            var steps = known
                ? draft.Words.All(draft.Language, $"card.steps.{risk.Flag}")
                : draft.Words.All(draft.Language, "card.steps.other");
            for (var i = 0; i < steps.Count; i++)
                sheet.Fact((i + 1).ToString(CultureInfo.InvariantCulture), steps[i]);
        }
        sheet.Fact(null, draft.Say("card.action-numbers"), small: true, gap: true);
        return sheet.On("action-card");
    }
}
