using System.Globalization;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>What rules ask of their context, in their own words.</summary>
internal static class Looking
{
    /// <summary>The canonical value at a path, or null.</summary>
    public static string? At(this RuleContext context, string path) => context.Answers.ValueAt(path);

    public static bool Is(this RuleContext context, string path, string option) => context.Has(path, option);

    /// <summary>Whether the choice at a path has this option, alone or among others.</summary>
    public static bool Has(this RuleContext context, string path, params ReadOnlySpan<string> options)
    {
        foreach (var value in context.Answers.ValuesAt(path).SelectMany(Answer.Several))
        {
            if (options.Contains(value))
                return true;
        }

        return false;
    }

    public static DateOnly? DateAt(this RuleContext context, string path) =>
        DateOnly.TryParseExact(context.At(path), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public static TimeOnly? TimeAt(this RuleContext context, string path) =>
        TimeOnly.TryParseExact(context.At(path), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static int? NumberAt(this RuleContext context, string path) =>
        int.TryParse(context.At(path), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// The words that the rule looks at: what the worker wrote, never the guide's own options. Of a list only the entry that was just written, so that an
    /// old one is not scolded twice.
    /// </summary>
    public static IEnumerable<string> Written(this RuleContext context)
    {
        if (context.Step is not { } step || context.Answers[step.Id] is not { Skipped: false } answer)
            return [];
        if (context.Field is { } field)
            return answer.Entries is [.., var last] && last.GetValueOrDefault(field.Id) is { Length: > 0 } value ? Own(field, value) : [];
        return step.Kind switch
        {
            StepKind.Text or StepKind.LongText => answer.Value is { Length: > 0 } text ? [text] : [],
            StepKind.Choice => answer.Value is { Length: > 0 } own ? Own(step, own) : [],
            StepKind.Choices => answer.Options.SelectMany(option => Own(step, option)),
            StepKind.List => answer.Options.TakeLast(1),
            _ => [],
        };
    }

    /// <summary>The first words of <see cref="Written"/> that a lexicon knows.</summary>
    public static LexiconMatch? Finds(this RuleContext context, Lexicon lexicon, string? entry = null) =>
        context.Written().Select(text => lexicon.FirstIn(text, entry, context.Language)).FirstOrDefault(match => match is not null);

    /// <summary>The entry of the list that was just written, or the form's only one.</summary>
    public static IReadOnlyDictionary<string, string>? Entry(this RuleContext context) =>
        context.Step is { } step && context.Answers[step.Id]?.Entries is [.., var last] ? last : null;

    /// <summary>Everything that was written anywhere in the run.</summary>
    public static IEnumerable<string> AllWritten(this RuleContext context) =>
        context
            .Answers.ByStep.Values.Where(answer => !answer.Skipped)
            .SelectMany(answer => answer.Options.Concat(answer.Entries.SelectMany(entry => entry.Values)).Append(answer.Value ?? ""));

    /// <summary>The label that the worker sees for an option.</summary>
    public static string LabelOf(this RuleContext context, string step, string? field, string option) =>
        context.WordsOf(step, field)?.Options.GetValueOrDefault(option)?.Label ?? option;

    public static string LabelOf(this RuleContext context, string step, string field) => context.WordsOf(step, field)?.Label ?? field;

    /// <summary>A list of labels as the language writes it.</summary>
    public static string Listed(this RuleContext context, IEnumerable<string> labels) =>
        string.Join(context.Language.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ", labels);

    private static StepWords? WordsOf(this RuleContext context, string step, string? field)
    {
        var words = context.Guide.Words.GetValueOrDefault(context.Language)?.Steps.GetValueOrDefault(step);
        return field is null ? words : words?.Fields.GetValueOrDefault(field);
    }

    private static IEnumerable<string> Own(Step step, string value) =>
        step.Kind is StepKind.Choice or StepKind.Choices
            ? Answer.Several(value).Where(option => !step.Options.Any(known => known.Id == option))
            : [value];
}
