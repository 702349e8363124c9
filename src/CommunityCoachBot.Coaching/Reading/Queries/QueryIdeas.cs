namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Ideas that mean something together, in whatever order and words they stand: a child and harm are child abuse, medicine and stopping are a medication risk.
/// </summary>
internal static class QueryIdeas
{
    private static readonly (string One, string Other, string Kind, string Value)[] Together =
    [
        ("child", "harm", "risk", "child-abuse"),
        ("child", "alone", "risk", "child-unattended"),
        ("child", "lives-alone", "risk", "child-unattended"),
        ("child", "no-care", "risk", "child-unattended"),
        ("elder", "harm", "risk", "adult-abuse"),
        ("partner", "harm", "risk", "domestic-violence"),
        ("partner", "threat", "risk", "domestic-violence"),
        ("worker-person", "harm", "risk", "worker-safety"),
        ("worker-person", "threat", "risk", "worker-safety"),
        ("elder", "no-care", "risk", "neglect"),
        ("elder", "lives-alone", "residentType", "elder-living-alone"),
        ("money", "taken", "risk", "financial-exploitation"),
        ("pills", "hoards", "risk", "suicide-risk"),
        ("medicine", "medicine-wrong", "risk", "medication-risk"),
        ("dependent", "no-care", "risk", "neglect"),
        ("partner", "hit", "risk", "domestic-violence"),
        ("child", "hit", "risk", "child-abuse"),
        ("elder", "hit", "risk", "adult-abuse"),
        ("worker-person", "hit", "risk", "worker-safety"),
        ("other-person", "kill", "risk", "harm-to-others"),
        ("door", "no-answer", "risk", "lost-contact"),
        ("food", "lacking", "risk", "missing-meals"),
        ("stove", "left-on", "risk", "fire-gas-hazard"),
    ];

    /// <summary>
    /// Takes away what is said not to be meant: 别把否认的算进来, excluding the denied ones. A filter has no "not"; of the states the other one is meant.
    /// </summary>
    public static void Except(QuerySight sight)
    {
        foreach (var word in sight.All("follow").Where(hit => hit.Value == "except").ToList())
        {
            var next = sight.Hits.FirstOrDefault(hit =>
                hit.Start >= word.End
                && hit.Kind is "assertion" or "risk" or "severity" or "state" or "source" or "residentType"
                && hit.Start >= word.End
            );
            if (next is null || sight.Text.Plain.AsSpan(word.Start, next.End - word.Start).IndexOfAny(",。;!?") >= 0)
                continue;
            sight.Remove(hit => hit.Start == next.Start && hit.Length == next.Length);
            if (next is { Kind: "state", Value: "done" or "open" })
                sight.Add(next with { Value = next.Value == "done" ? "open" : "done" });
        }
    }

    /// <summary>Puts in place of such ideas what they mean.</summary>
    public static void Compose(QuerySight sight)
    {
        foreach (var (one, other, kind, value) in Together)
        {
            if (sight.First("idea", one) is not { } first || sight.First("idea", other) is not { } second)
                continue;
            var (start, end) = (Math.Min(first.Start, second.Start), Math.Max(first.End, second.End));
            if (CutsClause(sight.Text.Plain, start, end))
                continue;
            sight.Remove(hit => hit.Kind == "idea" && hit.Value == other);
            // The person stays an idea for what else is said of them, but is no longer the subject by itself.
            sight.Remove(hit => hit.Kind == "idea" && hit.Value == one);
            sight.Add(new QueryHit(kind, value, start, end - start));
        }

        // Somebody who is harmed, and a group that says who.
        if (sight.First("idea", "harm") is not { } harm)
            return;
        var who = sight.First("residentType", "elder-living-alone", "elderly-couple", "disabled");
        string[] flags =
            who is not null ? ["adult-abuse"]
            : sight.Has("residentType", "child-in-difficulty", "youth") ? ["child-abuse"]
            : sight.Has("risk") ? []
            : ["child-abuse", "adult-abuse", "domestic-violence"];
        foreach (var flag in flags)
            sight.Add(new QueryHit("risk", flag, harm.Start, harm.Length));
    }

    private static bool CutsClause(string plain, int start, int end) => plain.AsSpan(start, end - start).IndexOfAny("。;!?") >= 0;
}
