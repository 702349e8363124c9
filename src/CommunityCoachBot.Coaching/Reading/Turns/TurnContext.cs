using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>A worker's turn and what it answers.</summary>
/// <param name="Index">Which of the worker's turns it is, from 0.</param>
/// <param name="Turn">What the worker says.</param>
/// <param name="Heard">What the resident said since the worker's turn before; empty at the beginning.</param>
/// <param name="AllHeard">All that the resident has said so far.</param>
/// <param name="Before">The worker's turn before.</param>
/// <param name="BeforeLabels">Its labels.</param>
internal sealed record TurnContext(
    int Index,
    SpokenTurn Turn,
    ImmutableArray<SpokenTurn> Heard,
    ImmutableArray<SpokenTurn> AllHeard,
    SpokenTurn? Before,
    ImmutableArray<string> BeforeLabels
)
{
    /// <summary>What the resident's last words can be echoed by.</summary>
    public HashSet<string> HeardWords { get; } = [.. Heard.SelectMany(heard => Echo.Heard(heard.Narrow))];

    /// <summary>The resident's last sentence is a question.</summary>
    public bool WasAsked => Heard is [.., { Sentences: [.., { Asks: true }] }];

    public bool HeardDanger => Heard.Any(DangerTalk.IsIn);

    public bool WasHeard(string group) => Heard.Any(heard => heard.Has(group));

    public bool WasEverHeard(string group, string item) => AllHeard.Any(heard => heard.Of(group).Any(cue => cue.Item == item));
}
