using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>The talk itself, the stage coach, and what comes after.</summary>
internal sealed partial class PracticeDialog
{
    // Of oneself, not asked of somebody: a trainee who speaks so may mean it.
    [GeneratedRegex(
        @"我.{0,8}(?:不想活|想死|自杀|自殺|活不下去|不如死|結束自己|结束自己)|\bI\b.{0,20}(?:want to die|kill myself|end my life|can't go on|don't want to live)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex OwnDistress();

    // What a resident is told about themselves, or asked, is part of the talk.
    [GeneratedRegex(@"[您你]|\byou\b|[?？]|说我|怕我", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ToTheResident();

    private Turn? Talk(ConversationState state, PracticeState practice, string text, Moment moment)
    {
        var run = practice.Run!;
        if (_residents.GetValueOrDefault(run.Persona) is not { } resident)
            return Begin(state, [Notice.Info("practice.nobody")]);
        if (Is(text, "stop"))
            return run.Exchanges.IsEmpty ? null : AskReflection(state, practice with { Run = Resident.Stop(run) }, []);
        if (Is(text, "coach-off") || Is(text, "coach-on"))
        {
            var on = Is(text, "coach-on");
            return Scene(
                state,
                practice with
                {
                    Run = run with { Coached = on },
                },
                [Notice.Info(on ? "practice.coach-is-on" : "practice.coach-is-off")],
                null,
                resident.Persona
            );
        }
        if (run.Coached && Is(text, "hint"))
            return Scene(state, practice, [Hint(run)], null, resident.Persona);
        if (run.Coached && Is(text, "better"))
            return Scene(state, practice, Better(run, state.Language!), null, resident.Persona);
        if (RetryOf(text, run) is { } turn)
        {
            var back = run.BackTo(turn);
            var heard = back.Exchanges is [.., var last] ? last.Heard : resident.Opening(back)?.In(back.Language);
            var values = ImmutableDictionary<string, string>.Empty.Add("turn", turn.ToString(CultureInfo.InvariantCulture));
            return Scene(state, practice with { Run = back }, [new Notice("practice.back-to", "info", values)], heard, resident.Persona);
        }
        if (OwnDistress().IsMatch(text) && !ToTheResident().IsMatch(text))
            return AskReal(state, practice with { Words = text });

        var next = resident.Hear(run, text);
        return next.End is null
            ? Answered(state, practice with { Run = next }, resident)
            : Ended(state, practice with { Run = next }, resident);
    }

    private static Turn Answered(ConversationState state, PracticeState practice, Resident resident)
    {
        var exchange = practice.Run!.Exchanges[^1];
        var notices = practice.Run.Coached ? [Moved(practice.Run, resident.Persona)] : ImmutableArray<Notice>.Empty;
        // Said once: a play that keeps stopping to say so is none.
        if (practice.Run.Exchanges.Count(earlier => earlier.Danger) == 1 && exchange.Danger)
            notices = notices.Add(Notice.Info("practice.is-it-real"));
        return Scene(state, practice, notices, exchange.Heard, resident.Persona);
    }

    private static Turn Ended(ConversationState state, PracticeState practice, Resident resident)
    {
        var exchange = practice.Run!.Exchanges[^1];
        var last = new Reply.ResidentSays(state.Ask, resident.Persona.Name.In(practice.Run.Language), exchange.Heard, [], Coached: false)
        {
            Ended = true,
        };
        var asked = AskReflection(state, practice, [Notice.Info("practice.end." + practice.Run.End!.Value.ToString().ToLowerInvariant())]);
        return asked with { Replies = [last, .. asked.Replies] };
    }

    /// <summary>How trust moved and why, in the words of the rules.</summary>
    private static Notice Moved(PracticeRun run, Persona persona)
    {
        var exchange = run.Exchanges[^1];
        var before = run.Exchanges.Length > 1 ? run.Exchanges[^2].Trust : persona.Start;
        return new Notice(
            "practice.trust-moved",
            "info",
            ImmutableDictionary<string, string>
                .Empty.Add("before", Number(before))
                .Add("after", Number(exchange.Trust))
                .Add("stage", "@practice.stage." + StageOf(run))
                .Add(
                    "why",
                    "@why:"
                        + string.Join(
                            '|',
                            exchange.Changes.Select(change =>
                                $"{MoveLabels.Plain(change.Why)} {change.Delta.ToString("+0;-0", CultureInfo.InvariantCulture)}"
                            )
                        )
                )
        );
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Introduce → open → maintain → close, by what was done and how far the talk is.</summary>
    internal static string StageOf(PracticeRun run) =>
        run.Exchanges.Length >= PracticeRun.MostTurns - 5 || run.Showed(MoveLabels.Summary) ? "close"
        : !run.Showed(MoveLabels.Identity) || !(run.Showed(MoveLabels.Purpose) || run.Exchanges.Length > 2) ? "introduce"
        : !run.Showed(MoveLabels.OpenQuestion) ? "open"
        : "maintain";

    /// <summary>The first thing of the stage that was not done yet.</summary>
    private static string NextMove(PracticeRun run)
    {
        string[] wanted = StageOf(run) switch
        {
            "introduce" => [MoveLabels.Greeting, MoveLabels.Identity, MoveLabels.Purpose, MoveLabels.Consent],
            "open" => [MoveLabels.SmallTalk, MoveLabels.OpenQuestion],
            "close" => [MoveLabels.Summary, MoveLabels.NextStep, MoveLabels.Closing],
            _ => ["reflection", MoveLabels.Empathy, MoveLabels.Affirmation, MoveLabels.PrivacyRespect, MoveLabels.Summary],
        };
        if (run.Exchanges is [.., { Danger: true }] && StageOf(run) is not "introduce")
            return MoveLabels.SafetyQuestion;
        return wanted.FirstOrDefault(label =>
                !run.Exchanges.Any(exchange => exchange.Labels.Any(shown => MoveLabels.Plain(shown) == label))
            ) ?? wanted[^1];
    }

    private static Notice Hint(PracticeRun run) => Notice.Info("practice.rule." + NextMove(run));

    private static ImmutableArray<Notice> Better(PracticeRun run, string language)
    {
        _ = language;
        var move = NextMove(run);
        var better = Notice.Info("practice.better." + move);
        return move is "reflection" && run.Exchanges is [.., var last] && Feedback.SaidBack(last.Heard, run.Language) is { } line
            ? [new Notice("practice.could-say", "info", ImmutableDictionary<string, string>.Empty.Add("line", line)), better]
            : [better];
    }

    [GeneratedRegex(
        @"^(?:重来|重來|再试|从第|retry|again from)(?:第|turn)?(?<n>\d{1,2})?(?:轮|輪|句)?(?:重来|重來)?$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Retry();

    private int? RetryOf(string text, PracticeRun run)
    {
        if (Is(text, "retry") && !run.Exchanges.IsEmpty)
            return run.Exchanges.Length;
        var match = Retry().Match(TextFolding.Key(text));
        if (!match.Success || run.Exchanges.IsEmpty)
            return null;
        var turn = match.Groups["n"].Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : run.Exchanges.Length;
        return turn >= 1 && turn <= run.Exchanges.Length ? turn : null;
    }

    private Turn AskReal(ConversationState state, PracticeState practice) =>
        Pick(
            state,
            practice with
            {
                Stage = "real",
                Risk = "suicide-risk",
            },
            "practice.real-question",
            [],
            [new("practice", Say(state, "practice.it-is-practice")), new("real", Say(state, "practice.it-is-real"))]
        );

    private Turn Real(ConversationState state, PracticeState practice, string text)
    {
        if (Chosen(state, text) is "real" || Is(text, "real"))
            return Leave(state, practice.Risk!, practice.Words!);
        if (Chosen(state, text) is not "practice")
            return AskReal(state, practice);
        return _residents.GetValueOrDefault(practice.Run!.Persona) is { } resident
            ? Scene(
                state,
                practice with
                {
                    Stage = "talk",
                    Risk = null,
                    Words = null,
                },
                [Notice.Info("practice.go-on")],
                null,
                resident.Persona
            )
            : Begin(state, [Notice.Info("practice.nobody")]);
    }

    private static Turn AskReflection(ConversationState state, PracticeState practice, ImmutableArray<Notice> notices)
    {
        var next = Asked(state, practice with { Stage = "reflect" }, []);
        return Turn.Of(next, new Reply.PracticeQuestion(next.Ask, "practice.reflect." + Number(practice.Reflections.Length + 1), notices));
    }

    private Turn Reflect(ConversationState state, PracticeState practice, string text, Moment moment)
    {
        var told = practice with { Reflections = practice.Reflections.Add(Is(text, "skip") ? "" : text) };
        // Whoever wants no more questions has thought enough: feedback comes all the same.
        if (Is(text, "stop"))
            told = practice;
        else if (told.Reflections.Length < Questions)
            return AskReflection(state, told, []);
        if (_residents.GetValueOrDefault(told.Run!.Persona) is not { } resident)
            return Begin(state, [Notice.Info("practice.nobody")]);
        var record = PracticeRecord.Of(resident, told.Run, told.Reflections, moment.Now);
        return Show(state, told, record).With(new Effect.SavePractice(record));
    }

    private static Turn Show(ConversationState state, PracticeState practice, PracticeRecord record)
    {
        var next = Asked(state, practice with { Stage = "done" }, []);
        return Turn.Of(next, new Reply.PracticeShown(next.Ask, record, Whole: false));
    }

    /// <summary>After the feedback: the whole talk, from a turn again, share, another one. Anything else is for the menu.</summary>
    private Turn? AfterRun(ConversationState state, PracticeState practice, string text, Moment moment)
    {
        var run = practice.Run;
        if (run is null || _residents.GetValueOrDefault(run.Persona) is not { } resident)
            return null;
        if (Is(text, "transcript"))
            return Turn.Of(
                state,
                new Reply.PracticeShown(state.Ask, PracticeRecord.Of(resident, run, practice.Reflections, moment.Now), Whole: true)
            );
        if (Is(text, "share") || Is(text, "unshare"))
        {
            var shared = Is(text, "share");
            return Turn.Of(state, new Reply.Say(shared ? "practice.shared" : "practice.unshared"))
                .With(new Effect.SharePractice(run.Id, shared));
        }
        if (Is(text, "records"))
            return AskRecords(state);
        if (Is(text, "drill"))
            return AskDrill(state, moment, []);
        if (RetryOf(text, run) is { } turn)
        {
            // A new run: the one before stays as it was.
            var back = run.BackTo(turn) with
            {
                Id = moment.NewId,
                Started = moment.Now,
            };
            var heard = back.Exchanges is [.., var last] ? last.Heard : resident.Opening(back)?.In(back.Language);
            return Scene(
                state,
                new PracticeState { Stage = "talk", Run = back },
                [new Notice("practice.back-to", "info", ImmutableDictionary<string, string>.Empty.Add("turn", Number(turn)))],
                heard,
                resident.Persona
            );
        }
        return IsAsked(text) ? Begin(state) : null;
    }

    private static Turn AskDrill(ConversationState state, Moment moment, ImmutableArray<Notice> notices, string? besides = null)
    {
        var drill = Drills.Next(state.Drills, DateOnly.FromDateTime(moment.Now.DateTime), besides);
        var next = Asked(state, new PracticeState { Stage = "drill", Drill = drill.Id }, []);
        var values = ImmutableDictionary<string, string>.Empty.Add("line", drill.Given.In(state.Language!));
        return Turn.Of(next, new Reply.PracticeQuestion(next.Ask, "practice.drill." + drill.Kind, notices) { Values = values });
    }

    private Turn? DrillAnswer(ConversationState state, PracticeState practice, string text, Moment moment)
    {
        if (Is(text, "stop"))
            return null;
        var drill = Drills.All.First(drill => drill.Id == practice.Drill);
        var (right, labels) = Drills.Score(drill, text, state.Language!);
        var today = DateOnly.FromDateTime(moment.Now.DateTime);
        var after = state with { Drills = Drills.After(state.Drills, drill, right, today) };
        var seen = new Notice(
            right ? "practice.drill-right" : "practice.drill-not-yet",
            "info",
            ImmutableDictionary<string, string>.Empty.Add("found", "@why:" + string.Join('|', labels.Select(MoveLabels.Plain)))
        );
        var rule = drill.Kind is MoveLabels.Jargon ? MoveLabels.Jargon : drill.Kind;
        return AskDrill(after, moment, right ? [seen] : [seen, Notice.Info("practice.better." + rule)], drill.Id);
    }
}
