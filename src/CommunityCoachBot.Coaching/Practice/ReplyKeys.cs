using System.Collections.Frozen;
using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>Which of a resident's lines answers which moves (practice personas, §1): the first of the list that the turn shows.</summary>
internal static class ReplyKeys
{
    public const string Misstep = "misstep";
    public const string Safety = "safety";
    public const string Empathy = "empathy";
    public const string Affirm = "affirm";
    public const string Info = "info";
    public const string Summary = "summary";
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Purpose = "purpose";
    public const string Greet = "greet";
    public const string Close = "close";
    public const string Other = "other";
    public const string Argue = "argue";
    public const string Pressure = "pressure";
    public const string Sensitive = "sensitive";
    public const string Promise = "promise";
    public const string Advice = "advice";

    private static readonly ImmutableArray<(string Label, string Key)> ByPriority =
    [
        (MoveLabels.PrivacyBreach, Misstep),
        (MoveLabels.Argument, Argue),
        (MoveLabels.Labelling, Misstep),
        (MoveLabels.Dismissive, Misstep),
        (MoveLabels.Pressure, Pressure),
        (MoveLabels.SensitiveTooEarly, Sensitive),
        (MoveLabels.PromiseBeyondPower, Promise),
        (MoveLabels.AdviceWithoutPermission, Advice),
        (MoveLabels.LeadingQuestion, Misstep),
        (MoveLabels.Jargon, Misstep),
        (MoveLabels.DoubleBarrelled, Misstep),
        (MoveLabels.SafetyQuestion, Safety),
        (MoveLabels.Empathy, Empathy),
        ("reflection", Empathy),
        (MoveLabels.Affirmation, Affirm),
        (MoveLabels.GiveInfo, Info),
        (MoveLabels.Autonomy, Info),
        (MoveLabels.Summary, Summary),
        (MoveLabels.OpenQuestion, Open),
        (MoveLabels.ClosedQuestion, Closed),
        (MoveLabels.Purpose, Purpose),
        (MoveLabels.Greeting, Greet),
        (MoveLabels.Identity, Greet),
        (MoveLabels.Closing, Close),
    ];

    public static FrozenSet<string> All { get; } =
    [
        Misstep,
        Safety,
        Empathy,
        Affirm,
        Info,
        Summary,
        Open,
        Closed,
        Purpose,
        Greet,
        Close,
        Other,
        Argue,
        Pressure,
        Sensitive,
        Promise,
        Advice,
    ];

    public static string Of(IEnumerable<string> labels)
    {
        var plain = labels.Select(MoveLabels.Plain).ToHashSet(StringComparer.Ordinal);
        return ByPriority.FirstOrDefault(pair => plain.Contains(pair.Label)).Key ?? Other;
    }

    /// <summary>The key itself, then what stands in for it where a level has no line for it.</summary>
    public static IEnumerable<string> WithStandIns(string key)
    {
        yield return key;
        var other = key switch
        {
            Summary or Safety => Empathy,
            Info => Open,
            Argue or Pressure or Sensitive or Promise or Advice => Misstep,
            _ => null,
        };
        if (other is not null)
            yield return other;
        if (!IsMisstep(key))
            yield return Other;
    }

    public static bool IsMisstep(string key) => key is Misstep or Argue or Pressure or Sensitive or Promise or Advice;
}
