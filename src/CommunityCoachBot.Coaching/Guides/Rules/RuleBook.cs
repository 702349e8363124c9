using System.Collections.Frozen;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>All named rules, by the name guides call them.</summary>
public static class RuleBook
{
    public static FrozenDictionary<string, Rule> Rules { get; } =
        new Dictionary<string, Rule>(StringComparer.Ordinal) { }.ToFrozenDictionary(StringComparer.Ordinal);
}
