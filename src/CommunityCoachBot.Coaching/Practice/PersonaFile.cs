using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading.Turns;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>Reads a persona's file: the persona whole and checked, or everything that is wrong with it by file and line.</summary>
public static class PersonaFile
{
    /// <summary>The folder beside guides in which an agency keeps its own.</summary>
    public const string Folder = "personas";

    private static readonly FrozenSet<string> Attitudes = ["suspicious", "over-dependent", "no-confidence"];
    private static readonly string[] NeededKeys = [ReplyKeys.Open, ReplyKeys.Empathy, ReplyKeys.Close];
    private static readonly FrozenSet<string> Gates =
    [
        .. MoveLabels.OfTurns.Where(label => MoveLabels.PolarityOf(label) is MovePolarity.Helping),
    ];

    /// <param name="name">The file's name, such as <c>p01-chen-elder-alone.yaml</c>.</param>
    public static (Persona? Persona, ImmutableArray<GuideProblem> Problems) Parse(string name, string text)
    {
        var problems = new List<GuideProblem>();
        void Report(int line, string reason) => problems.Add(new GuideProblem($"{Folder}/{name}", line, reason));

        var persona = Yaml.Read(text, Report) is { } root ? Read(root, name, text, Report) : null;
        return (problems.Count == 0 ? persona : null, [.. problems.Distinct().OrderBy(problem => problem.Line)]);
    }

    private static Persona Read(Yaml.Map root, string file, string text, Action<int, string> report)
    {
        var map = new MapReader(root, "The persona", report);
        var id = map.Needed("id") ?? "";
        if (id.Length > 0 && !Names.IsId(id))
            report(map.LineOf("id"), $"'{id}' is no id: small letters, digits and hyphens, beginning with a letter.");
        else if (id.Length > 0 && id != Path.GetFileNameWithoutExtension(file))
            report(map.LineOf("id"), $"The file must be called '{id}.yaml', as the id in it says.");
        var (name, age) = ReadName(map, report);
        var persona = new Persona
        {
            Id = id,
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..12],
            Name = name,
            Age = age,
            ResidentType = map.Needed("residentType") ?? "",
            Setting = ReadPhrase(map, "setting", report),
            Start = ReadStart(map, report),
            Mood = ReadPhrase(map, "mood", report),
            Background = ReadPhrase(map, "background", report),
            HiddenNeeds = ReadPhrase(map, "hiddenNeeds", report),
            TrustUp = ReadPhrases(map, "trustUp", report),
            TrustDown = ReadPhrases(map, "trustDown", report),
            Likes = ReadWords(map, "likes", report),
            Dislikes = ReadWords(map, "dislikes", report),
            Attitudes = [.. map.Texts("attitudes").Select(attitude => Known(attitude.Line, attitude.Value, Attitudes, "attitude", report))],
            Secrets = ReadSecrets(map, report),
            Objections = ReadPhrases(map, "objections", report),
            Replies = ImmutableDictionary<TrustLevel, ImmutableArray<PersonaReply>>.Empty,
        };
        if (!map.Has("secrets"))
            report(map.Line, "The persona needs 'secrets:', at least one.");
        persona = persona with { Replies = ReadReplies(map, persona.Secrets, report) };
        map.NothingElse();
        return persona;
    }

    private static (Phrase Name, int? Age) ReadName(MapReader map, Action<int, string> report)
    {
        if (Needed(map, "name", report) is not { } group)
            return (new Phrase("", ""), null);
        var name = new MapReader(group, "'name'", report);
        var phrase = PhraseOf(name);
        int? age = null;
        if (name.Text("age") is { } written)
        {
            if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is > 0 and < 130)
                age = years;
            else
                report(name.LineOf("age"), $"'age' is a number of years, not '{written}'.");
        }
        name.NothingElse();
        return (phrase, age);
    }

    private static int ReadStart(MapReader map, Action<int, string> report)
    {
        if (map.Needed("start") is not { } written)
            return 0;
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start is <= Trust.ShownOut or > 100)
            report(map.LineOf("start"), $"'start' is a whole number from {Trust.ShownOut + 1} to 100, not '{written}'.");
        return start;
    }

    private static ImmutableArray<Secret> ReadSecrets(MapReader map, Action<int, string> report)
    {
        var secrets = ImmutableArray.CreateBuilder<Secret>();
        foreach (var item in map.List("secrets")?.Items ?? [])
        {
            if (item is not Yaml.Map group)
            {
                report(item.Line, "A secret begins with its id: '- { id: some-name, … }'.");
                continue;
            }
            var id = (group["id"] as Yaml.Text)?.Value ?? "";
            // 'risk: null' says that there is none.
            var said = group with
            {
                Entries = group.Entries.RemoveAll(entry => entry.Key == "risk" && entry.Value.IsEmpty),
            };
            var secret = new MapReader(said, $"Secret '{id}'", report);
            secret.Needed("id");
            if (secrets.Any(other => other.Id == id))
                report(item.Line, $"There are two secrets '{id}'.");
            var level = ReadLevel(secret.Needed("level"), secret.LineOf("level"), report);
            var gate = secret.Texts("gate");
            if (gate.IsEmpty)
                report(secret.LineOf("gate"), $"Secret '{id}' needs 'gate:', the moves that open it, such as [empathy].");
            var risk = secret.Text("risk");
            if (risk is not null && !RiskFlags.Contains(risk))
                report(secret.LineOf("risk"), $"There is no risk '{risk}'.{DidYouMean.Hint(risk, RiskFlags)}");
            secrets.Add(
                new Secret(
                    id,
                    level,
                    [.. gate.Select(label => Known(label.Line, label.Value, Gates, "opening move", report))],
                    PhraseOf(secret),
                    risk
                )
            );
            secret.NothingElse();
        }
        return secrets.ToImmutable();
    }

    private static ImmutableDictionary<TrustLevel, ImmutableArray<PersonaReply>> ReadReplies(
        MapReader map,
        ImmutableArray<Secret> secrets,
        Action<int, string> report
    )
    {
        var replies = ImmutableDictionary.CreateBuilder<TrustLevel, ImmutableArray<PersonaReply>>();
        if (Needed(map, "replies", report) is not { } group)
            return replies.ToImmutable();
        var levels = new MapReader(group, "'replies'", report);
        foreach (var level in Enum.GetValues<TrustLevel>())
        {
            var list = levels.List(level.ToString());
            if (list is null)
                report(levels.Line, $"'replies' needs '{level}:'.");
            var read = list?.Items.OfType<Yaml.Map>().Select(item => ReadReply(item, level, secrets, report)).ToImmutableArray() ?? [];
            foreach (var odd in list?.Items.Where(item => item is not Yaml.Map) ?? [])
                report(odd.Line, "A reply says which move it answers: '- { m: open, zh: …, en: … }'.");
            foreach (var needed in NeededKeys.Where(key => list is not null && read.All(reply => reply.Move != key)))
                report(levels.LineOf(level.ToString()), $"'{level}' needs a reply with 'm: {needed}'.");
            replies[level] = read;
        }
        levels.NothingElse();
        return replies.ToImmutable();
    }

    private static PersonaReply ReadReply(Yaml.Map item, TrustLevel level, ImmutableArray<Secret> secrets, Action<int, string> report)
    {
        var reply = new MapReader(item, $"A reply of {level}", report);
        var move = reply.Needed("m") ?? "";
        if (move.Length > 0)
            Known(reply.LineOf("m"), move, ReplyKeys.All, "kind of reply", report);
        var text = PhraseOf(reply);
        var tells =
            item["tells"] is Yaml.List
                ? reply.Texts("tells")
                : [.. new[] { reply.Text("tells") }.OfType<string>().Select(secret => (reply.LineOf("tells"), secret))];
        var known = secrets.Select(secret => secret.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (line, secret) in tells)
            Known(line, secret, known, "secret", report);
        var calls = reply.Group("calls") is { } name ? PhraseOf(new MapReader(name, "'calls'", report)) : null;
        reply.NothingElse();
        foreach (var secret in secrets.Where(secret => tells.All(told => told.Value != secret.Id) && Gives(text, secret.Text)))
            report(
                item.Line,
                $"This reply has the words of the secret '{secret.Id}' in it. Add 'tells: {secret.Id}', so that it waits until that was told."
            );
        return new PersonaReply(move, text, [.. tells.Select(secret => secret.Value)], calls);
    }

    private static bool Gives(Phrase reply, Phrase secret) =>
        Contains(reply.Zh, secret.Zh)
        || Contains(reply.En, secret.En)
        || (reply.Yue is { } said && secret.Yue is { } kept && Contains(said, kept));

    private static bool Contains(string text, string part) =>
        part.Length > 0 && Reading.TextFolding.Key(text).Contains(Reading.TextFolding.Key(part), StringComparison.Ordinal);

    private static TrustLevel ReadLevel(string? written, int line, Action<int, string> report)
    {
        if (written is not null && Enum.TryParse<TrustLevel>(written, out var level) && Enum.IsDefined(level))
            return level;
        if (written is not null)
            report(line, $"'level' is L1, L2 or L3, not '{written}'.");
        return TrustLevel.L3;
    }

    private static string Known(int line, string written, IReadOnlyCollection<string> known, string what, Action<int, string> report)
    {
        if (!known.Contains(written, StringComparer.Ordinal))
            report(line, $"There is no {what} '{written}'.{DidYouMean.Hint(written, known)}");
        return written;
    }

    private static Yaml.Map? Needed(MapReader map, string key, Action<int, string> report)
    {
        if (!map.Has(key))
            report(map.Line, $"The persona needs '{key}:'.");
        return map.Group(key);
    }

    private static Phrase ReadPhrase(MapReader map, string key, Action<int, string> report)
    {
        if (Needed(map, key, report) is not { } group)
            return new Phrase("", "");
        var reader = new MapReader(group, $"'{key}'", report);
        var phrase = PhraseOf(reader);
        reader.NothingElse();
        return phrase;
    }

    internal static Phrase PhraseOf(MapReader map) => new(map.Needed("zh") ?? "", map.Needed("en") ?? "", map.Text("yue"));

    private static ImmutableArray<Phrase> ReadPhrases(MapReader map, string key, Action<int, string> report)
    {
        if (Needed(map, key, report) is not { } group)
            return [];
        var lists = new MapReader(group, $"'{key}'", report);
        var (zh, en, yue) = (lists.Texts("zh"), lists.Texts("en"), lists.Texts("yue"));
        lists.NothingElse();
        if (zh.Length != en.Length || (!yue.IsEmpty && yue.Length != zh.Length))
            report(group.Line, $"'{key}' needs as many entries in every language.");
        return
        [
            .. zh.Zip(en, (first, second) => (first, second))
                .Select((pair, i) => new Phrase(pair.first.Value, pair.second.Value, i < yue.Length ? yue[i].Value : null)),
        ];
    }

    private static ImmutableArray<string> ReadWords(MapReader map, string key, Action<int, string> report)
    {
        if (map.Group(key) is not { } group)
            return [];
        var lists = new MapReader(group, $"'{key}'", report);
        var words = lists.Texts("zh").Concat(lists.Texts("en")).Concat(lists.Texts("yue")).Select(word => word.Value).ToImmutableArray();
        lists.NothingElse();
        return words;
    }

    /// <summary>The kinds of risk a secret can be a sign of: those that have an action card.</summary>
    internal static FrozenSet<string> RiskFlags { get; } =
    [
        "suicide-risk",
        "child-abuse",
        "adult-abuse",
        "domestic-violence",
        "neglect",
        "self-neglect",
        "child-unattended",
        "fire-gas-hazard",
        "medical-emergency",
        "medication-risk",
        "missing-meals",
        "financial-exploitation",
        "harm-to-others",
        "acute-distress",
        "unsafe-housing",
        "lost-contact",
        "worker-safety",
    ];
}
