using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>What the engine itself says and asks, outside guides.</summary>
internal static class EngineMessages
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("*_[]`#<>~\\");

    public static Message Menu(Reply.Menu menu, Draft draft)
    {
        var sheet = new Sheet(draft, menu.Ask);
        sheet.Notices(draft.Notices(menu.Notices, guide: null));
        sheet.Head(eyebrow: null, draft.Say(menu.Group is { } shown ? "card.groups." + shown : "card.menu"));
        // Runs to go on with come first, and leave room for the guides.
        var room = Math.Max(1, Sheet.MostActions - menu.Guides.Length);
        foreach (var run in menu.Resumable.Take(room))
        {
            var title = draft.Guides(run.Guide, null)?.WordsIn(draft.Language).Title ?? run.Guide;
            var button = run.AddressAs is { } who
                ? draft.Say("card.resume-whom", ("title", title), ("who", Draft.Inert(who, 20)))
                : draft.Say("card.resume", ("title", title));
            sheet.Numbered(button);
            sheet.Action(new ActionView(button, Move: Moves.Resume, Option: run.RunId.ToString(), Primary: sheet.Actions.Count == 0));
        }
        foreach (var choice in menu.Guides)
        {
            if (draft.Guides(choice.Guide, null)?.WordsIn(draft.Language) is not { } words)
                continue;
            sheet.Numbered(
                words.About is { } more ? draft.Say("card.option-detail", ("label", words.Title), ("detail", more)) : words.Title
            );
            if (words.About is { } about)
                sheet.CardFact(words.Title, about, small: true);
            sheet.Action(new ActionView(words.Title, Move: Moves.Start, Option: choice.Guide));
        }
        foreach (var group in menu.Groups)
        {
            var (name, about) = (draft.Say("card.groups." + group), draft.Say("card.groups-about." + group));
            sheet.Numbered(draft.Say("card.option-detail", ("label", name), ("detail", about)));
            sheet.ShelfAction(new ActionView(name, Move: Moves.Group, Option: group));
        }
        if (menu.Practice)
        {
            var title = draft.Say("practice.title");
            sheet.Numbered(draft.Say("card.option-detail", ("label", title), ("detail", draft.Say("practice.about"))));
            sheet.ShelfAction(new ActionView(title, Move: Moves.Practice));
        }
        if (menu.Group is null)
            sheet.ShelfAction(new ActionView(draft.Move(Moves.AskNotes), Move: Moves.AskNotes));
        else
            sheet.Action(new ActionView(draft.Move(Moves.Menu), Move: Moves.Menu));
        return sheet.On("menu");
    }

    public static Message Confirm(Reply.Confirm confirm, Draft draft)
    {
        var sheet = new Sheet(draft, confirm.Ask);
        sheet.Head(eyebrow: null, draft.Notice(confirm.Words, Inert(confirm.Values, draft), guide: null));
        foreach (var move in confirm.Moves)
            sheet.Action(new ActionView(draft.Move(move), Move: move));
        return sheet.On("confirm");
    }

    public static Message Pick(Reply.Pick pick, Draft draft)
    {
        var sheet = new Sheet(draft, pick.Ask);
        sheet.Notices(draft.Notices(pick.Notices, guide: null));
        sheet.Head(eyebrow: null, draft.Notice(pick.Words, Inert(pick.Values, draft), guide: null));
        if (pick.Offers.Length <= Sheet.MostActions)
        {
            foreach (var offer in pick.Offers)
            {
                sheet.Numbered(offer.Label);
                sheet.Action(new ActionView(Draft.Inert(offer.Label, 60), Option: offer.Option), says: offer.Label);
            }
            return sheet.On("confirm");
        }

        foreach (var offer in pick.Offers)
            sheet.Numbered(offer.Label);
        sheet.Inputs.Add(
            new InputView
            {
                Kind = "select",
                Id = "option",
                Label = draft.Say("card.choose-one"),
                Required = true,
                Error = draft.Say("card.choose-one"),
                Placeholder = draft.Say("card.choose-one"),
                Choices = [.. pick.Offers.Select(offer => new ChoiceView(Draft.Inert(offer.Label, 60), offer.Option))],
            }
        );
        sheet.Actions.Add(new ActionView(draft.Say("card.send"), Primary: true, Alone: false));
        return sheet.On("question-choices");
    }

    /// <summary>A heading is a sentence of ours with typed words in it: those must not act as Markdown.</summary>
    public static Dictionary<string, string> Inert(IReadOnlyDictionary<string, string> values, Draft draft) =>
        values.ToDictionary(pair => pair.Key, pair => Unmarked(draft.Inert(pair.Value)), StringComparer.Ordinal);

    public static string Unmarked(string text)
    {
        if (text.AsSpan().IndexOfAny(Marks) < 0)
            return text;
        // Look-alikes rather than backslashes: Teams shows a backslash as it is.
        return text.Replace('*', '＊')
            .Replace('_', '＿')
            .Replace('[', '［')
            .Replace(']', '］')
            .Replace('`', '｀')
            .Replace('#', '＃')
            .Replace('<', '＜')
            .Replace('>', '＞')
            .Replace('~', '～')
            .Replace('\\', '＼');
    }
}
