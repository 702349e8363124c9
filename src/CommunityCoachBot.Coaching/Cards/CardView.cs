namespace CommunityCoachBot.Coaching.Cards;

/// <summary>What a card template has to fill in: texts in one language, inputs and actions. All cards share it; a template uses what it needs.</summary>
internal sealed class CardView
{
    public required string Lang { get; init; }
    public string? Ask { get; init; }

    /// <summary>For a client that cannot show the card.</summary>
    public required string Fallback { get; init; }

    /// <summary>For a screen reader that announces the card.</summary>
    public required string Speak { get; init; }

    public List<NoticeView> Notices { get; } = [];

    /// <summary>Small, above the heading: where we are.</summary>
    public string? Eyebrow { get; init; }
    public required string Heading { get; init; }

    /// <summary>Lines under the heading, written by us.</summary>
    public List<string> Hints { get; } = [];

    /// <summary>Which of the inputs the next typed message answers, once that is not the first.</summary>
    public AskedView? Asked { get; init; }

    /// <summary>What must be seen before anything else: earlier promises.</summary>
    public List<FactView> Lead { get; } = [];

    /// <summary>Options with what they mean, and answers: label and typed text, which is never read as Markdown.</summary>
    public List<FactView> Facts { get; } = [];
    public List<InputView> Inputs { get; } = [];
    public List<ActionView> Actions { get; } = [];

    /// <summary>Of the menu: what leads on to more guides.</summary>
    public List<ActionView> Shelves { get; } = [];

    /// <summary>A chooser behind a button, so that it takes one line until it is wanted.</summary>
    public ChooserView? Chooser { get; set; }
}

/// <param name="Style">The container's style; the word in front says the same.</param>
internal sealed record NoticeView(string? Prefix, string Text, string? Style);

/// <param name="Small">A remark rather than an answer.</param>
/// <param name="Gap">Stands apart from what is before it.</param>
/// <param name="Words">The words of a note it came from, shown when asked for.</param>
internal sealed record FactView(string? Label, string Text, bool Small = false, bool Gap = false, QuoteView? Words = null);

/// <param name="Id">Unique in the card.</param>
/// <param name="Title">Of the link that shows and hides it.</param>
internal sealed record QuoteView(string Id, string Title, string Text);

internal sealed record AskedView(string Prompt, string? Hint);

internal sealed class InputView
{
    /// <summary><c>text</c>, <c>lines</c>, <c>number</c>, <c>select</c>, <c>radio</c> or <c>check</c>.</summary>
    public required string Kind { get; init; }
    public required string Id { get; init; }
    public required string Label { get; init; }
    public string? Placeholder { get; init; }
    public string? Value { get; set; }
    public bool Required { get; init; }
    public string? Error { get; init; }
    public int? MaxLength { get; init; }
    public int? Min { get; init; }
    public int? Max { get; init; }
    public List<ChoiceView> Choices { get; init; } = [];
}

internal sealed record ChoiceView(string Title, string Value);

/// <param name="Move">The repair move it makes, or null when it answers.</param>
/// <param name="Alone">Sends only its own data, whatever the inputs hold and whether or not they are valid.</param>
internal sealed record ActionView(
    string Title,
    string? Move = null,
    string? Option = null,
    string? Step = null,
    bool Primary = false,
    bool Alone = true
);

internal sealed record ChooserView(string Title, string Move, string Go, params InputView[] Inputs);
