using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>Why something that was written for a community cannot be taken: the id of a sentence that says why, and what to write instead.</summary>
public static class FactCheck
{
    public const int Longest = 2000;
    public const int LongestSource = 120;

    /// <summary>The reason an entry is refused, or null.</summary>
    /// <param name="existing">The community's entries, to find the one that is corrected.</param>
    public static string? Refuse(Checklist checklist, Fact fact, IEnumerable<Fact> existing, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(fact);
        if (checklist.Item(fact.Item) is null)
            return "unknown-item";
        if (string.IsNullOrWhiteSpace(fact.Text))
            return "empty";
        if (TextFolding.Length(fact.Text) > Longest || TextFolding.Length(fact.Source) > LongestSource)
            return "too-long";
        if (!checklist.Evidence.Contains(fact.Evidence) || !checklist.Methods.Contains(fact.Method))
            return "how-known";
        if (fact.SeenOn > today)
            return "future-day";
        if (fact.People is < 0 or > 100_000)
            return "people";
        if (NeedsSource(fact.Evidence) && string.IsNullOrWhiteSpace(fact.Source))
            return "no-source";
        if (fact.Corrects is { } corrected && !existing.Any(entry => entry.Id == corrected && entry.Item == fact.Item))
            return "corrects-unknown";
        return RefuseWords(fact.Text + "\n" + fact.Source);
    }

    /// <summary>The reason a party's entry is refused, or null.</summary>
    public static string? Refuse(Checklist checklist, Stakeholder party)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(party);
        if (string.IsNullOrWhiteSpace(party.Name))
            return "empty";
        if (!Stakeholder.Kinds.Contains(party.Kind) || (party.System.Length > 0 && !checklist.Systems.Contains(party.System)))
            return "unknown-kind";
        if (TextFolding.Length(party.Name) > LongestSource || party.Fields.Values.Any(text => TextFolding.Length(text) > Longest))
            return "too-long";
        if (
            party.Kind == Stakeholder.InformalLeader
            && Stakeholder.NotOfPrivatePeople.Any(field => !string.IsNullOrWhiteSpace(party.Fields.GetValueOrDefault(field)))
        )
            return "political-profile";
        // A name alone is no sentence: it counts as said of whoever the fields are about.
        return RefuseWords(string.Join('\n', party.Fields.Values))
            ?? (party.Kind == Stakeholder.InformalLeader ? RefuseWords($"{party.Name}，{string.Join('，', party.Fields.Values)}") : null);
    }

    /// <summary>The reason a relation is refused, or null.</summary>
    public static string? Refuse(Checklist checklist, Relation relation, Func<string, bool> isParty)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(relation);
        bool Exists(string end) => checklist.Systems.Contains(end) || isParty(end);
        if (relation.From == relation.To || !Exists(relation.From) || !Exists(relation.To))
            return "relation-ends";
        if (!checklist.Interactions.Contains(relation.Kind) || !Relation.Strengths.Contains(relation.Strength))
            return "unknown-kind";
        if (string.IsNullOrWhiteSpace(relation.Event))
            return "empty";
        return TextFolding.Length(relation.Event) > Longest ? "too-long" : RefuseWords(relation.Event);
    }

    /// <summary>The reason words are refused wherever they stand: a number that identifies somebody, or what a private resident believes.</summary>
    public static string? RefuseWords(string text) =>
        PrivateNumberFinder.Find(text) is not null ? "private-number"
        : PrivateProfile.BuiltIn.IsIn(text) ? "political-profile"
        : null;

    /// <summary>What was read, heard, asked or decided is nobody's own seeing: it has a source.</summary>
    public static bool NeedsSource(string evidence) => evidence is not ("observation" or "map");
}
