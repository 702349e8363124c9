using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>One figure with its name.</summary>
/// <param name="Value">Null where it is small and hidden.</param>
public sealed record Figure(string Name, double? Value, string Unit);

/// <summary>Figures that somebody wrote one a line or between commas: <c>60–79 岁：120 人</c>, <c>rented 35%</c>.</summary>
public static partial class Figures
{
    /// <summary>The figures of an entry; empty where there are fewer than two, or more than a chart can show.</summary>
    public static ImmutableArray<Figure> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var figures = text.Split(['\n', ';', '；', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => Line().Match(TextFolding.Narrow(part)))
            .Where(match => match.Success)
            .Select(match => new Figure(
                match.Groups["name"].Value.Trim(),
                double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture),
                match.Groups["unit"].Value
            ))
            .ToImmutableArray();
        return figures.Length is >= 2 and <= 24 ? figures : [];
    }

    /// <summary>As <see cref="Read"/>, for readers beyond the team: small counts have no value. Shares in per cent are not counts.</summary>
    public static ImmutableArray<Figure> ReadShared(string text) =>
        [
            .. Read(text)
                .Select(figure => figure is { Unit: not "%", Value: > 0 and < SmallCounts.Least } ? figure with { Value = null } : figure),
        ];

    [GeneratedRegex(
        @"^(?<name>.{1,24}?)(?:\s*[::]\s*|\s+|(?<=[\u4e00-\u9fff]))(?<value>[0-9]{1,7}(?:\.[0-9]+)?)\s*(?<unit>%|人|户|戶|栋|people|households?|homes)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Line();
}
