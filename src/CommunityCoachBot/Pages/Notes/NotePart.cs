using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Pages.Notes;

/// <summary>One step of a note, ready to be read: lines of text, or entries with labelled fields.</summary>
public sealed record NotePart(
    string Label,
    ImmutableArray<string> Lines,
    ImmutableArray<ImmutableArray<(string Label, string Value)>> Entries,
    bool IsRisk
);

/// <summary>Reads the content of a note with the words of the guide that made it. A step the guide does not know shows its id: nothing is left out.</summary>
public sealed class NoteReading(
    Guide? guide,
    string language,
    Func<DateOnly, string> showDate,
    Func<string, string> yesNo,
    Func<string, string> minutes
)
{
    private readonly GuideWords? _words = guide?.Words.GetValueOrDefault(language) ?? guide?.Words.Values.FirstOrDefault();

    /// <summary>The parts in the guide's order, risks first.</summary>
    public ImmutableArray<NotePart> Read(JsonObject content)
    {
        var order =
            guide?.Steps.Select((step, index) => (step.Id, index)).ToDictionary(step => step.Id, step => step.index, StringComparer.Ordinal)
            ?? [];
        return
        [
            .. content
                // What rules computed is not an answer: the plan's status is shown at the top.
                .Where(answer => guide is null || !guide.Derives.ContainsKey(answer.Key))
                .OrderBy(answer => order.GetValueOrDefault(answer.Key, int.MaxValue))
                .Select(answer => Read(answer.Key, answer.Value))
                .Where(part => !part.Lines.IsEmpty || !part.Entries.IsEmpty)
                .OrderBy(part => part.IsRisk ? 0 : 1),
        ];
    }

    /// <summary>What an option of a step is called; own words stay.</summary>
    public string Option(string step, string option) =>
        _words?.Steps.GetValueOrDefault(step)?.Options.GetValueOrDefault(option)?.Label ?? option;

    private NotePart Read(string id, JsonNode? value)
    {
        var step = guide?.Find(id);
        var words = _words?.Steps.GetValueOrDefault(id);
        var label = words?.Label ?? id;
        var isRisk = step?.Note == "risks";
        return value switch
        {
            JsonObject form => new NotePart(label, [], [Fields(step, words, form)], isRisk),
            JsonArray entries when entries.All(entry => entry is JsonObject) => new NotePart(
                label,
                [],
                [.. entries.OfType<JsonObject>().Select(entry => Fields(step, words, entry))],
                isRisk
            ),
            JsonArray lines => new NotePart(
                label,
                [.. lines.Select(line => Show(step, words, line) + Detail(step, words, line))],
                [],
                isRisk
            ),
            null => new NotePart(label, [], [], isRisk),
            _ => new NotePart(label, [Show(step, words, value)], [], isRisk),
        };
    }

    /// <summary>In a plan, what an option among several is for: the reply to an expected reaction.</summary>
    private string Detail(Step? step, StepWords? words, JsonNode? option) =>
        guide?.Makes is "visit-plan"
        && step?.Kind is StepKind.Choices
        && option is JsonValue one
        && one.TryGetValue<string>(out var id)
        && words?.Options.GetValueOrDefault(id)?.Detail is { } detail
            ? $" – {detail}"
            : "";

    private ImmutableArray<(string, string)> Fields(Step? step, StepWords? words, JsonObject entry)
    {
        var order = step?.Fields.Select(field => field.Id).ToList() ?? [];
        return
        [
            .. entry
                .OrderBy(field => order.IndexOf(field.Key) is >= 0 and var index ? index : int.MaxValue)
                .Select(field =>
                {
                    var fieldStep = step?.Fields.FirstOrDefault(candidate => candidate.Id == field.Key);
                    var fieldWords = words?.Fields.GetValueOrDefault(field.Key);
                    return (fieldWords?.Label ?? field.Key, Show(fieldStep, fieldWords, field.Value));
                })
                .Where(field => field.Item2.Length > 0),
        ];
    }

    private string Show(Step? step, StepWords? words, JsonNode? value) =>
        value switch
        {
            JsonArray several => string.Join(" · ", several.Select(one => Show(step, words, one))),
            JsonValue one when one.GetValueKind() == JsonValueKind.String => Show(step, words, one.GetValue<string>()),
            null => "",
            _ => value.ToJsonString(),
        };

    private string Show(Step? step, StepWords? words, string text) =>
        step?.Kind switch
        {
            // A field of several choices holds its options one a line.
            StepKind.Choices => string.Join(
                " · ",
                text.Split('\n').Select(option => words?.Options.GetValueOrDefault(option)?.Label ?? option)
            ),
            StepKind.Choice => words?.Options.GetValueOrDefault(text)?.Label ?? text,
            StepKind.YesNo or StepKind.Confirm => yesNo(text),
            StepKind.Date
                when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                showDate(date),
            StepKind.Duration => minutes(text),
            _ => text,
        };
}
