using System.Runtime.CompilerServices;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>On which line each part of a guide was written. Parts are told apart by identity: two steps may look the same.</summary>
internal sealed class Marks
{
    private readonly Dictionary<(Key Owner, string Part), int> _lines = [];

    public void Set(object owner, int line, string part = "") => _lines[(new Key(owner), part)] = line;

    /// <summary>The line of a part of <paramref name="owner"/> (<c>when</c>, <c>rules.one-goal</c>), or of the owner itself where the part has none.</summary>
    public int Line(object owner, string part = "") =>
        _lines.TryGetValue((new Key(owner), part), out var line) ? line : _lines.GetValueOrDefault((new Key(owner), ""), 1);

    private readonly struct Key(object owner) : IEquatable<Key>
    {
        private readonly object _owner = owner;

        public bool Equals(Key other) => ReferenceEquals(_owner, other._owner);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(_owner);
    }
}
