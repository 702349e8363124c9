using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>One message in the making: what is put on it goes into the plain text and into the card alike.</summary>
internal sealed class Sheet(Draft draft, string? ask)
{
    private readonly StringBuilder _text = new();
    private readonly List<NoticeView> _notices = [];
    private readonly List<string> _hints = [];
    private readonly ImmutableArray<Button>.Builder _buttons = ImmutableArray.CreateBuilder<Button>();
    private readonly StringBuilder _speak = new();
    private string? _eyebrow;
    private string _heading = "";
    private int _numbered;

    public List<FactView> Lead { get; } = [];
    public List<FactView> Facts { get; } = [];
    public List<InputView> Inputs { get; } = [];
    public List<ActionView> Actions { get; } = [];
    private readonly List<ActionView> _shelves = [];
    public ChooserView? Chooser { get; set; }
    public AskedView? Asked { get; set; }

    /// <summary>Card buttons that fit: six at most, the rest can be said.</summary>
    public const int MostActions = 6;

    public void Notices(IEnumerable<(string Kind, string Text)> notices)
    {
        foreach (var (kind, text) in notices)
        {
            var (prefix, style) = kind switch
            {
                "warn" => (draft.Say("card.warn"), "warning"),
                "stop" => (draft.Say("card.stop"), "attention"),
                _ => (null, (string?)null),
            };
            Line(prefix is null ? text : $"{prefix} {text}");
            _notices.Add(new NoticeView(prefix, draft.Inert(text), style));
            Speak(text);
        }
    }

    /// <param name="spoken">Whether the heading belongs into the plain text too: not where it was said before and only a field is asked now.</param>
    public void Head(string? eyebrow, string heading, bool spoken = true)
    {
        (_eyebrow, _heading) = (eyebrow, heading);
        if (eyebrow is not null)
            Line(eyebrow);
        if (!spoken)
            return;
        Line(heading);
        Speak(heading);
    }

    public void Hint(string? text, bool spoken = true)
    {
        if (text is null)
            return;
        _hints.Add(text);
        if (!spoken)
            return;
        Line(text);
        Speak(text);
    }

    /// <summary>A line that is said and heard, where the card shows the same as an input.</summary>
    public void Spoken(string text)
    {
        Line(text);
        Speak(text);
    }

    /// <summary>Something to pick by number, which the card offers in an input.</summary>
    public void Pick(string text)
    {
        Numbered(text);
        _buttons.Add(new Button(text, text, InCard: true));
    }

    /// <summary>A line of the plain text alone.</summary>
    public void Line(string text) => _text.Append(_text.Length > 0 ? "\n" : "").Append(text);

    /// <summary>The next numbered line of the plain text.</summary>
    public void Numbered(string text) => Line(string.Create(CultureInfo.InvariantCulture, $"{++_numbered}. {text}"));

    public void Fact(string? label, string text, bool small = false, bool gap = false, string? words = null)
    {
        Line(label is null ? text : draft.Say("card.fact", ("label", label), ("text", text)));
        var quote = words is null
            ? null
            : new QuoteView(
                string.Create(CultureInfo.InvariantCulture, $"words-{Facts.Count}"),
                draft.Say("card.words"),
                draft.Inert(draft.Say("card.quoted", ("text", words)))
            );
        Facts.Add(new FactView(label, draft.Inert(text), small, gap, quote));
    }

    /// <summary>A fact that must be seen before anything else.</summary>
    public void LeadFact(string label, string text)
    {
        Line(draft.Say("card.fact", ("label", label), ("text", text)));
        Lead.Add(new FactView(label, draft.Inert(text)));
    }

    public void CardFact(string? label, string text, bool small = false, bool gap = false) =>
        Facts.Add(new FactView(label, draft.Inert(text), small, gap));

    /// <summary>A button of the card, when there is room, which also can be said.</summary>
    public void Action(ActionView action, string? says = null)
    {
        // Two buttons that read the same could not be told apart: the second says which it is.
        var title = action.Title;
        for (var copy = 2; Actions.Exists(other => string.Equals(other.Title, action.Title, StringComparison.Ordinal)); copy++)
            action = action with { Title = string.Create(CultureInfo.InvariantCulture, $"{title} ({copy})") };
        var fits = Actions.Count < MostActions;
        if (fits)
            Actions.Add(action);
        _buttons.Add(new Button(action.Title, says ?? title, fits));
    }

    /// <summary>A button of the menu that leads on to more guides, in a row of its own.</summary>
    public void ShelfAction(ActionView action)
    {
        _shelves.Add(action);
        _buttons.Add(new Button(action.Title, action.Title, InCard: true));
    }

    /// <summary>A button under the message.</summary>
    public void Button(string label) => _buttons.Add(new Button(label, label, InCard: false));

    public Message Plain() =>
        new()
        {
            Text = _text.ToString(),
            Ask = ask,
            Buttons = _buttons.ToImmutable(),
        };

    public Message On(string template)
    {
        var text = _text.ToString();
        var view = new CardView
        {
            // Clients know the language alone: "zh-Hans" makes the adaptivecards library refuse the property.
            Lang = draft.Language.Split('-')[0],
            Ask = ask,
            Eyebrow = _eyebrow is null ? null : Draft.Inert(_eyebrow, 80),
            Heading = _heading,
            Fallback = Draft.Inert(text, 300),
            Speak = Draft.Inert(_speak.ToString(), 300),
            Chooser = Chooser,
            Asked = Asked,
        };
        view.Notices.AddRange(_notices);
        view.Hints.AddRange(_hints);
        view.Lead.AddRange(Lead);
        view.Facts.AddRange(Facts);
        view.Inputs.AddRange(Inputs);
        view.Actions.AddRange(Actions);
        view.Shelves.AddRange(_shelves);
        return new Message
        {
            Text = text,
            Card = CardTemplates.Instance.Render(template, view),
            Ask = ask,
            Buttons = _buttons.ToImmutable(),
        };
    }

    // Some clients read "speak" as SSML: signs that would be mark-up there are left out.
    private void Speak(string text)
    {
        if (_speak.Length > 0)
            _speak.Append(' ');
        foreach (var c in text)
            _speak.Append(c is '<' or '>' or '&' ? ' ' : c);
    }
}
