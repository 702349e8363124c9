using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Words;

/// <summary>The domain pack confirms a few numbers; any other is for the agency to check before somebody relies on it (visit-summary §9).</summary>
public sealed partial class Every_number_to_ring
{
    private static readonly string[] Confirmed = ["110", "119", "120", "999", "12356", "18111", "2389 2222"];

    [Fact]
    public void Is_confirmed_or_says_that_it_must_be_checked()
    {
        var texts = ShippedContent
            .WordFiles()
            .Select(file => file.Yaml)
            .Concat(
                ShippedContent
                    .GuideFolders()
                    .SelectMany(guide => guide.Files)
                    .Where(file => file.Key.StartsWith("words.", StringComparison.Ordinal))
                    .Select(file => file.Value)
            )
            .ToList();
        var numbers = texts.SelectMany(text => Number().Matches(text)).ToList();

        Assert.Empty(Confirmed.Except(numbers.Select(number => number.Groups["number"].Value)));
        Assert.Empty(
            numbers
                .Where(number => !Confirmed.Contains(number.Groups["number"].Value) && !number.Groups["mark"].Success)
                .Select(number => number.Value)
        );
    }

    // Three digits, five and more, or twice four: four are a year or a limit.
    [GeneratedRegex(
        @"(?<![0-9,])(?<number>[0-9]{4} [0-9]{4}|[0-9]{5,}|[0-9]{3})(?![0-9])(?<mark>（请先核对）|（請先核對）| \(check first\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Number();
}
