using System.Text;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>A guide as a Mermaid flowchart: the short path from top to bottom, what opens a step on its arrow, what is offered at the review beside it.</summary>
public static class GuideDiagram
{
    public static string Of(Guide guide, string language)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var words = guide.WordsIn(language);
        var text = new StringBuilder();
        text.Append("flowchart TD\n");
        text.Append("  begin([").Append(Quoted(words.Title)).Append("])\n");
        string? before = "begin";
        foreach (var step in guide.Steps.Where(step => !step.More))
        {
            var node = Node(step.Id);
            text.Append("  ")
                .Append(node)
                .Append(step.When is null ? "[" : "{{")
                .Append(Quoted(Label(step, words)))
                .Append(step.When is null ? "]" : "}}")
                .Append('\n');
            text.Append("  ")
                .Append(before)
                .Append(step.When is { } when ? " -- " + Quoted(Words(when)) + " --> " : " --> ")
                .Append(node)
                .Append('\n');
            before = node;
        }

        text.Append("  review([\"✓\"])\n  ").Append(before).Append(" --> review\n");
        foreach (var step in guide.Steps.Where(step => step.More))
        {
            text.Append("  ").Append(Node(step.Id)).Append('(').Append(Quoted(Label(step, words))).Append(")\n");
            text.Append("  review -. ")
                .Append(Quoted(step.When is { } when ? "+ " + Words(when) : "+"))
                .Append(" .-> ")
                .Append(Node(step.Id))
                .Append('\n');
        }

        return text.ToString();
    }

    private static string Label(Step step, GuideWords words) => $"{words.Steps.GetValueOrDefault(step.Id)?.Label ?? step.Id} ({step.Id})";

    // "end" and such are words of the language; an id of ours never begins with "s-".
    private static string Node(string id) => "s-" + id;

    private static string Quoted(string text) => "\"" + text.Replace("\"", "#quot;", StringComparison.Ordinal) + "\"";

    private static string Words(Condition condition) =>
        condition switch
        {
            Condition.Is(var path, var option) => $"{path} = {option}",
            Condition.AnyOf(var path, var options) => $"{path} = {string.Join(" | ", options)}",
            Condition.Answered(var path) => $"{path} ✓",
            Condition.Rule(var name) => $"rule {name}",
            Condition.All(var all) => string.Join(" & ", all.Select(Words)),
            Condition.Any(var any) => "(" + string.Join(" | ", any.Select(Words)) + ")",
            Condition.Not(var inner) => $"not ({Words(inner)})",
            _ => throw new NotSupportedException($"A condition of a new kind: {condition.GetType().Name}."),
        };
}
