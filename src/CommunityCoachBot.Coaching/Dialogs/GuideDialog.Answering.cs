using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Taking answers: in words, by an option, by a form.</summary>
internal sealed partial class GuideDialog
{
    private static Turn TakeText(Scene scene, Place place, string text)
    {
        if (place is { Step.Kind: StepKind.List } && GuideFlow.FieldsOf(place.Step).IsEmpty)
            return TakeLines(scene, place.Step, text);
        if (place.Field is not null)
            return TakeFieldsInWords(scene, place, place.Field, text);
        if (GuideFlow.FieldsOf(place.Step).Length > 0)
            return TakeIntoWholeForm(scene, place, text);
        return Read(scene, place.Step, null, text) switch
        {
            AnswerReading.Understood understood => Keep(
                scene,
                place.Step,
                understood.Answer,
                [],
                Echoed(scene, place, understood.Answer, text)
            ),
            AnswerReading.Ambiguous ambiguous => OfferCandidates(scene, ambiguous),
            AnswerReading.Unclear unclear => Miss(scene, new Notice(unclear.WordsId, "info", unclear.Values)),
            var reading => throw new NotSupportedException($"A reading of a new kind: {reading.GetType().Name}."),
        };
    }

    private static AnswerReading Read(Scene scene, Step step, Step? field, string text)
    {
        var target = field ?? step;
        // The day of a visit that took place lies behind, and what the guide says so of; every other date of a record lies ahead.
        var past = target.Past || target.Note is NoteParts.VisitDate && scene.Guide.Makes is not NoteParts.VisitPlan;
        return AnswerReader.Read(target, scene.Words.Of(step, field), text, scene.Moment.Now, scene.Language, past);
    }

    /// <summary>A form that is whole and was opened again: a field's name, or a new date, time or duration.</summary>
    private static Turn TakeIntoWholeForm(Scene scene, Place place, string text)
    {
        var fields = scene.Fields(place.Step, scene.EntryAt(place.Step)).ToList();
        if (scene.Guide.PathOf(text, [place.Step]) is { } path && path.Contains('.', StringComparison.Ordinal))
            return Ask(scene.At(path));
        foreach (var field in fields.Where(IsRecognisable))
        {
            if (Read(scene, place.Step, field, text) is AnswerReading.Understood)
                return TakeFieldsInWords(scene, place with { Field = field }, field, text);
        }

        var names = string.Join(AnswerText.Separator(scene.Language), fields.Select(field => scene.Words.Of(place.Step, field).Label));
        return Miss(scene, Say("dialog.which-field", ("fields", names)));
    }

    /// <summary>A list of texts: each line of the message is an entry.</summary>
    private static Turn TakeLines(Scene scene, Step step, string text)
    {
        var texts = scene.Answers[step.Id]?.Options ?? [];
        var before = texts.Length;
        foreach (var line in text.Split('\n').Select(WithoutBullet).Where(line => line.Length > 0))
        {
            switch (
                AnswerReader.Read(
                    step with
                    {
                        Kind = StepKind.Text,
                        Count = null,
                    },
                    scene.Words.Of(step),
                    line,
                    scene.Moment.Now,
                    scene.Language
                )
            )
            {
                case AnswerReading.Understood { Answer.Value: { } value }:
                    texts = texts.Add(value);
                    break;
                case AnswerReading.Unclear unclear:
                    // All or nothing: the message can be sent again, a half-taken one would be a puzzle.
                    return Miss(scene, new Notice(unclear.WordsId, "info", unclear.Values));
            }
        }

        if (step.Count?.Most is { } most && texts.Length > most)
            return Miss(scene, Say("dialog.too-many", ("most", Number(most)), ("now", Number(before))));
        return KeepTexts(scene, step, texts);
    }

    private static Turn KeepTexts(Scene scene, Step step, ImmutableArray<string> texts)
    {
        var isFull = step.Count?.Most is { } most && texts.Length >= most;
        var answer = new Answer { Options = texts, Open = !isFull };
        return Keep(
            scene,
            step,
            answer,
            [],
            isFull ? [Say("dialog.list-full", ("count", Number(texts.Length)))] : [Say("dialog.list-more", ("count", Number(texts.Length)))]
        );
    }

    // "1. …", "- …", "• …", "（2）…"
    private static string WithoutBullet(string line)
    {
        var text = line.Trim();
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '(' or '（'))
            end++;
        if (end > 0 && end < text.Length && text[end] is '.' or '、' or '．' or ')' or '）')
            return text[(end + 1)..].Trim();
        return text.TrimStart('-', '•', '·', '*', '●').Trim();
    }

    private static Turn TakeOption(Scene scene, Place place, string option)
    {
        var target = place.Target;
        var wording = scene.Words.Of(place.Step, place.Field);
        if (wording.Suggestions.TryGetValue(option, out var suggested) && target.Suggestions.Contains(option, StringComparer.Ordinal))
            return TakeText(scene, place, suggested);
        if (target.Options.Any(candidate => string.Equals(candidate.Id, option, StringComparison.Ordinal)))
            return TakeValue(scene, place, option);
        if (target.Kind is StepKind.YesNo or StepKind.Confirm && option is "yes" or "no")
            return TakeValue(scene, place, option);
        // Not a thing of this question by id: what the button said counts as written.
        return TakeText(scene, place, TextFolding.Clean(option));
    }

    /// <summary>A canonical value that the engine itself offered.</summary>
    private static Turn TakeValue(Scene scene, Place place, string value)
    {
        if (place.Field is { } field)
        {
            var entry = scene.EntryAt(place.Step).SetItem(field.Id, value);
            return KeepEntry(scene, place.Step, entry, [field], EchoedFields(scene, place.Step, entry, [field], value));
        }

        var answer = place.Step.Kind == StepKind.Choices ? new Answer { Options = [value] } : Answer.Of(value);
        return Keep(scene, place.Step, answer, [], Echoed(scene, place, answer, value));
    }

    private static Turn OfferCandidates(Scene scene, AnswerReading.Ambiguous ambiguous, ImmutableArray<Notice> notices = default) =>
        Put(
            scene,
            Expecting.PickValue,
            notices.IsDefault ? [] : notices,
            [.. ambiguous.Candidates.Select(candidate => new Offer(candidate.Canonical, candidate.Label))]
        );

    /// <summary>An entry, or the one entry of a form, with more of it filled. Whole when no field that applies is left to ask.</summary>
    private static Turn KeepEntry(
        Scene scene,
        Step step,
        ImmutableDictionary<string, string> entry,
        ImmutableArray<Step> filled,
        ImmutableArray<Notice> echo
    )
    {
        var answer = WithEntry(scene, step, entry);
        var after = scene with { Run = scene.Run with { Answers = scene.Answers.With(step.Id, answer) } };
        var isWhole = after.IsFull(step, entry);
        if (step.Kind != StepKind.List)
            return Keep(scene, step, answer with { Open = !isWhole }, filled, echo);

        var isLast = isWhole && step.Count?.Most is { } most && answer.Entries.Length >= most;
        if (isWhole)
            echo = echo.Add(Say(isLast ? "dialog.list-full" : "dialog.list-more", ("count", Number(answer.Entries.Length))));
        return Keep(scene, step, answer with { Open = !isLast }, filled, echo);
    }

    private static Answer WithEntry(Scene scene, Step step, ImmutableDictionary<string, string> entry)
    {
        var entries = scene.Answers[step.Id]?.Entries ?? [];
        if (step.Kind != StepKind.List)
            return new Answer { Entries = [entry], Open = true };
        return new Answer
        {
            Entries = scene.OpenEntry(step) is null ? entries.Add(entry) : entries.SetItem(entries.Length - 1, entry),
            Open = true,
        };
    }

    /// <summary>The one door through which an answer enters a run: named rules look at it first; a stop keeps it out.</summary>
    private static Turn Keep(Scene scene, Step step, Answer answer, ImmutableArray<Step> filled, ImmutableArray<Notice> echo)
    {
        var hits = Look(scene, step, answer, filled);
        if (hits.Where(hit => hit.Kind is "stop").ToImmutableArray() is { Length: > 0 } stops)
            return Miss(scene, [.. stops]);

        var after = scene.With(step, answer);
        ImmutableArray<Reply> replies =
        [
            .. ActionCards(scene, after, step),
            new Reply.Answered(scene.State.Ask, scene.Guide.Id, scene.Guide.Version, step.Id, answer),
        ];
        return NewHousehold(after, step, filled) is { } household
            ? AskHousehold(after, household, echo.AddRange(hits), replies)
            : Ask(after, echo.AddRange(hits), replies);
    }

    /// <summary>The household was named: what is known of it goes before the next question.</summary>
    private static Turn AskHousehold(Scene scene, string addressAs, ImmutableArray<Notice> notices, ImmutableArray<Reply> replies) =>
        new(
            scene.State with
            {
                Run = scene.Run,
                Expecting = Expecting.Household,
                Asked = scene.State.Asked + 1,
                Misses = 0,
                Offers = [],
                Notices = scene.State.Notices.AddRange(notices),
            },
            replies,
            [new Effect.AskStore(new StoreQuestion.Household(addressAs))]
        );

    private static string? NewHousehold(Scene after, Step step, ImmutableArray<Step> filled)
    {
        var value =
            step.Note is NoteParts.AddressAs ? after.Answers[step.Id]?.Value
            : filled.FirstOrDefault(field => field.Note is NoteParts.AddressAs) is { } field
                ? after.EntryAt(step).GetValueOrDefault(field.Id)
            : null;
        return value is { Length: > 0 } && !string.Equals(value, after.Run.Household?.AddressAs, StringComparison.Ordinal) ? value : null;
    }

    /// <summary>What the named rules of the step and of the fields just filled say of an answer. Of a form only what they did not say before.</summary>
    private static ImmutableArray<Notice> Look(Scene scene, Step step, Answer answer, ImmutableArray<Step> filled)
    {
        var answers = scene.Answers.With(step.Id, answer);
        var ofFields = filled.SelectMany(field => Hits(scene, field.Rules, answers, step, field));
        var ofStep = Hits(scene, step.Rules, answers, step, filled.LastOrDefault());
        if (filled.Length > 0)
            ofStep = ofStep.Except(Hits(scene, step.Rules, scene.Answers, step, null), Sameness.OfNotices);
        return [.. ofFields.Concat(ofStep).Distinct(Sameness.OfNotices)];
    }

    private static IEnumerable<Notice> Hits(Scene scene, ImmutableArray<string> rules, Answers answers, Step step, Step? field)
    {
        var context = new RuleContext
        {
            Guide = scene.Guide,
            Answers = answers,
            Step = step,
            Field = field,
            Now = scene.Moment.Now,
            Language = scene.Language,
            Household = scene.Run.Household,
        };
        // A run may be of an older guide whose rule the program no longer has: it then says nothing, and the run goes on.
        return from name in rules
            where scene.Rules.ContainsKey(name)
            from hit in scene.Rules[name](context)
            select new Notice(hit.Variant is null ? $"rules.{name}" : $"rules.{name}.{hit.Variant}", KindOf(hit.Weight), hit.Values);
    }

    private static string KindOf(RuleWeight weight) =>
        weight switch
        {
            RuleWeight.Stop => "stop",
            RuleWeight.Warning => "warn",
            _ => "info",
        };

    /// <summary>The steps to take now, for risks that this turn made immediate: before the form asks for what may be left out.</summary>
    private static IEnumerable<Reply> ActionCards(Scene before, Scene after, Step step)
    {
        if (step.Note is not NoteParts.Risks)
            return [];
        var known = Immediate(before, step).ToHashSet();
        var now = Immediate(after, step).Where(risk => !known.Contains(risk)).ToImmutableArray();
        return now.IsEmpty ? [] : [new Reply.ActionCard(now)];
    }

    private static IEnumerable<RiskFlag> Immediate(Scene scene, Step step) =>
        (scene.Answers[step.Id]?.Entries ?? [])
            .Where(entry => scene.HasAllNeeded(step, entry))
            .Select(NoteBuilder.Risk)
            .Where(risk => risk.Severity is NoteParts.Immediate)
            // What the worker has done meanwhile makes it no other risk.
            .Select(risk => risk with { StepTaken = null });

    /// <summary>What was understood, said back where a label or the words themselves do not show it.</summary>
    private static ImmutableArray<Notice> Echoed(Scene scene, Place place, Answer answer, string said) =>
        place.Target.Kind is StepKind.Text or StepKind.LongText or StepKind.YesNo or StepKind.Confirm
        || Text(scene, place, answer) is not { Length: > 0 } text
        || string.Equals(TextFolding.Key(text), TextFolding.Key(said), StringComparison.Ordinal)
            ? []
            : [Say("dialog.noted", ("value", text))];

    private static ImmutableArray<Notice> EchoedFields(
        Scene scene,
        Step step,
        ImmutableDictionary<string, string> entry,
        ImmutableArray<Step> filled,
        string said
    )
    {
        filled = [.. filled.Where(field => entry[field.Id].Length > 0)];
        if (filled.IsEmpty)
            return [];
        if (filled is [var only])
            return Echoed(scene, new Place(step, only, Again: false), Answer.Of(entry[only.Id]), said);
        var parts = filled.Select(field =>
            AnswerText.Value(field, scene.Words.Of(step, field), entry[field.Id], scene.Language, scene.Moment.Now)
        );
        return [Say("dialog.noted", ("value", string.Join(AnswerText.Separator(scene.Language), parts)))];
    }

    /// <summary>Not understood, or refused: each time in a row the help is better. Nothing changes.</summary>
    private static Turn Miss(Scene scene, params ReadOnlySpan<Notice> reasons)
    {
        var misses = scene.State.Misses + 1;
        var notices = ImmutableArray.Create(reasons);
        var wording = scene.Place is { } place ? scene.Words.Of(place.Step, place.Field) : null;
        if (misses >= 2 && wording?.Example is { } example)
            notices = notices.Add(Say("dialog.example", ("text", example)));
        if (misses >= 3)
            notices = notices.Add(Say(scene.Place is { Step.Required: false } ? "dialog.stuck" : "dialog.stuck-required"));
        return Repeat(scene with { State = scene.State with { Misses = misses } }, [.. notices]);
    }

    /// <summary>A field's value: several options one a line.</summary>
    private static string Canonical(Answer answer) => answer.Value ?? Answer.Several(answer.Options);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Notices that say the same. A record's own equality looks at the identity of the values' dictionary.</summary>
    private sealed class Sameness : IEqualityComparer<Notice>
    {
        public static Sameness OfNotices { get; } = new();

        public bool Equals(Notice? x, Notice? y) =>
            x is not null && y is not null && string.Equals(x.Words, y.Words, StringComparison.Ordinal) && x.Kind == y.Kind;

        public int GetHashCode(Notice notice) => notice.Words.GetHashCode(StringComparison.Ordinal);
    }
}
