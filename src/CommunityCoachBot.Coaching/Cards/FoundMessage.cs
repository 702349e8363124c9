using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>A page of what a question found: how it was understood, a numbered line for each note, figures, and how to go on.</summary>
internal sealed class FoundMessage(Reply.Found found, Draft draft)
{
    private readonly FoundNotes _result = found.Result;
    private readonly FilterLabels _labels = new(draft.Words, draft.Guides);
    private readonly Sheet _sheet = new(draft, found.Ask);

    public Message Write()
    {
        _sheet.Notices(draft.Notices(found.Notices, guide: null));
        _sheet.Head(eyebrow: null, Heading());
        Filters();
        foreach (var filter in _result.Unanswered)
            _sheet.Fact(label: null, draft.Say("found.unanswered", ("filter", FieldName(filter))), small: true);
        Groups();
        foreach (var line in _result.Lines)
            Line(line);
        if (_result.Lines.Length > 0)
            _sheet.Line(draft.Say("found.how-to-open"));
        if (_result.More is not null)
            _sheet.Action(new ActionView(draft.Move(Moves.More), Move: Moves.More, Primary: true));
        if (_result.Total is null && _result.More is not null)
            _sheet.Action(new ActionView(draft.Move(Moves.CountAll), Move: Moves.CountAll));
        if (found.IsTimeline)
            _sheet.Action(new ActionView(draft.Move(Moves.List), Move: Moves.List));
        _sheet.Action(new ActionView(draft.Move(Moves.Menu), Move: Moves.Menu));
        return _sheet.On("found");
    }

    private string Heading() =>
        _result.Refused is { } reason ? draft.Say("found.refused." + reason)
        : found.IsTimeline ? draft.Say("found.timeline")
        : _result.Total is { } total ? draft.Say("found.total", ("what", What()), ("count", total.ToString(CultureInfo.InvariantCulture)))
        : _result.Lines.IsEmpty && _result.Groups.IsEmpty ? draft.Say("found.none", ("what", What()))
        : draft.Say("found.some", ("what", What()));

    private string What()
    {
        var key = "found.intents." + found.Query.Intent;
        return draft.Say(draft.Words.Has(draft.Language, key) ? key : "found.intents.list-records");
    }

    private void Filters()
    {
        if (found.IsTimeline)
            return;
        var labels = _labels.Of(found.Query, draft.Language).ToList();
        if (found.Words is { } words)
            labels.Add(new FilterLabel("words", draft.Say("found.words", ("text", words))));
        if (found.Unwritten)
            labels.Add(new FilterLabel("unwritten", draft.Say("found.unwritten")));
        if (labels.Count == 0)
            return;
        _sheet.Fact(draft.Say("found.filters"), string.Join(" · ", labels.Select(label => label.Text)), small: true);
        _sheet.Chooser = new ChooserView(
            draft.Say("found.take-off"),
            Moves.TakeOff,
            draft.Say("found.take-off-go"),
            new InputView
            {
                Kind = "select",
                Id = "filter",
                Label = draft.Say("found.take-off-which"),
                Required = true,
                Error = draft.Say("card.choose-one"),
                Choices = [.. labels.Select(label => new ChoiceView(Draft.Inert(label.Text, 60), label.Field))],
            }
        );
    }

    private void Groups()
    {
        var most = _result.Groups.Select(group => group.Count).DefaultIfEmpty(0).Max();
        foreach (var group in _result.Groups)
        {
            var bar = new string('▇', most == 0 ? 0 : (int)Math.Ceiling(12.0 * group.Count / most));
            _sheet.Fact(GroupLabel(group), $"{group.Count.ToString(CultureInfo.InvariantCulture)} {bar}");
        }
    }

    private string GroupLabel(FoundGroup group)
    {
        if (group is { From: { } from, To: { } to })
            return draft.Say("found.from-to", ("from", Echo.Date(from, draft.Language)), ("to", Echo.Date(to, draft.Language)));
        if (group.Label is { } label)
            return label;
        var field = found.Query.GroupBy switch
        {
            "need" => "maslow",
            "resident-type" => "residentType",
            { } other => other,
            null => "risk",
        };
        return _labels.Value(field, group.Key, draft.Language);
    }

    private void Line(FoundLine line)
    {
        var parts = new List<string> { Echo.Date(line.Date, draft.Language, found.Today) };
        if (line.AddressAs is { } who)
            parts.Add(Draft.Inert(who, 40));
        if (line.ResidentType is { } type)
            parts.Add(_labels.Value("residentType", type, draft.Language));
        if (line.AuthorName.Length > 0)
            parts.Add(line.AuthorName);
        if (line.Kind is Notes.NoteParts.VisitPlan)
            parts.Add(draft.Say("found.no-summary"));
        var heading = string.Create(CultureInfo.InvariantCulture, $"{_sheet.Lines.Count + 1}. ") + string.Join(" · ", parts);
        var worry = string.Join(
            draft.Language.StartsWith("zh", StringComparison.Ordinal) ? "；" : "; ",
            line.Risks.Select(risk =>
                draft.Say(
                    "found.risk",
                    ("flag", _labels.Value("risk", risk.Flag, draft.Language)),
                    ("severity", _labels.Value("severity", risk.Severity, draft.Language)),
                    ("quote", Draft.Inert(risk.Quote, draft.Longest))
                )
            )
        );
        var text =
            line.Item is { What: not "risk" } item ? Item(item)
            : line.Excerpt is { } excerpt ? Draft.Inert(excerpt, draft.Longest)
            : "";
        if (line.DaysUnseen is { } days)
            text = draft.Say("found.days-unseen", ("days", days.ToString(CultureInfo.InvariantCulture)));
        _sheet.Line(string.Join(" — ", new[] { heading, worry, text }.Where(part => part.Length > 0)));
        _sheet.Lines.Add(
            new LineView(
                draft.Inert(heading),
                draft.Inert(text),
                worry.Length == 0 ? null : draft.Inert(worry),
                // A screen reader says what a tap opens: the line itself.
                string.Join(' ', new[] { heading, worry, text }.Where(part => part.Length > 0).Select(part => draft.Inert(part))),
                Moves.Open,
                line.NoteId.ToString()
            )
        );
    }

    private string Item(FoundItem item) =>
        draft.Say(
            item.Due is null ? "found.item" : "found.item-due",
            ("what", draft.Say("found.items." + item.What)),
            ("text", Draft.Inert(item.Text, draft.Longest)),
            ("status", draft.Say(item.Overdue ? "found.overdue" : "found.states." + item.Status)),
            ("due", item.Due is { } due ? Echo.Date(due, draft.Language, found.Today) : "")
        );

    private string FieldName(string field)
    {
        var key = "found.names." + field;
        return draft.Words.Has(draft.Language, key) ? draft.Say(key) : field;
    }
}
