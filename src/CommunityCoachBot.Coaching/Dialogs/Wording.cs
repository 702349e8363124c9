using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Finding words of a guide, and steps by their words.</summary>
internal static class Wording
{
    /// <summary>The words of a step or field; its id where a draft has none.</summary>
    public static StepWords Of(this GuideWords words, Step step, Step? field = null)
    {
        var ofStep = words.Steps.GetValueOrDefault(step.Id) ?? new StepWords { Label = step.Id };
        return field is null ? ofStep : ofStep.Fields.GetValueOrDefault(field.Id) ?? new StepWords { Label = field.Id };
    }

    /// <summary>The step, or field of a form, that goes by this name in any language of the guide, as a path; labels before other names, and steps before fields.</summary>
    public static string? PathOf(this Guide guide, string name, IReadOnlyCollection<Step> among)
    {
        var key = TextFolding.Key(name);
        bool IsLabel(StepWords words) => Same(words.Label, key);
        bool IsName(StepWords words) => IsLabel(words) || words.Also.Any(also => Same(also, key));
        bool Any(Step step, Step? field, Func<StepWords, bool> matches) => guide.Words.Values.Any(words => matches(words.Of(step, field)));

        string? OfField(Func<StepWords, bool> matches) =>
            among
                .Where(step => step.Kind == StepKind.Form)
                .SelectMany(step => step.Fields.Select(field => (step, field)))
                .Where(pair => Any(pair.step, pair.field, matches))
                .Select(pair => $"{pair.step.Id}.{pair.field.Id}")
                .FirstOrDefault();

        return among.FirstOrDefault(step => Any(step, null, IsLabel))?.Id
            ?? OfField(IsLabel)
            ?? among.FirstOrDefault(step => Any(step, null, IsName))?.Id
            ?? OfField(IsName);
    }

    private static bool Same(string name, string key) => string.Equals(TextFolding.Key(name), key, StringComparison.Ordinal);
}
