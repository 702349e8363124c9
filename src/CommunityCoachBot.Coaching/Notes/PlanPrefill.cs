using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Notes;

/// <summary>The answers of a summary that its plan already holds, by the <c>prefill</c> paths of the guide. All can be corrected.</summary>
internal static class PlanPrefill
{
    public static Answers From(Guide guide, Note plan)
    {
        var answers = Answers.None;
        foreach (var step in guide.Steps)
        {
            if (AnswerOf(step, plan.Content) is { } answer)
                answers = answers.With(step.Id, answer);
        }

        return answers;
    }

    private static Answer? AnswerOf(Step step, JsonObject content)
    {
        if (GuideFlow.FieldsOf(step) is { IsEmpty: false } fields)
            return step.Kind == StepKind.List ? null : FormOf(fields, content);
        return ValuesAt(content, step.Prefill) switch
        {
            [] => null,
            var values when step.Kind == StepKind.Choices => new Answer { Options = values },
            // What follows may still be added.
            var values when step.Kind == StepKind.List => new Answer { Options = values, Open = true },
            [var value, ..] => Answer.Of(value),
        };
    }

    private static Answer? FormOf(ImmutableArray<Step> fields, JsonObject content)
    {
        var entry = ImmutableDictionary<string, string>.Empty;
        foreach (var field in fields)
        {
            var values = ValuesAt(content, field.Prefill);
            if (values.Length > 0)
                entry = entry.Add(field.Id, field.Kind == StepKind.Choices ? Answer.Several(values) : values[0]);
        }

        return entry.IsEmpty ? null : new Answer { Entries = [entry], Open = entry.Count < fields.Length };
    }

    private static ImmutableArray<string> ValuesAt(JsonObject content, string? path)
    {
        if (path is null)
            return [];
        var (step, field) = GuideFlow.SplitPath(path);
        var node = field is null ? content[step] : (content[step] as JsonObject)?[field];
        return node switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            JsonArray several =>
            [
                .. several.OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : null).OfType<string>(),
            ],
            _ => [],
        };
    }
}
