using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>When a step applies: structured data, so that a check can ask whether the option exists and a diagram can label the arrow.</summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>A step (<c>motive</c>) or field (<c>subject.resident-type</c>) has this answer; of several choices, has it among them.</summary>
    public sealed record Is(string Path, string Option) : Condition;

    public sealed record AnyOf(string Path, ImmutableArray<string> Options) : Condition;

    public sealed record Answered(string Path) : Condition;

    /// <summary>A named rule says something about the answers so far.</summary>
    public sealed record Rule(string Name) : Condition;

    public sealed record All(ImmutableArray<Condition> Conditions) : Condition;

    public sealed record Any(ImmutableArray<Condition> Conditions) : Condition;

    public sealed record Not(Condition Inner) : Condition;
}
