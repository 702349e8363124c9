using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>
/// Plays a persona: what the worker says → what it does to trust → what the resident answers. Pure and bound by rules: no clock, no model, chance only from the
/// run's own state. The resident never offers the worker help, never argues about what they are, and tells a secret only at its level and to a move that opens it.
/// </summary>
public sealed partial class Resident(Persona persona, CommonLines common, MoveReader? reader = null)
{
    // Asked for when somebody practises: its lists are large, and every host has its residents from the start.
    private MoveReader Reader => reader ?? MoveReader.BuiltIn;

    // Lines are content: each is read once.
    private readonly ConcurrentDictionary<string, bool> _dangers = new(StringComparer.Ordinal);

    public Persona Persona => persona;

    /// <summary>The resident's first words where a reaction is rehearsed; null where the worker begins.</summary>
    public Phrase? Opening(PracticeRun run) => run.Reaction is { } reaction ? common.Reactions.GetValueOrDefault(reaction) : null;

    public PracticeRun Begin(Guid id, ulong seed, string language, DateTimeOffset started, string? reaction = null, bool coached = false) =>
        new()
        {
            Id = id,
            Persona = persona.Id,
            PersonaVersion = persona.Version,
            Language = persona.Languages.Contains(language, StringComparer.Ordinal) ? language : PracticeLanguages.Mandarin,
            Seed = seed,
            Started = started,
            Reaction = reaction is not null && common.Reactions.ContainsKey(reaction) ? reaction : null,
            Coached = coached,
        };

    /// <summary>The run after the worker said this.</summary>
    public PracticeRun Hear(PracticeRun run, string said)
    {
        ArgumentNullException.ThrowIfNull(run);
        var turns = run.Turns(Opening(run)).Append(new PracticeTurn(PracticeTurn.Worker, said)).ToList();
        return Hear(run, said, Reader.Read(turns, run.Language).Turns[^1]);
    }

    /// <summary>The same, where the moves are known already.</summary>
    public PracticeRun Hear(PracticeRun run, string said, ImmutableArray<string> labels)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.End is not null)
            return run;
        var before = run.Trust(persona);
        var changes = Trust.ChangesOf(run, persona, said, labels);
        var moved = Math.Clamp(changes.Sum(change => change.Delta), -Trust.MostAtOnce, Trust.MostAtOnce);
        var after = Math.Clamp(before + moved, 0, Trust.Most);
        var answer = new Answering(this, run, said, labels, before, after).Answer();
        return run with { Exchanges = run.Exchanges.Add(answer with { Changes = changes }) };
    }

    /// <summary>The trainee stops: the run counts as it is.</summary>
    public static PracticeRun Stop(PracticeRun run) =>
        run is { Exchanges: [.. var earlier, { End: null } last] }
            ? run with
            {
                Exchanges = earlier.Add(last with { End = PracticeEnd.Stopped }),
            }
            : run;

    // "我姓林", "我叫小陈", "免贵姓王", "I'm Lin", "my name is Chen".
    [GeneratedRegex(
        @"(?:免贵姓|我姓|我是小|叫我小|我叫小)(?<zh>\p{IsCJKUnifiedIdeographs})|(?:[Mm]y name is|I'm|I am) (?<en>[A-Z][a-z]+)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex OwnName();

    private static string? NameOf(PracticeRun run, string said, string language)
    {
        foreach (var line in run.Exchanges.Select(exchange => exchange.Said).Append(said))
        {
            var match = OwnName().Match(line);
            if (match.Groups["zh"].Success && language != PracticeLanguages.English)
                return "小" + match.Groups["zh"].Value;
            if (match.Groups["en"].Success)
                return match.Groups["en"].Value;
        }
        return null;
    }

    /// <summary>One answer in the making.</summary>
    private sealed class Answering(Resident resident, PracticeRun run, string said, ImmutableArray<string> labels, int before, int after)
    {
        private readonly HashSet<string> _used = [.. run.Exchanges.SelectMany(exchange => exchange.Lines)];
        private readonly HashSet<string> _said = [.. run.Exchanges.Select(exchange => exchange.Heard)];
        private readonly List<string> _lines = [];
        private readonly Persona _persona = resident.Persona;
        private readonly TrustLevel _level = Trust.LevelOf(after);
        private readonly string _key = ReplyKeys.Of(labels);
        private ulong _random = run.Exchanges is [.., var last] ? last.Random : run.Seed;
        private string? _secret;
        private bool _danger;

        public Exchange Answer()
        {
            var (text, end) =
                after <= Trust.ShownOut ? (Common("shows-out"), PracticeEnd.ShownOut)
                : labels.Contains(MoveLabels.Closing, StringComparer.Ordinal) ? (Leave(), PracticeEnd.Closed)
                : run.Exchanges.Length + 1 >= PracticeRun.MostTurns ? (Join(Reply(), Common("time-up")), PracticeEnd.TimeUp)
                : (Reply(), (PracticeEnd?)null);
            return new Exchange(said, labels, [], after, text, [.. _lines], _secret, IsDanger(), _random, end);
        }

        private string Leave()
        {
            var first =
                _key is ReplyKeys.Close or ReplyKeys.Open or ReplyKeys.Closed
                || !labels.Contains(MoveLabels.Summary, StringComparer.Ordinal)
                    ? null
                    : Own(_key);
            var plan =
                run.Showed(MoveLabels.NextStep) || labels.Contains(MoveLabels.NextStep, StringComparer.Ordinal)
                    ? Common("recalls-plan")
                    : null;
            return Join(first, plan, Own(ReplyKeys.Close) ?? Common("closing"));
        }

        private string Reply()
        {
            if (Secret() is { } told)
                return Join(Gesture("warms", after > before && Trust.LevelOf(before) < _level), told);
            var misstep = ReplyKeys.IsMisstep(_key);
            var text =
                Recalled()
                ?? Own(_key)
                ?? (
                    misstep ? CommonOnce("hurt")
                    : IsAskingLeave() ? CommonOnce("agree")
                    : null
                )
                ?? CommonOnce(_level == TrustLevel.L1 ? "cold" : "warm")
                ?? Anything();
            var reply = Join(Gesture("sinks", after <= before - 8), Gesture("warms", Trust.LevelOf(before) < _level), text, Objection());
            return Distinct(reply);
        }

        /// <summary>Nothing is said twice in the same words: a gesture tells the second time apart.</summary>
        private string Distinct(string reply) =>
            !_said.Contains(reply)
                ? reply
                : resident
                    .Lines("gestures")
                    .Select(gesture => Join(gesture.In(run.Language), reply))
                    .FirstOrDefault(text => !_said.Contains(text), reply);

        /// <summary>The first secret whose level is reached and which this turn opens.</summary>
        private string? Secret()
        {
            if (ReplyKeys.IsMisstep(_key))
                return null;
            var opened = _persona.Secrets.FirstOrDefault(secret =>
                secret.Level <= _level
                && !run.Exchanges.Any(exchange => exchange.Secret == secret.Id)
                && labels.Any(label => secret.Gate.Contains(MoveLabels.Plain(label), StringComparer.Ordinal))
            );
            if (opened is null)
                return null;
            _secret = opened.Id;
            return Take("secret." + opened.Id, opened.Text.In(run.Language));
        }

        /// <summary>What was said before is remembered: a question asked twice, a word given too lightly.</summary>
        private string? Recalled()
        {
            if (IsAskedAgain())
                return CommonOnce("again");
            return ReplyKeys.IsMisstep(_key) && _key is not ReplyKeys.Promise && run.Showed(MoveLabels.PromiseBeyondPower)
                ? CommonOnce("recalls-promise")
                : null;
        }

        private bool IsAskedAgain()
        {
            var key = TextFolding.Key(said);
            return key.Length > 3 && run.Exchanges.Any(exchange => TextFolding.Key(exchange.Said) == key);
        }

        private bool IsAskingLeave() =>
            labels.Any(label => label is MoveLabels.Consent or MoveLabels.Autonomy)
            && !labels.Any(label => label is MoveLabels.OpenQuestion or MoveLabels.ClosedQuestion);

        /// <summary>A line of the persona for this kind of move that was not said yet, and gives nothing away.</summary>
        private string? Own(string key)
        {
            foreach (var stand in ReplyKeys.WithStandIns(key))
            {
                var fitting = Lines().Where(line => line.Reply.Move == stand && !_used.Contains(line.Id) && IsFree(line.Reply)).ToList();
                if (fitting.Count > 0 && Pick(fitting) is var line)
                    return Take(line.Id, TextOf(line.Reply));
            }
            return null;
        }

        private IEnumerable<(string Id, PersonaReply Reply)> Lines() =>
            _persona
                .Replies.GetValueOrDefault(_level, [])
                .Select((reply, i) => (string.Create(CultureInfo.InvariantCulture, $"{_level}.{i}"), reply));

        private bool IsFree(PersonaReply reply) =>
            reply.Tells.All(secret => run.Exchanges.Any(exchange => exchange.Secret == secret))
            && (reply.Calls is null || Name() is not null);

        private string TextOf(PersonaReply reply) =>
            reply.Calls is { } calls && Name() is { } name
                ? reply.Text.In(run.Language).Replace(calls.In(run.Language), name, StringComparison.Ordinal)
                : reply.Text.In(run.Language);

        private string? Name() => NameOf(run, said, run.Language);

        /// <summary>While the resident is guarded, what they hold against the visit comes out, each thing once.</summary>
        private string? Objection()
        {
            if (_level != TrustLevel.L1 || _key is ReplyKeys.Empathy or ReplyKeys.Safety or ReplyKeys.Close || after > before)
                return null;
            var left = _persona
                .Objections.Select((text, i) => (Id: string.Create(CultureInfo.InvariantCulture, $"objection.{i}"), Text: text))
                .Where(line => !_used.Contains(line.Id))
                .ToList();
            return left.Count > 0 && Draw(2) == 0 && Pick(left) is var line ? Take(line.Id, Stopped(line.Text.In(run.Language))) : null;
        }

        private string Stopped(string text) =>
            text[^1] is '。' or '？' or '！' or '.' or '?' or '!' ? text : text + (run.Language == PracticeLanguages.English ? "." : "。");

        private string? Gesture(string list, bool when) => when ? CommonOnce(list) : null;

        private string? CommonOnce(string list)
        {
            var left = Ids(list).Where(line => !_used.Contains(line.Id) && !_lines.Contains(line.Id)).ToList();
            return left.Count > 0 && Pick(left) is var line ? Take(line.Id, line.Text.In(run.Language)) : null;
        }

        // An end is reached once a run: nothing can have been used up.
        private string Common(string list) => CommonOnce(list) ?? Ids(list).Select(line => line.Text.In(run.Language)).FirstOrDefault("……");

        private IEnumerable<(string Id, Phrase Text)> Ids(string list) =>
            resident.Lines(list).Select((text, i) => (string.Create(CultureInfo.InvariantCulture, $"{list}.{i}"), text));

        /// <summary>Everything was said once: a gesture tells it apart, in twenty turns at most.</summary>
        private string Anything()
        {
            var fresh =
                from gesture in resident.Lines("gestures")
                from line in resident.Lines(_level == TrustLevel.L1 ? "cold" : "warm")
                select Join(gesture.In(run.Language), line.In(run.Language));
            return fresh.FirstOrDefault(text => !_said.Contains(text)) ?? "……";
        }

        private string Take(string id, string text)
        {
            _lines.Add(id);
            _danger |= resident._dangers.GetOrAdd(text, resident.Reader.SpeaksOfDanger);
            return text;
        }

        private int Draw(int below)
        {
            (var pick, _random) = Chance.Next(_random, below);
            return pick;
        }

        private T Pick<T>(List<T> from) => from[Draw(from.Count)];

        private string Join(params ReadOnlySpan<string?> parts)
        {
            var joined = new List<string>();
            foreach (var part in parts)
            {
                if (part is { Length: > 0 })
                    joined.Add(part);
            }
            return string.Join(run.Language == PracticeLanguages.English ? " " : "", joined);
        }

        private bool IsDanger() =>
            _danger || (_secret is not null && _persona.Secrets.Any(secret => secret.Id == _secret && secret.Risk is not null));
    }

    internal ImmutableArray<Phrase> Lines(string list) => common[list];
}
