using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>A filter of a question as people read it, and the field that taking it off clears.</summary>
/// <param name="Field">A field of the query; <c>period</c> and <c>due</c> stand for two days.</param>
public sealed record FilterLabel(string Field, string Text);

/// <summary>Puts the filters of a question into words, so that whoever asked sees what was understood (<c>supervision.md</c> §3).</summary>
public sealed class FilterLabels(WordCatalogue words, FindGuide guides)
{
    public const string Period = "period";
    public const string Due = "due";

    // What says how to answer rather than what to look for.
    private static readonly ImmutableArray<string> NoFilters =
    [
        "intent",
        "decline",
        "offer",
        "limit",
        "sort",
        "dateFrom",
        "dateTo",
        "dueFrom",
        "dueTo",
    ];

    public IReadOnlyList<FilterLabel> Of(NoteQuery query, string language)
    {
        ArgumentNullException.ThrowIfNull(query);
        var labels = new List<FilterLabel>();
        if (Days(query.DateFrom, query.DateTo, language) is { } days)
            labels.Add(new FilterLabel(Period, days));
        if (Days(query.DueFrom, query.DueTo, language) is { } due)
            labels.Add(new FilterLabel(Due, Say(language, "due", due)));
        foreach (var field in QueryField.All.Where(field => !NoFilters.Contains(field.Name)))
        {
            if (field.Get(query) is var value && !QueryField.IsUnset(value))
                labels.Add(new FilterLabel(field.Name, Text(field.Name, value!, language)));
        }

        return labels;
    }

    /// <summary>The question without one of its filters.</summary>
    public static NoteQuery Without(NoteQuery query, string field) =>
        field switch
        {
            Period => query with { DateFrom = null, DateTo = null },
            Due => query with { DueFrom = null, DueTo = null },
            "intent" => query,
            _ => QueryField.Find(field)?.With(query, null) ?? query,
        };

    /// <summary>What an id of the domain is called: a risk, a kind of resident, a need. The id itself where nobody has a word for it.</summary>
    public string Value(string field, string id, string language)
    {
        if (Path(field) is { } path && guides("visit-summary", null) is { } guide && Option(guide, path, id, language) is { } label)
            return label;
        var key = $"found.values.{field}.{id}";
        return words.Has(language, key) ? words.Text(language, key) : id;
    }

    private string Text(string field, object value, string language) =>
        value switch
        {
            ImmutableArray<string> list => Say(
                language,
                field,
                string.Join(Echo.IsChinese(language) ? "、" : ", ", list.Select(id => Value(field, id, language)))
            ),
            DateOnly day => Say(language, field, Echo.Date(day, language)),
            int number => Say(language, field, number.ToString(CultureInfo.InvariantCulture)),
            _ => Say(language, field, Value(field, (string)value, language)),
        };

    private string Say(string language, string field, string value)
    {
        var key = "found.fields." + field;
        return words.Has(language, key) ? words.Text(language, key, ImmutableDictionary<string, string>.Empty.Add("value", value)) : value;
    }

    private string? Days(DateOnly? from, DateOnly? to, string language) =>
        (from, to) switch
        {
            ({ } first, { } last) when first == last => Echo.Date(first, language),
            ({ } first, { } last) => words.Text(
                language,
                "found.from-to",
                ImmutableDictionary<string, string>.Empty.Add("from", Echo.Date(first, language)).Add("to", Echo.Date(last, language))
            ),
            ({ } first, null) => words.Text(
                language,
                "found.from",
                ImmutableDictionary<string, string>.Empty.Add("from", Echo.Date(first, language))
            ),
            (null, { } last) => words.Text(
                language,
                "found.to",
                ImmutableDictionary<string, string>.Empty.Add("to", Echo.Date(last, language))
            ),
            _ => null,
        };

    // Where the summary's guide has the words of an id already.
    private static string? Path(string field) =>
        field switch
        {
            "risk" => "risks.flag",
            "severity" => "risks.severity",
            "assertion" => "risks.assertion",
            "subject" => "risks.subject",
            "source" => "risks.source",
            "maslow" => "needs.maslow",
            "bradshaw" => "needs.bradshaw",
            "residentType" => "subject.resident-type",
            _ => null,
        };

    private static string? Option(Guide guide, string path, string id, string language)
    {
        var (step, field) = GuideFlow.SplitPath(path);
        var stepWords = guide.WordsIn(language).Steps.GetValueOrDefault(step);
        var fieldWords = field is null ? stepWords : stepWords?.Fields.GetValueOrDefault(field);
        return fieldWords?.Options.GetValueOrDefault(id)?.Label;
    }
}
