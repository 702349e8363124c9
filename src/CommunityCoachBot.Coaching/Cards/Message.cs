using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>A reply in words, in one language: what the host puts into one activity, for any channel.</summary>
public sealed record Message
{
    /// <summary>The whole message as plain text: for a terminal, a transcript, a screen reader, a notification. Never empty.</summary>
    public required string Text { get; init; }

    /// <summary>An Adaptive Card 1.5 (JSON), or null where plain text says it best.</summary>
    public string? Card { get; init; }

    /// <summary>Buttons under the message: quick picks and repair moves. Every label typed as words does the same.</summary>
    public ImmutableArray<Button> Buttons { get; init; } = [];

    /// <summary>The question this message asks, or null.</summary>
    public string? Ask { get; init; }

    /// <summary>The question whose message this one replaces, or null.</summary>
    public string? Updates { get; init; }
}

/// <summary>One button. Pressing it says <paramref name="Says"/> as the worker.</summary>
/// <param name="InCard">Already among the card's own actions: a channel that shows the card need not repeat it.</param>
public sealed record Button(string Label, string Says, bool InCard);
