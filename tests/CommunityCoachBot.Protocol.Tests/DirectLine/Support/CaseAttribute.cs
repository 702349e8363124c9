using System.Globalization;
using Xunit.v3;

namespace CommunityCoachBot.Protocol.Tests.DirectLine.Support;

/// <summary>The conformance cases a test stands for: numbered 1 to 100, each held by at least one test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyList<int> Numbers => numbers;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. numbers.Select(number => KeyValuePair.Create("case", number.ToString(CultureInfo.InvariantCulture)))];
}
