using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>One question of a guide. In words it asks one thing; its card shows a whole form or entry.</summary>
internal sealed class QuestionMessage
{
    private const int MostRadios = 5;

    private readonly Reply.Question _question;
    private readonly Draft _draft;
    private readonly Guide _guide;
    private readonly GuideWords _guideWords;
    private readonly Step _step;
    private readonly StepWords _words;
    private readonly Step? _field;
    private readonly StepWords? _fieldWords;
    private readonly Sheet _sheet;

    public QuestionMessage(Reply.Question question, Draft draft)
    {
        _question = question;
        _draft = draft;
        _guide = draft.Guide(question.Guide, question.GuideVersion);
        _guideWords = _guide.WordsIn(draft.Language);
        _step =
            _guide.Find(question.Step) ?? throw new KeyNotFoundException($"The guide '{question.Guide}' has no step '{question.Step}'.");
        _words = AnswerLines.StepWords(_guideWords, question.Step);
        if (question.Field is { } id)
        {
            _field = GuideFlow.FieldsOf(_step).FirstOrDefault(field => string.Equals(field.Id, id, StringComparison.Ordinal));
            _fieldWords = _field is null ? null : AnswerLines.FieldWords(_words, _field);
        }
        _sheet = new Sheet(draft, question.Ask);
    }

    private string Language => _draft.Language;
    private Answer? Current => _question.Answers[_question.Step] is { Skipped: false } answer ? answer : null;

    public Message Write()
    {
        _sheet.Notices(_draft.Notices(_question.Notices, _guideWords));
        Head();
        var template = _step.Kind switch
        {
            StepKind.List => List(),
            StepKind.Form or StepKind.ChecklistItem => Form(),
            StepKind.Choice when !_step.Own && _step.Options.Length <= Sheet.MostActions => Buttons(),
            StepKind.Choice or StepKind.Choices => Choices(),
            StepKind.YesNo or StepKind.Confirm => YesNo(),
            _ => Text(),
        };
        foreach (var move in _question.Moves.Where(move => !IsShown(move)))
            _sheet.Button(_draft.Move(move));
        return _sheet.On(template);
    }

    /// <summary>A list has these on its card.</summary>
    private bool IsShown(string move) => _step.Kind is StepKind.List && move is Moves.Done or Moves.None;

    private void Head()
    {
        var progress = string.Create(CultureInfo.InvariantCulture, $"{_question.Position}/{_question.Of}");
        // The heading is said once; while the fields are asked one by one, each has its own.
        var spoken = _field is null || Current is not { Entries: [.., { IsEmpty: false }] };
        _sheet.Head($"{progress} · {_words.Label}", _words.Prompt ?? _words.Label, spoken);
        _sheet.Hint(_words.Hint, spoken && _fieldWords?.Hint is null);
        _sheet.Hint(Lookup(_words.By, Motive()), spoken);
        _sheet.Hint(Lookup(_words.Tips, _guide.AdaptsTo is { } path ? _question.Answers.ValueAt(path) : null), spoken);
    }

    private static string? Lookup(ImmutableDictionary<string, string> lines, string? key) =>
        key is not null && lines.TryGetValue(key, out var line) ? line : null;

    private string? Motive()
    {
        if (_words.By.IsEmpty)
            return null;
        foreach (var step in _guide.Steps)
        {
            if (step.Note is NoteParts.Motive)
                return _question.Answers.ValueAt(step.Id);
            foreach (var field in step.Fields)
            {
                if (field.Note is NoteParts.Motive)
                    return _question.Answers.ValueAt($"{step.Id}.{field.Id}");
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- one value

    private string Text()
    {
        var value = Current?.Value;
        Picks(_step, _words, says: true);
        // A short text is typed where everything is typed; the box is for what is long, or has a form of its own, or is being changed.
        if (_step.Kind is not StepKind.Text || value is not null)
        {
            var input = Input(_step, _words, "text", _draft.Say("card.your-answer"), value, required: true);
            _sheet.Inputs.Add(input);
            _sheet.Actions.Insert(0, new ActionView(_draft.Say("card.send"), Primary: true, Alone: false));
            if (_sheet.Actions.Count > Sheet.MostActions)
                _sheet.Actions.RemoveAt(Sheet.MostActions);
        }
        return "question-text";
    }

    /// <summary>Quick picks: the guide's suggestions, or the usual days and lengths.</summary>
    private void Picks(Step step, StepWords words, bool says)
    {
        foreach (var suggestion in step.Suggestions)
        {
            if (!words.Suggestions.TryGetValue(suggestion, out var text))
                continue;
            _sheet.Numbered(text);
            _sheet.Action(new ActionView(text, Option: suggestion));
        }
        var usual = step.Kind switch
        {
            StepKind.Date => IsPast(step) ? "card.days-past" : "card.days-ahead",
            _ => null,
        };
        if (usual is null || !says)
            return;
        foreach (var day in _draft.Words.All(Language, usual))
            _sheet.Action(new ActionView(day, Option: day));
    }

    private bool IsPast(Step step) => step.Past || step.Note is NoteParts.VisitDate && _guide.Makes is not NoteParts.VisitPlan;

    private string YesNo()
    {
        foreach (var (option, move) in ((string, string)[])[("yes", Moves.Yes), ("no", Moves.No)])
            _sheet.Action(new ActionView(_draft.Move(move), Option: option, Primary: option is "yes"));
        return "question-choice";
    }

    private string Buttons()
    {
        foreach (var option in _step.Options)
        {
            var words = _words.Options.GetValueOrDefault(option.Id);
            var label = words?.Label ?? option.Id;
            _sheet.Numbered(words?.Detail is { } more ? _draft.Say("card.option-detail", ("label", label), ("detail", more)) : label);
            if (words?.Detail is { } detail)
                _sheet.CardFact(label, detail, small: true);
            _sheet.Action(new ActionView(label, Option: option.Id));
        }
        return "question-choice";
    }

    private string Choices()
    {
        foreach (var option in _step.Options)
            _sheet.Numbered(AnswerLines.Label(_words, option.Id));
        if (_step.Kind is StepKind.Choices)
            _sheet.Line(ChooseHint());

        var several = _step.Kind is StepKind.Choices;
        var known = Current is { } answer
            ? several
                ? answer.Options
                : [answer.Value ?? ""]
            : [];
        var own = known.Where(value => !IsOption(_step, value) && value.Length > 0).ToList();
        _sheet.Inputs.Add(
            new InputView
            {
                Kind =
                    several ? "check"
                    : _step.Options.Length > MostRadios ? "select"
                    : "radio",
                Id = several ? "options" : "option",
                Label = several ? ChooseHint() : _draft.Say("card.choose-one"),
                Required = !_step.Own,
                Error = _draft.Say("card.needed", ("label", _words.Label)),
                Placeholder = several || _step.Options.Length <= MostRadios ? null : _draft.Say("card.choose-one"),
                Value = NullIfEmpty(string.Join(',', known.Where(value => IsOption(_step, value)))),
                Choices = ChoicesOf(_step, _words),
            }
        );
        if (_step.Own)
            _sheet.Inputs.Add(
                new InputView
                {
                    Kind = "text",
                    Id = "own",
                    Label = _draft.Say("card.own"),
                    Value = Editable(_draft.Joined(own)),
                    MaxLength = AnswerReader.LongestText,
                }
            );
        _sheet.Actions.Add(new ActionView(_draft.Say("card.send"), Primary: true, Alone: false));
        return "question-choices";
    }

    private string ChooseHint() =>
        _step.Count is { } count
            ? count.Least <= 0
                ? _draft.Say("card.choose-up-to", ("most", Number(count.Most)))
                : _draft.Say("card.choose-between", ("least", Number(count.Least)), ("most", Number(count.Most)))
            : _draft.Say("card.choose-many");

    // ---------------------------------------------------------------- several fields

    private string Form()
    {
        var entry = Current?.Entries is [var only, ..] ? only : ImmutableDictionary<string, string>.Empty;
        AskField(underWay: !entry.IsEmpty || !IsFirst(_field));
        AddFields(entry, requirable: true);
        _sheet.Actions.Add(new ActionView(_draft.Say("card.send"), Primary: true, Alone: false));
        return "question-form";
    }

    /// <summary>In words a form asks for one field after the other. Its card shows them all, so it says which one the next words answer.</summary>
    private void AskField(bool underWay)
    {
        if (_field is null || _fieldWords is not { } words)
            return;
        if (underWay)
            _sheet.Asked = new AskedView(words.Prompt ?? words.Label, words.Hint);
        _sheet.Spoken(words.Prompt ?? words.Label);
        if (words.Hint is { } hint)
            _sheet.Spoken(hint);
        foreach (var option in _field.Options)
            _sheet.Pick(AnswerLines.Label(words, option.Id));
        foreach (var suggestion in _field.Suggestions)
        {
            if (words.Suggestions.TryGetValue(suggestion, out var text))
                _sheet.Pick(text);
        }
    }

    private void AddFields(ImmutableDictionary<string, string> entry, bool requirable)
    {
        foreach (var field in GuideFlow.FieldsOf(_step))
        {
            var words = AnswerLines.FieldWords(_words, field);
            var (shown, sure) = Applies(field, entry);
            if (!shown)
                continue;
            var required = requirable && sure && !field.Optional;
            var label = sure
                ? field.Optional
                    ? _draft.Say("card.optional", ("label", words.Label))
                    : words.Label
                : _draft.Say("card.if-applies", ("label", words.Label));
            var value =
                entry.TryGetValue(field.Id, out var known) && known.Length > 0 ? known
                : requirable ? field.Default
                : null;
            _sheet.Inputs.Add(Input(field, words, field.Id, label, value, required));
        }
    }

    /// <summary>Whether a field is shown, and whether it is sure to apply: one that hangs on another field of the same form may not.</summary>
    private (bool Shown, bool Sure) Applies(Step field, ImmutableDictionary<string, string> entry)
    {
        if (field.When is null)
            return (true, true);
        var seen = _question.Answers.With(_step.Id, new Answer { Entries = [entry] });
        if (_guide.Holds(field.When, seen, new Known(DateTimeOffset.UnixEpoch, Language)))
            return (true, true);
        return (HangsOn(field.When, _step.Id + ".") && entry.IsEmpty, false);
    }

    private static bool HangsOn(Condition condition, string prefix) =>
        condition switch
        {
            Condition.Is(var path, _) => path.StartsWith(prefix, StringComparison.Ordinal),
            Condition.AnyOf(var path, _) => path.StartsWith(prefix, StringComparison.Ordinal),
            Condition.Answered(var path) => path.StartsWith(prefix, StringComparison.Ordinal),
            Condition.All(var all) => all.Any(inner => HangsOn(inner, prefix)),
            Condition.Any(var any) => any.Any(inner => HangsOn(inner, prefix)),
            Condition.Not(var inner) => HangsOn(inner, prefix),
            _ => false,
        };

    private bool IsFirst(Step? field) => field is null || field.Id == GuideFlow.FieldsOf(_step)[0].Id;

    private string List()
    {
        var entries = Current is { } answer ? AnswerLines.Of(_step, _words, answer, Language) : [];
        var fields = GuideFlow.FieldsOf(_step);
        var open = Current is { Entries: [.., var last] } && !IsFirst(_field) ? last : null;
        if (entries.Count > 0)
        {
            _sheet.Line(_draft.Say("card.so-far", ("count", Number(entries.Count))));
            _sheet.CardFact(null, _draft.Say("card.so-far", ("count", Number(entries.Count))), small: true, gap: true);
            for (var i = 0; i < entries.Count; i++)
            {
                _sheet.Line($"  {Number(i + 1)}) {entries[i]}");
                _sheet.CardFact(Number(i + 1), entries[i]);
            }
        }

        if (fields.IsEmpty)
        {
            Picks(_step, _words, says: false);
            _sheet.Inputs.Add(
                Input(_step with { Kind = StepKind.Text }, _words, "text", _draft.Say("card.new-entry"), null, required: false)
            );
        }
        else
        {
            AskField(underWay: !IsFirst(_field));
            AddFields(open ?? ImmutableDictionary<string, string>.Empty, requirable: false);
        }

        _sheet.Actions.Insert(0, new ActionView(_draft.Say("card.add-entry"), Primary: true, Alone: false));
        var finish = entries.Count > 0 ? Moves.Done : Moves.None;
        if (_question.Moves.Contains(finish, StringComparer.Ordinal))
        {
            var button = new ActionView(_draft.Move(finish), Move: finish, Alone: finish is Moves.None);
            if (_sheet.Actions.Count >= Sheet.MostActions - 1)
                _sheet.Actions.RemoveRange(Sheet.MostActions - 2, _sheet.Actions.Count - (Sheet.MostActions - 2));
            _sheet.Action(button);
        }
        if (entries.Count > 0 && _question.Moves.Contains(Moves.Remove, StringComparer.Ordinal))
            _sheet.Chooser = Remover(entries);
        return "question-list";
    }

    private ChooserView Remover(IReadOnlyList<string> entries) =>
        new(
            _draft.Say("card.remove"),
            Moves.Remove,
            _draft.Say("card.remove-go"),
            new InputView
            {
                Kind = "select",
                Id = "option",
                Label = _draft.Say("card.remove-which"),
                Required = true,
                Error = _draft.Say("card.choose-one"),
                Choices = [.. entries.Select((entry, i) => new ChoiceView($"{Number(i + 1)}. {Draft.Inert(entry, 40)}", Number(i + 1)))],
            }
        );

    // ---------------------------------------------------------------- inputs

    private InputView Input(Step step, StepWords words, string id, string label, string? value, bool required)
    {
        var choice = step.Kind is StepKind.Choice && !step.Own;
        var kind = step.Kind switch
        {
            StepKind.Choice when choice => step.Options.Length <= 3 ? "radio" : "select",
            StepKind.Choices => "check",
            StepKind.YesNo or StepKind.Confirm => "radio",
            StepKind.LongText => "lines",
            StepKind.Number => "number",
            _ => "text",
        };
        var longest = Math.Max(AnswerReader.Limits(step, chinese: true).Most, AnswerReader.Limits(step, chinese: false).Most);
        return new InputView
        {
            Kind = kind,
            Id = id,
            Label = label,
            Required = required,
            Error = required ? _draft.Say("card.needed", ("label", words.Label)) : null,
            Placeholder = Placeholder(step, words, kind),
            Value = Shown(step, words, value),
            MaxLength = kind is "text" or "lines" && step.Kind is StepKind.Text or StepKind.LongText ? longest : null,
            Min = kind is "number" ? step.Range?.Least : null,
            Max = kind is "number" ? step.Range?.Most : null,
            Choices = kind switch
            {
                "radio" when step.Kind is StepKind.YesNo or StepKind.Confirm =>
                [
                    new ChoiceView(_draft.Move(Moves.Yes), "yes"),
                    new ChoiceView(_draft.Move(Moves.No), "no"),
                ],
                "radio" or "select" or "check" => ChoicesOf(step, words),
                _ => [],
            },
        };
    }

    /// <summary>A value as it can be edited and read again; nothing where it is too long for the card.</summary>
    private string? Shown(Step step, StepWords words, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        switch (step.Kind)
        {
            case StepKind.Choices:
                return value.Replace('\n', ',');
            case StepKind.Choice when !step.Own:
            case StepKind.YesNo or StepKind.Confirm:
                return value;
            case StepKind.Number:
                return decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : null;
            case StepKind.Date when value is "today":
                return _draft.Words.All(Language, "card.days-past")[0];
            case StepKind.Text or StepKind.LongText:
                return Editable(value);
            default:
                return AnswerLines.Value(step, words, value, Language);
        }
    }

    private string? Editable(string text) => text.Length == 0 || text.Length > _draft.Longest * 20 ? null : text;

    private string? Placeholder(Step step, StepWords words, string kind) =>
        step.Kind switch
        {
            StepKind.Date => _draft.Say("card.placeholder-date"),
            StepKind.Time => _draft.Say("card.placeholder-time"),
            StepKind.Duration => _draft.Say("card.placeholder-duration"),
            StepKind.Choice when step.Own => _draft.Say(
                "card.placeholder-own",
                ("options", _draft.Joined(step.Options.Select(option => AnswerLines.Label(words, option.Id))))
            ),
            _ when kind is "select" => _draft.Say("card.choose-one"),
            StepKind.Text or StepKind.LongText => words.Example ?? words.Hint,
            _ => null,
        };

    private static List<ChoiceView> ChoicesOf(Step step, StepWords words) =>
        [.. step.Options.Select(option => new ChoiceView(AnswerLines.Label(words, option.Id), option.Id))];

    private static bool IsOption(Step step, string value) =>
        step.Options.Any(option => string.Equals(option.Id, value, StringComparison.Ordinal));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
