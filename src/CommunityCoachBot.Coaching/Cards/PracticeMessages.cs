using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Turns;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>What is said and shown while somebody practises with a simulated resident.</summary>
internal static class PracticeMessages
{
    private const int BarLength = 10;

    /// <summary>The resident's line, after what the coach remarks. Plain words: a talk is no form.</summary>
    public static Message Resident(Reply.ResidentSays said, Draft draft)
    {
        var sheet = new Sheet(draft, said.Ask);
        foreach (var notice in said.Notices)
            sheet.Line(Say(notice, draft));
        if (said.Heard is { } heard)
            sheet.Line(draft.Say("practice.speaks", ("who", said.Who), ("text", heard)));
        if (!said.Ended)
        {
            if (said.Coached)
            {
                sheet.Button(First("hint", draft));
                sheet.Button(First("better", draft));
                sheet.Button(First("retry", draft));
            }
            sheet.Button(First("stop", draft));
        }
        return sheet.Plain();
    }

    public static Message Question(Reply.PracticeQuestion question, Draft draft)
    {
        var sheet = new Sheet(draft, question.Ask);
        foreach (var notice in question.Notices)
            sheet.Line(Say(notice, draft));
        sheet.Line(draft.Words.Text(draft.Language, question.Words, question.Values));
        var drill = question.Words.StartsWith("practice.drill.", StringComparison.Ordinal);
        sheet.Button(First(drill ? "stop" : "skip", draft));
        return sheet.Plain();
    }

    /// <summary>Three points, the score with its level in words, the stages and the trust curve as bars.</summary>
    public static Message Feedback(Reply.PracticeShown shown, Draft draft)
    {
        var record = shown.Result;
        var sheet = new Sheet(draft, shown.Ask);
        sheet.Head(draft.Say("practice.private"), draft.Say("practice.feedback", ("who", record.Name.In(draft.Language))));
        foreach (var point in record.Points)
        {
            sheet.Fact(
                draft.Say("practice.point." + point.Kind),
                draft.Say("practice.quote", ("turn", Number(point.Turn)), ("text", point.Quote)),
                gap: true
            );
            sheet.Fact(null, draft.Say("practice.rule." + point.Rule), small: true);
            sheet.Fact(
                draft.Say(point.Kind is "good" ? "practice.also-line" : "practice.better-line"),
                point.Better ?? draft.Say("practice.better." + point.Rule)
            );
        }
        sheet.Fact(
            draft.Say("practice.score"),
            draft.Say("practice.score-of", ("score", Number(record.Score)), ("level", draft.Say("practice.level." + Number(record.Level)))),
            gap: true
        );
        foreach (var stage in PracticeRecord.StageNames)
            sheet.Fact(draft.Say("practice.stage." + stage), BarOf(record.Stages.GetValueOrDefault(stage)));
        sheet.Fact(draft.Say("practice.curve"), draft.Say("practice.curve-start", ("bar", BarOf(record.StartTrust))), gap: true);
        for (var i = 0; i < record.Run.Exchanges.Length; i++)
        {
            var exchange = record.Run.Exchanges[i];
            sheet.Fact(
                Number(i + 1),
                string.Join(
                    "  ",
                    new[] { BarOf(exchange.Trust), Why(exchange.Changes.Select(Reason), draft) }.Where(part => part.Length > 0)
                ),
                small: true
            );
        }
        sheet.Fact(draft.Say("practice.figures"), Figures(record.Metrics, draft), small: true, gap: true);
        sheet.Fact(null, draft.Say("practice.not-a-verdict"), small: true);
        foreach (var button in new[] { "retry", "transcript", "share", "records", "drill", "start" })
            sheet.Button(First(button, draft));
        return sheet.On("practice");
    }

    /// <summary>The whole talk with what was found in each turn: as words, so that it can be read, copied and kept.</summary>
    public static Message Transcript(Reply.PracticeShown shown, Draft draft)
    {
        var sheet = new Sheet(draft, shown.Ask);
        var run = shown.Result.Run;
        var who = shown.Result.Name.In(run.Language);
        sheet.Line(draft.Say("practice.transcript-head", ("who", who), ("seed", run.Seed.ToString(CultureInfo.InvariantCulture))));
        for (var i = 0; i < run.Exchanges.Length; i++)
        {
            var exchange = run.Exchanges[i];
            sheet.Line(draft.Say("practice.you-said", ("turn", Number(i + 1)), ("text", exchange.Said)));
            var found = Why(exchange.Labels.Select(MoveLabels.Plain), draft);
            sheet.Line(
                draft.Say(
                    "practice.found",
                    ("labels", found.Length == 0 ? draft.Say("practice.nothing-found") : found),
                    ("trust", Number(exchange.Trust))
                )
            );
            sheet.Line(draft.Say("practice.speaks", ("who", who), ("text", exchange.Heard)));
        }
        sheet.Button(First("retry", draft));
        return sheet.Plain();
    }

    /// <summary>The skill profile: each run's score, then each stage over the runs, oldest to newest.</summary>
    public static Message Profile(Reply.PracticeProfile profile, Draft draft)
    {
        var sheet = new Sheet(draft, ask: null);
        if (profile.Records.IsEmpty)
        {
            sheet.Line(draft.Say("practice.no-records"));
            sheet.Button(First("start", draft));
            return sheet.Plain();
        }
        sheet.Head(draft.Say("practice.private"), draft.Say("practice.profile"));
        foreach (var record in profile.Records)
            sheet.Fact(
                draft.Say(
                    "practice.run-of",
                    ("who", record.Name.In(draft.Language)),
                    ("day", Reading.Echo.Date(DateOnly.FromDateTime(record.Ended.DateTime), draft.Language))
                ),
                BarOf(record.Score)
            );
        foreach (var (stage, i) in PracticeRecord.StageNames.Select((stage, i) => (stage, i)))
            sheet.Fact(
                draft.Say("practice.stage." + stage),
                Line(profile.Records.Reverse().Select(record => record.Stages.GetValueOrDefault(stage))),
                gap: i == 0
            );
        sheet.Fact(null, draft.Say("practice.not-a-verdict"), small: true);
        sheet.Button(First("start", draft));
        sheet.Button(First("drill", draft));
        return sheet.On("practice");
    }

    public static Message Rehearsal(Reply.RehearsalOffered offered, Draft draft)
    {
        var sheet = new Sheet(draft, ask: null);
        sheet.Line(draft.Say("practice.rehearse-offer"));
        foreach (var reaction in offered.Reactions)
            sheet.Button(RehearsalLabel(reaction, draft.Language, draft.Words, id => draft.Guides(id, null)));
        return sheet.Plain();
    }

    /// <summary>The button that rehearses a reaction: the plan's own words for it.</summary>
    public static string RehearsalLabel(string reaction, string language, WordCatalogue words, Func<string, Guide?> guides)
    {
        var label = guides(NoteParts.PlanGuide)?.WordsIn(language).Steps.GetValueOrDefault("expected-reactions") is { } step
            ? AnswerLines.Label(step, reaction)
            : reaction;
        return words.Text(language, "practice.rehearse", ImmutableDictionary<string, string>.Empty.Add("reaction", label));
    }

    private static string Figures(PracticeMetrics metrics, Draft draft) =>
        draft.Say(
            "practice.figures-of",
            ("reflections", Number(metrics.Reflections)),
            ("questions", Number(metrics.Questions)),
            ("open", Percent(metrics.PercentOpen, draft)),
            ("share", Percent(metrics.PercentWorker, draft)),
            ("jargon", Number(metrics.Jargon)),
            ("reached", draft.Say("practice.trust-level." + metrics.Reached.ToString().ToLowerInvariant()))
        );

    private static string Percent(int? percent, Draft draft) =>
        percent is { } known ? Number(known) + "%" : draft.Say("practice.nothing-to-count");

    /// <summary>A picture that every client and every screen reader has: the number stands beside the bar.</summary>
    internal static string BarOf(int percent)
    {
        var full = (int)Math.Round(percent / 10.0, MidpointRounding.AwayFromZero);
        return $"{new string('█', full)}{new string('░', BarLength - full)} {Number(percent)}";
    }

    private static string Line(IEnumerable<int> percents)
    {
        var values = percents.ToList();
        return $"{string.Concat(values.Select(value => "▁▂▃▄▅▆▇█"[Math.Clamp(value * 8 / 101, 0, 7)]))}  {string.Join(" → ", values.Select(Number))}";
    }

    private static string Say(Notice notice, Draft draft)
    {
        var values = notice.Values.ToDictionary(
            pair => pair.Key,
            pair =>
                pair.Value.StartsWith("@why:", StringComparison.Ordinal)
                    ? Why(pair.Value["@why:".Length..].Split('|', StringSplitOptions.RemoveEmptyEntries), draft) is { Length: > 0 } why
                        ? why
                        : draft.Say("practice.nothing-found")
                    : pair.Value.StartsWith('@')
                        ? draft.Say(pair.Value[1..])
                        : pair.Value,
            StringComparer.Ordinal
        );
        return draft.Words.Text(draft.Language, notice.Words, values);
    }

    private static string Reason(TrustChange change) =>
        $"{MoveLabels.Plain(change.Why)} {change.Delta.ToString("+0;-0", CultureInfo.InvariantCulture)}";

    /// <summary>Labels, each perhaps with what it did, in words.</summary>
    private static string Why(IEnumerable<string> labels, Draft draft) =>
        draft.Joined(
            labels.Select(label =>
                label.Split(' ') is [var name, var delta]
                    ? $"{draft.Say("practice.label." + name)} {delta}"
                    : draft.Say("practice.label." + label)
            )
        );

    private static string First(string list, Draft draft) => draft.Words.All(draft.Language, "practice.says." + list)[0];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
