using CommunityCoachBot.Coaching.Community;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class A_wrong_checklist
{
    private const string Good = """
        evidence: [observation, interview]
        methods: [walk, street]
        systems: [client, target]
        interactions: [cooperation]
        sections:
          - id: surroundings
            stale-after: 8
            items:
              - { id: paths, evidence: [observation], method: [walk], done: made }
              - { id: talk, evidence: [interview], method: [street], done: { people: 3 } }
        """;

    private static string Refused(string file, string yaml, string words = "language: en")
    {
        var load = ChecklistFile.Read(
            new Dictionary<string, string>(StringComparer.Ordinal) { [ChecklistFile.Name] = yaml, ["words.en.yaml"] = words }
        );

        Assert.Null(load.Checklist);
        return load.Problems.First(problem => problem.File == $"Community/{file}").ToString();
    }

    [Theory]
    [InlineData(
        "evidence: [observation], method: [walk], done: made",
        "evidence: [observasion], method: [walk], done: made",
        9,
        "Did you mean 'observation'?"
    )]
    [InlineData("method: [walk]", "method: [drive]", 9, "there is no method 'drive'")]
    [InlineData("id: talk", "id: paths", 10, "stands twice; first on line 9")]
    [InlineData("{ people: 3 }", "{ people: 3, entries: 2 }", 10, "says one thing")]
    [InlineData("{ people: 3 }", "{ people: 0 }", 10, "a number from 1")]
    [InlineData("{ people: 3 }", "{ sources: [rumour] }", 10, "there is no sources 'rumour'")]
    [InlineData("done: made", "done: soon", 9, "'done' is 'made'")]
    [InlineData("done: made", "done: made, after: pats", 9, "which is no item. Did you mean 'paths'?")]
    [InlineData("stale-after: 8", "stale-after: 0", 7, "a number of weeks from 1")]
    [InlineData("    stale-after: 8\n", "", 8, "needs 'stale-after:'")]
    [InlineData("done: made", "done: made, colour: red", 9, "cannot have 'colour'")]
    [InlineData("id: surroundings", "id: surroundings\n    opened-by: plan-objectiv", 7, "Did you mean 'plan-objective'?")]
    [InlineData("id: surroundings", "id: surroundings\n    small-counts: shown", 7, "'hidden' or left out")]
    public void Is_refused_by_line_and_reason(string right, string wrong, int line, string reason)
    {
        var problem = Refused("checklist.yaml", Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.StartsWith($"Community/checklist.yaml:{line}: ", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_refused_where_words_are_missing()
    {
        var words = CommunityContent.Files()["words.en.yaml"].Replace("  history-origin:", "  history-orgin:", StringComparison.Ordinal);
        var files = CommunityContent.Files();
        files["words.en.yaml"] = words;

        var problems = ChecklistFile.Read(files).Problems.Select(problem => problem.ToString()).ToList();

        Assert.Contains(problems, problem => problem.Contains("'items' needs words for 'history-origin'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("cannot have 'history-orgin'", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_refused_when_it_is_not_there() =>
        Assert.Contains("missing", ChecklistFile.Read(new Dictionary<string, string>()).Problems.Single().Reason, StringComparison.Ordinal);
}
