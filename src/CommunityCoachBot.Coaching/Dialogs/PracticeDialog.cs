using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Turns;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>
/// Practising with a simulated resident: whom with, the talk, three questions to oneself, then what to learn from it. Everything said here stays out of notes.
/// Pure, as all dialogs are.
/// </summary>
internal sealed partial class PracticeDialog(PersonaCatalogue personas, WordCatalogue words)
{
    private const int Questions = 3;
    private const string Attitude = "attitude:";
    private const string PersonaOffer = "persona:";
    private const string Surprise = "surprise";
    private const string ByPerson = "by-person";
    private const string DrillOffer = "drill";
    private const string Records = "records";

    private readonly ImmutableDictionary<string, Resident> _residents = personas.All.ToImmutableDictionary(
        persona => persona.Id,
        persona => new Resident(persona, personas.Common),
        StringComparer.Ordinal
    );

    /// <summary>There is somebody to practise with.</summary>
    public bool IsThere => !personas.All.IsEmpty;

    public bool IsAsked(string text) => IsThere && Is(text, "start");

    public bool IsStop(string text) => Is(text, "stop");

    /// <summary>The reaction of the saved plan that the message asks to rehearse: the words of its button.</summary>
    public string? Rehearsed(string text, Rehearsal rehearsal, GuideCatalogue guides)
    {
        var key = TextFolding.Key(text);
        return rehearsal.Reactions.FirstOrDefault(reaction =>
            personas.Common.Reactions.ContainsKey(reaction)
            && words.Languages.Any(language =>
                TextFolding.Key(PracticeMessages.RehearsalLabel(reaction, language.Code, words, guides.Find)) == key
            )
        );
    }

    /// <summary>Begins, with nobody chosen yet.</summary>
    public Turn Begin(ConversationState state, ImmutableArray<Notice> notices = default) =>
        Pick(
            state,
            new PracticeState { Stage = "choose" },
            "practice.choose",
            notices.IsDefault ? [] : notices,
            [
                new(Surprise, Say(state, "practice.surprise")),
                new(Attitude + "suspicious", Say(state, "practice.attitude.suspicious")),
                new(Attitude + "over-dependent", Say(state, "practice.attitude.over-dependent")),
                new(Attitude + "no-confidence", Say(state, "practice.attitude.no-confidence")),
                new(ByPerson, Say(state, "practice.by-person")),
                new(DrillOffer, Say(state, "practice.drill-start")),
            ]
        );

    /// <summary>Rehearses a reaction that a plan expects, with somebody of the plan's kind.</summary>
    public Turn Rehearse(ConversationState state, string reaction, string? residentType, Moment moment)
    {
        var fitting = personas.Of(residentType).ToList();
        if (fitting.Count == 0)
            fitting = [.. personas.Of(attitude: AttitudeOf(reaction))];
        if (fitting.Count == 0)
            fitting = [.. personas.All];
        return Start(state, fitting[PickOf(moment, fitting.Count)], null, reaction, moment);
    }

    /// <summary>Null where what was said is not for practising: the menu answers it.</summary>
    public Turn? Hear(ConversationState state, string text, Moment moment)
    {
        if (state.Practice is not { } practice)
            return null;
        if (practice.Stage is not "real" && Is(text, "real"))
            return Leave(state, "other", practice.Run?.Exchanges.LastOrDefault(exchange => exchange.Danger)?.Heard ?? text);
        return practice.Stage switch
        {
            "choose" or "choose-persona" or "language" => Choose(state, practice, text, moment),
            "talk" => Talk(state, practice, text, moment),
            "real" => Real(state, practice, text),
            "reflect" => Reflect(state, practice, text, moment),
            "drill" => DrillAnswer(state, practice, text, moment),
            _ => AfterRun(state, practice, text, moment),
        };
    }

    public Turn? Press(ConversationState state, UserInput.Submitted pressed, Moment moment)
    {
        if (state.Practice is null)
            return null;
        if (!string.Equals(pressed.Ask, state.Ask, StringComparison.Ordinal))
            return Turn.Of(state, new Reply.Say("practice.stale"));
        var option = pressed.Option ?? pressed.Fields.GetValueOrDefault("option");
        return option is not null && state.Offers.FirstOrDefault(offer => offer.Option == option) is { } offer
            ? Hear(state, offer.Label, moment)
            : Turn.Of(state, new Reply.Say("practice.stale"));
    }

    /// <summary>What the store kept of earlier runs.</summary>
    public static Turn Profile(ConversationState state, ImmutableArray<PracticeRecord> records) =>
        Turn.Of(state, new Reply.PracticeProfile(records));

    private Turn? Choose(ConversationState state, PracticeState practice, string text, Moment moment)
    {
        if (Is(text, "stop"))
            return null;
        if (Is(text, "drill"))
            return AskDrill(state, moment, []);
        if (Chosen(state, text) is not { } option)
            return Is(text, "records") ? AskRecords(state)
                : practice.Stage is "choose" ? null
                : Repeat(state, practice);
        if (Expecting.After(option, Attitude) is { } attitude)
            return Draw(state, [.. personas.Of(attitude: attitude)], moment);
        if (Expecting.After(option, PersonaOffer) is { } id && _residents.GetValueOrDefault(id) is { } resident)
            return AskLanguage(state, resident.Persona, moment);
        return option switch
        {
            Surprise => Draw(state, personas.All, moment),
            DrillOffer => AskDrill(state, moment, []),
            Records => AskRecords(state),
            ByPerson => Pick(
                state,
                new PracticeState { Stage = "choose-persona" },
                "practice.who",
                [],
                [.. personas.All.Select(persona => new Offer(PersonaOffer + persona.Id, LabelOf(persona, state)))]
            ),
            _ when practice is { Stage: "language", Persona: { } chosen } && _residents.GetValueOrDefault(chosen) is { } other => Start(
                state,
                other.Persona,
                option,
                practice.Reaction,
                moment
            ),
            _ => Repeat(state, practice),
        };
    }

    private static Turn Repeat(ConversationState state, PracticeState practice) =>
        practice.Stage is "choose-persona"
            ? Pick(state, practice, "practice.who", [Notice.Info("practice.pick-one")], state.Offers)
            : Pick(
                state,
                practice,
                practice.Stage is "language" ? "practice.which-language" : "practice.choose",
                [Notice.Info("practice.pick-one")],
                state.Offers
            );

    private Turn Draw(ConversationState state, ImmutableArray<Persona> from, Moment moment) =>
        from.IsEmpty ? Begin(state, [Notice.Info("practice.nobody")]) : AskLanguage(state, from[PickOf(moment, from.Length)], moment);

    // Only where there is something to choose beyond the language that is spoken already.
    private Turn AskLanguage(ConversationState state, Persona persona, Moment moment) =>
        persona.Languages.Contains(PracticeLanguages.Cantonese, StringComparer.Ordinal)
            ? Pick(
                state,
                new PracticeState { Stage = "language", Persona = persona.Id },
                "practice.which-language",
                [],
                [.. persona.Languages.Select(language => new Offer(language, Say(state, "practice.language." + language)))]
            )
            : Start(state, persona, null, null, moment);

    private Turn Start(ConversationState state, Persona persona, string? language, string? reaction, Moment moment)
    {
        var resident = _residents[persona.Id];
        var run = resident.Begin(moment.NewId, SeedOf(moment), language ?? state.Language!, moment.Now, reaction, coached: true);
        var values = ImmutableDictionary<string, string>
            .Empty.Add("who", persona.Name.In(run.Language))
            .Add("setting", persona.Setting.In(run.Language))
            .Add("age", persona.Age?.ToString(CultureInfo.InvariantCulture) ?? "");
        return Scene(
            state,
            new PracticeState { Stage = "talk", Run = run },
            [new Notice(resident.Opening(run) is null ? "practice.begin" : "practice.begin-heard", "info", values)],
            resident.Opening(run)?.In(run.Language),
            persona
        );
    }

    private static Turn Scene(
        ConversationState state,
        PracticeState practice,
        ImmutableArray<Notice> notices,
        string? heard,
        Persona persona
    )
    {
        var next = Asked(state, practice, []);
        return Turn.Of(
            next,
            new Reply.ResidentSays(next.Ask, persona.Name.In(practice.Run!.Language), heard, notices, practice.Run.Coached)
        );
    }

    private static Turn Pick(
        ConversationState state,
        PracticeState practice,
        string heading,
        ImmutableArray<Notice> notices,
        ImmutableArray<Offer> offers
    )
    {
        var next = Asked(state, practice, offers);
        return Turn.Of(next, new Reply.Pick(next.Ask, heading, ImmutableDictionary<string, string>.Empty, notices, offers));
    }

    private static ConversationState Asked(ConversationState state, PracticeState? practice, ImmutableArray<Offer> offers) =>
        state with
        {
            Practice = practice,
            Expecting = null,
            Offers = offers,
            Notices = [],
            Misses = 0,
            Asked = state.Asked + 1,
            Greeted = true,
        };

    private static Turn AskRecords(ConversationState state) =>
        new(state, [], [new Effect.AskStore(new StoreQuestion.PracticeRuns(RecordsShown))]);

    private const int RecordsShown = 6;

    private static string? Chosen(ConversationState state, string text)
    {
        var key = TextFolding.Key(text);
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= state.Offers.Length ? state.Offers[number - 1].Option : null;
        if (state.Offers.FirstOrDefault(offer => TextFolding.Key(offer.Label) == key) is { } named)
            return named.Option;
        return
            key.Length > 1
            && state.Offers.Where(offer => TextFolding.Key(offer.Label).Contains(key, StringComparison.Ordinal)).ToList() is [var only]
            ? only.Option
            : null;
    }

    private string LabelOf(Persona persona, ConversationState state) =>
        words.Text(
            state.Language!,
            "practice.persona-label",
            ImmutableDictionary<string, string>
                .Empty.Add("who", persona.Name.In(state.Language!))
                .Add("mood", persona.Mood.In(state.Language!))
        );

    /// <summary>The trainee said one of the words of this list, in any language.</summary>
    private bool Is(string text, string list)
    {
        var key = TextFolding.Key(text);
        return words
            .Languages.SelectMany(language => words.All(language.Code, "practice.says." + list))
            .Any(said => TextFolding.Key(said) == key);
    }

    private string Say(ConversationState state, string key) => words.Text(state.Language!, key);

    /// <summary>Chance comes from the turn's own id: the same for a turn that is decided again.</summary>
    private static ulong SeedOf(Moment moment) =>
        BitConverter.ToUInt64(moment.NewId.ToByteArray(), 8) ^ BitConverter.ToUInt32(moment.NewId.ToByteArray(), 0);

    private static int PickOf(Moment moment, int of) => Chance.Next(SeedOf(moment), of).Pick;

    private static string? AttitudeOf(string reaction) =>
        reaction switch
        {
            "suspicious" or "busy" or "silent" => "suspicious",
            "dependent" or "expects-goods" => "over-dependent",
            "useless" or "angry" or "no-need" => "no-confidence",
            _ => null,
        };

    /// <summary>It is real: practice ends, nothing of it is kept, and help comes first.</summary>
    private static Turn Leave(ConversationState state, string flag, string quote)
    {
        var next = Asked(state, null, []);
        return Turn.Of(
            next,
            new Reply.ActionCard([new RiskFlag(flag, "now", "said", "worker", "practice", quote, null)]),
            new Reply.Say("practice.left-for-real")
        );
    }
}
