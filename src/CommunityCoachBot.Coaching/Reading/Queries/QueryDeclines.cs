namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// What a supervisor must not get (<c>supervision.md</c> §3), and what is offered instead: people in an order of merit, private reflections, a diagnosis, a
/// belief, personal data in bulk.
/// </summary>
internal static class QueryDeclines
{
    /// <summary>Why the question is declined, or null, with the words that say so.</summary>
    public static (string Reason, QueryHit Words)? Of(QuerySight sight)
    {
        if (Export(sight) is { } export)
            return ("bulk-export", export);
        if (Ranking(sight) is { } ranking)
            return ("ranking", ranking);
        if (Reflection(sight) is { } reflection)
            return ("private-reflection", reflection);
        var asksService = sight.Topic("resource", "practice", "skill") || sight.Has("category", "hotline") || sight.Has("skill");
        if (sight.First("decline", "belief") is { } belief && !asksService)
            return ("belief", belief);
        if (Diagnosis(sight, asksService) is { } diagnosis)
            return ("diagnosis", diagnosis);
        return null;
    }

    public static string Offer(string reason) =>
        reason switch
        {
            "ranking" => "skills-by-skill",
            "private-reflection" => "supervision-talk",
            "diagnosis" => "stated-words",
            "bulk-export" => "minimum-needed",
            _ => "none",
        };

    // Personal data of everybody, or taking files away; not a summary, figures, or the number of a service.
    private static QueryHit? Export(QuerySight sight)
    {
        var all = sight.First("act", "all") ?? sight.First("drop");
        var personal = sight.First("act", "personal");
        if (sight.First("act", "export") is { } export)
        {
            var harmless =
                sight.Topic("digest", "skill", "caseload", "resource", "quality") || sight.Act("count") && personal is null && all is null;
            var isWeak =
                sight.Text.Plain.AsSpan(export.Start, export.Length)
                is "send me"
                    or "发给我"
                    or "full list of"
                    or "打印"
                    or "print out"
                    or "批量"
                    or "extract";
            if (personal is not null && (all is not null || sight.Topic("household") || !isWeak && sight.Name("addressAs") is null))
                return export;
            if (!harmless && (!isWeak || all is not null && sight.Topic("household")))
                return export;
        }
        var several = all is not null || sight.Topic("household") && !sight.Topic("resource");
        var isService = sight.Topic("resource") || sight.Has("category") && all is null;
        if (personal is not null && several && !isService && sight.Name("addressAs") is null && !sight.Has("risk", "lost-contact"))
        {
            var about = sight.Text.Plain.AsSpan(personal.Start, personal.Length);
            // A list of names of a few is ordinary; numbers, addresses and papers of many are not.
            if (
                all is not null && about is not ("名单" or "names" or "姓名" or "names and")
                || about is "身份证" or "身份证号" or "通讯录" or "花名册" or "银行卡" or "银行账号" or "contact list"
            )
                return personal;
        }
        return null;
    }

    private static QueryHit? Ranking(QuerySight sight)
    {
        var person =
            sight.Act("which-worker", "each-worker", "worker-word")
            || sight.Has("idea", "worker-person")
            || sight.Names.Exists(name => name.Field == "worker");
        var who = sight.Act("who");
        if (sight.First("act", "rank") is { } rank)
        {
            var things =
                sight.Has("groupBy", "area", "need", "risk", "resident-type", "motive", "skill") || sight.Topic("risk", "need") && !person;
            return things && !who && !sight.Act("which-worker", "each-worker") && !(sight.Act("worker-word") && !sight.Has("groupBy"))
                ? null
                : rank;
        }
        if (sight.First("act", "judge") is { } judge && (person || who || !sight.Topic() && !sight.Has("skill") && !sight.Has("risk")))
        {
            // "The weakest skill" asks for a skill; "the weakest at it" for a person.
            var ofThings = sight.Topic("skill") || sight.Has("groupBy", "skill", "area", "need", "risk", "resident-type");
            return ofThings && !who && !sight.Act("which-worker", "each-worker") ? null : judge;
        }
        if (sight.First("act", "most", "least") is { } count)
        {
            if (sight.Topic("complaint") && (who || person) && !sight.Has("groupBy"))
                return count;
            if ((who || sight.Act("which-worker")) && sight.Topic("record") && !sight.Has("residentType") && !sight.Has("groupBy"))
                return count;
        }
        var whichPerson = sight.Act("which-worker") || who && !sight.Has("groupBy", "area", "skill", "need", "risk", "resident-type");
        var merit =
            sight.Act("late", "incomplete", "exemplary")
            || sight.Topic("quality", "skill", "practice", "complaint")
            || sight.Has("skill")
            || sight.State("overdue", "unkept") && !sight.Has("risk");
        if (
            whichPerson
            && merit
            && (sight.First("act", "weak") ?? sight.First("act", "strong") ?? sight.First("act", "most") ?? sight.First("act", "least"))
                is { } extreme
        )
            return extreme;
        if (sight.Act("which-worker") && (sight.First("act", "weak") ?? sight.First("act", "strong")) is { } best)
            return best;
        return null;
    }

    // "Reflection" is also a skill: asked about in practice it is none of the private notes.
    private static QueryHit? Reflection(QuerySight sight)
    {
        if (sight.First("decline", "private-reflection") is not { } words)
            return null;
        var plain = sight.Text.Plain.AsSpan(words.Start, words.Length);
        var isSkillWord = plain is "reflection" or "reflections" or "in private";
        return isSkillWord && (sight.Topic("skill", "practice") || sight.Has("skill") || sight.Act("weak", "strong")) ? null : words;
    }

    private static QueryHit? Diagnosis(QuerySight sight, bool asksService)
    {
        if (sight.First("decline", "diagnosis") is { } words && !asksService)
            return words;
        if (sight.First("illness") is not { } illness || asksService)
            return null;
        // Words a resident said about themselves are theirs, not a diagnosis.
        return sight.Has("source", "stated") ? null : illness;
    }
}
