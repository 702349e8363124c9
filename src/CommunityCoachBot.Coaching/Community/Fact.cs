using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>
/// One thing somebody found out, with how they know and since when. Facts are entries with an author, not cells: two people who write at once both stay, and
/// a correction is an entry of its own that says which one it replaces.
/// </summary>
public sealed record Fact
{
    public required Guid Id { get; init; }

    /// <summary>The item of the checklist it belongs to.</summary>
    public required string Item { get; init; }

    public required string Text { get; init; }

    public required string Evidence { get; init; }

    public required string Method { get; init; }

    /// <summary>Where it was read, or from whom in general (a shopkeeper, the property office); empty for what was seen.</summary>
    public string Source { get; init; } = "";

    /// <summary>How many people said so; 0 where nobody was asked.</summary>
    public int People { get; init; }

    /// <summary>The day it was so: of the walk, of the talk, of the document.</summary>
    public required DateOnly SeenOn { get; init; }

    public required string AuthorId { get; init; }

    /// <summary>What the author was called when they wrote it.</summary>
    public required string AuthorName { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The entry that this one replaces, or null.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>
    /// The id of what a form holds: the same form with the same words gives the same id, so that pressing twice saves once; other words on the same form (sent
    /// again from the browser's history) are another entry, so that they are not taken for the first.
    /// </summary>
    /// <param name="form">The number the form carried.</param>
    public static Guid IdOf(Guid form, params IEnumerable<string> written)
    {
        var bytes = Encoding.UTF8.GetBytes(form + "\n" + string.Join('\u001f', written));
        return new Guid(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}

/// <summary>What a community's entries say together.</summary>
public static class Facts
{
    /// <summary>The entries that nothing has replaced, oldest first. When two people corrected one entry at once, both corrections stand.</summary>
    public static ImmutableArray<Fact> Current(IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        var replaced = all.Where(fact => fact.Corrects is not null).Select(fact => fact.Corrects!.Value).ToHashSet();
        return [.. all.Where(fact => !replaced.Contains(fact.Id))];
    }

    /// <summary>What an entry replaced, newest first: the way it came to be what it is.</summary>
    public static ImmutableArray<Fact> Before(Fact fact, IEnumerable<Fact> all)
    {
        var byId = all.ToDictionary(entry => entry.Id);
        var before = ImmutableArray.CreateBuilder<Fact>();
        for (var id = fact.Corrects; id is { } earlier && byId.Remove(earlier, out var entry); id = entry.Corrects)
            before.Add(entry);
        return before.ToImmutable();
    }
}
