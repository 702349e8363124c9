using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Commands;

/// <summary>A guide as a list of steps, for people who read or change it.</summary>
internal static class GuideListing
{
    public static IEnumerable<string> Of(Guide guide, string language)
    {
        var words = guide.Words.GetValueOrDefault(language) ?? guide.Words.Values.First();
        yield return $"{guide.Id} · {words.Title} · makes {guide.Makes} · version {guide.Version}";
        foreach (var step in guide.Steps)
        {
            yield return $"  {step.Id, -22} {Kind(step), -16} {words.Steps.GetValueOrDefault(step.Id)?.Label}{Marks(step)}";
            foreach (var field in step.Fields)
                yield return $"    {field.Id, -20} {Kind(field), -16} {words.Steps.GetValueOrDefault(step.Id)?.Fields.GetValueOrDefault(field.Id)?.Label}{Marks(field)}";
        }
    }

    private static string Kind(Step step) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(step.Kind.ToString());

    private static string Marks(Step step)
    {
        string?[] marks =
        [
            step.Required ? "required" : null,
            step.Optional ? "optional" : null,
            step.More ? "more" : null,
            step.Private ? "private" : null,
            step.When is not null ? "when…" : null,
            step.Rules.IsEmpty ? null : "rules: " + string.Join(", ", step.Rules),
        ];
        var named = string.Join("; ", marks.OfType<string>());
        return named.Length == 0 ? "" : $"  ({named})";
    }
}
