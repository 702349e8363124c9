using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>Whether a move tends to open the talk or to shut it.</summary>
public enum MovePolarity
{
    Helping,
    Neutral,
    Hindering,
}

/// <summary>
/// The micro-skills a turn can show (practice personas, §4). Ids are kept in feedback and read for years; what follows a colon says the kind, and readers may
/// drop it.
/// </summary>
public static class MoveLabels
{
    /// <summary>Says hello; only in the worker's first two turns.</summary>
    public const string Greeting = "greeting";

    /// <summary>Says who they are: a name or a unit.</summary>
    public const string Identity = "identity";

    /// <summary>Says why they came, as care and not as a task handed down.</summary>
    public const string Purpose = "purpose";

    /// <summary>Asks leave to do something, or says that one need not answer.</summary>
    public const string Consent = "consent";

    /// <summary>Talks about what is in sight or everyday; only in the worker's first four turns.</summary>
    public const string SmallTalk = "small-talk";

    /// <summary>Asks what cannot be answered by yes, no or a number.</summary>
    public const string OpenQuestion = "open-question";

    /// <summary>Gives the resident's words back.</summary>
    public const string SimpleReflection = "reflection:simple";

    /// <summary>Gives them back with a feeling or a meaning that was not said.</summary>
    public const string ComplexReflection = "reflection:complex";

    /// <summary>Says that it is hard, and that it would be for anyone.</summary>
    public const string Empathy = "empathy";

    /// <summary>Names an act and its worth.</summary>
    public const string Affirmation = "affirmation";

    /// <summary>Praise that names no act.</summary>
    public const string VagueAffirmation = "affirmation:vague";

    /// <summary>Asks what a word meant.</summary>
    public const string Clarify = "clarify";

    /// <summary>Tells of a place, a service, a way.</summary>
    public const string GiveInfo = "give-info";

    /// <summary>Leaves the choice or the pace to the resident.</summary>
    public const string Autonomy = "autonomy";

    /// <summary>Gathers what was heard, and lets it be put right.</summary>
    public const string Summary = "summary";

    /// <summary>Says who does what next; a time or a person is named.</summary>
    public const string NextStep = "next-step";

    public const string Thanks = "thanks";
    public const string Closing = "closing";

    /// <summary>Says what stays between them (better still: and when it cannot), or puts off what others should not hear.</summary>
    public const string PrivacyRespect = "privacy-respect";

    /// <summary>Asks about danger, straight and calmly.</summary>
    public const string SafetyQuestion = "safety-question";

    /// <summary>Asks for yes, no, a number, a name or a date.</summary>
    public const string ClosedQuestion = "closed-question";
    public const string OffTopic = "off-topic";

    /// <summary>Two asks at once; the kinds of the two are not labelled besides.</summary>
    public const string DoubleBarrelled = "double-barrelled";

    /// <summary>A question that holds its answer.</summary>
    public const string LeadingQuestion = "leading-question";

    /// <summary>A word of the trade which the resident did not use first.</summary>
    public const string Jargon = "jargon";
    public const string AdviceWithoutPermission = "advice-without-permission";
    public const string Argument = "argument";

    /// <summary>Makes light of what was said.</summary>
    public const string Dismissive = "dismissive";
    public const string Pressure = "pressure";

    /// <summary>Says what kind of person someone is.</summary>
    public const string Labelling = "labelling";

    /// <summary>A sensitive topic in the worker's first three turns, which the resident did not raise.</summary>
    public const string SensitiveTooEarly = "sensitive-too-early";
    public const string PromiseBeyondPower = "promise-beyond-power";

    /// <summary>Tells what somebody said about this resident, or what is known about somebody else.</summary>
    public const string PrivacyBreach = "privacy-breach";

    /// <summary>The resident spoke of danger, and two turns passed without a question about it or a step to safety.</summary>
    public const string MissedSafety = "missed-safety";

    /// <summary>Three closed questions in a row.</summary>
    public const string Interrogation = "interrogation";

    private static readonly ImmutableHashSet<string> HelpingLabels =
    [
        Greeting,
        Identity,
        Purpose,
        Consent,
        SmallTalk,
        OpenQuestion,
        "reflection",
        Empathy,
        Affirmation,
        Clarify,
        GiveInfo,
        Autonomy,
        Summary,
        NextStep,
        Thanks,
        Closing,
        PrivacyRespect,
        SafetyQuestion,
    ];

    private static readonly ImmutableHashSet<string> NeutralLabels = [ClosedQuestion, OffTopic];

    /// <summary>Every label of a turn without its kind, in the order in which a turn lists them.</summary>
    public static ImmutableArray<string> OfTurns { get; } =
    [
        Greeting,
        Identity,
        Purpose,
        SmallTalk,
        Consent,
        "reflection",
        Empathy,
        Affirmation,
        Clarify,
        Summary,
        SafetyQuestion,
        OpenQuestion,
        ClosedQuestion,
        GiveInfo,
        Autonomy,
        PrivacyRespect,
        NextStep,
        Thanks,
        Closing,
        OffTopic,
        AdviceWithoutPermission,
        DoubleBarrelled,
        LeadingQuestion,
        Jargon,
        Argument,
        Dismissive,
        Pressure,
        Labelling,
        SensitiveTooEarly,
        PromiseBeyondPower,
        PrivacyBreach,
    ];

    /// <summary>The label without its kind.</summary>
    public static string Plain(string label) => label.Split(':')[0];

    public static MovePolarity PolarityOf(string label) =>
        Plain(label) is var plain && HelpingLabels.Contains(plain) ? MovePolarity.Helping
        : NeutralLabels.Contains(plain) ? MovePolarity.Neutral
        : MovePolarity.Hindering;
}
