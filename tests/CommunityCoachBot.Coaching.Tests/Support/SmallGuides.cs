using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>Guides made by hand, without words, to try out where a run stands.</summary>
public static class SmallGuides
{
    public static Guide Of(params Step[] steps) =>
        new()
        {
            Id = "small",
            Version = "000000000000",
            Makes = "visit-plan",
            Steps = [.. steps],
            Words = ImmutableDictionary<string, GuideWords>.Empty,
        };

    public static Step Text(string id) => new() { Id = id, Kind = StepKind.Text };

    public static Step Choice(string id, params string[] options) =>
        new()
        {
            Id = id,
            Kind = StepKind.Choice,
            Options = [.. options.Select(option => new Option(option))],
        };

    public static Step Choices(string id, params string[] options) => Choice(id, options) with { Kind = StepKind.Choices };

    public static Step Form(string id, params Step[] fields) =>
        new()
        {
            Id = id,
            Kind = StepKind.Form,
            Fields = [.. fields],
        };

    public static Step List(string id, params Step[] fields) => Form(id, fields) with { Kind = StepKind.List };

    public static Answer Entry(params (string Field, string Value)[] values) =>
        new() { Entries = [values.ToImmutableDictionary(pair => pair.Field, pair => pair.Value)] };

    public static Known Known(params (string Name, Rule Rule)[] rules) =>
        new(new DateTimeOffset(2026, 5, 12, 9, 30, 0, TimeSpan.FromHours(8)), "zh-Hans")
        {
            Rules = rules.ToDictionary(rule => rule.Name, rule => rule.Rule),
        };

    /// <summary>Answers as text, in the order of step ids, so that two can be compared.</summary>
    public static string Show(Answers answers) =>
        string.Join(
            "; ",
            answers
                .ByStep.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair =>
                    $"{pair.Key}={pair.Value.Value}[{string.Join(',', pair.Value.Options)}]{string.Concat(pair.Value.Entries.Select(Show))}{(pair.Value.Open ? " open" : "")}{(pair.Value.Skipped ? " skipped" : "")}"
                )
        );

    private static string Show(ImmutableDictionary<string, string> entry) =>
        "{" + string.Join(',', entry.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")) + "}";
}
