using System.Text;
using System.Text.Json;

namespace CommunityCoachBot.Coaching.Tests.Messages;

/// <summary>What must hold of a card and no library checks: known properties, Teams' limits, our accessibility rules.</summary>
internal static class CardRules
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = ["type", "version", "$schema", "lang", "fallbackText", "speak", "body", "actions"],
        ["TextBlock"] = ["type", "text", "style", "size", "weight", "wrap", "isSubtle", "spacing", "separator", "color"],
        ["RichTextBlock"] = ["type", "inlines", "spacing", "separator"],
        ["TextRun"] = ["type", "text", "size", "weight", "isSubtle", "color", "selectAction"],
        ["Container"] = ["type", "style", "items", "spacing", "separator", "bleed", "id", "isVisible"],
        ["ActionSet"] = ["type", "actions", "spacing"],
        ["ColumnSet"] = ["type", "columns", "spacing"],
        ["Column"] = ["type", "width", "items"],
        ["Input.Text"] = ["type", "id", "label", "isRequired", "errorMessage", "placeholder", "value", "isMultiline", "maxLength"],
        ["Input.Number"] = ["type", "id", "label", "isRequired", "errorMessage", "placeholder", "value", "min", "max"],
        ["Input.ChoiceSet"] =
        [
            "type",
            "id",
            "label",
            "isRequired",
            "errorMessage",
            "placeholder",
            "value",
            "choices",
            "style",
            "isMultiSelect",
            "wrap",
        ],
        ["Action.Submit"] = ["type", "title", "style", "data", "associatedInputs"],
        ["Action.ToggleVisibility"] = ["type", "title", "targetElements"],
        ["Action.ShowCard"] = ["type", "title", "card"],
    };

    /// <summary>Everything that is wrong with the card.</summary>
    public static List<string> Broken(string card)
    {
        var broken = new List<string>();
        using var json = JsonDocument.Parse(card);
        var root = json.RootElement;
        if (Encoding.UTF8.GetByteCount(card) > 28 * 1024)
            broken.Add("larger than 28 KB");
        foreach (var needed in (string[])["lang", "fallbackText", "speak"])
        {
            if (!root.TryGetProperty(needed, out var value) || string.IsNullOrWhiteSpace(value.GetString()))
                broken.Add($"no {needed}");
        }
        if (root.GetProperty("version").GetString() != "1.5")
            broken.Add("not version 1.5");

        var elements = Elements(root).ToList();
        if (elements.Find(element => Type(element) == "TextBlock") is { ValueKind: JsonValueKind.Object } first)
        {
            if (!first.TryGetProperty("style", out var style) || style.GetString() != "heading")
                broken.Add("the first text is no heading");
        }
        else
        {
            broken.Add("no text");
        }

        var ids = elements
            .Where(element => element.TryGetProperty("id", out _))
            .Select(element => element.GetProperty("id").GetString())
            .ToList();
        if (ids.Distinct().Count() != ids.Count)
            broken.Add("two inputs with one id");
        foreach (var actions in Lists(root, "actions"))
        {
            if (actions.GetArrayLength() > 6)
                broken.Add("more than six actions");
            var titles = actions.EnumerateArray().Select(action => action.GetProperty("title").GetString()).ToList();
            if (titles.Distinct().Count() != titles.Count)
                broken.Add("two actions with one title");
        }
        foreach (var element in elements)
            Check(element, broken);
        return broken;
    }

    private static void Check(JsonElement element, List<string> broken)
    {
        var type = Type(element);
        if (type is null)
            return;
        if (!Known.TryGetValue(type, out var properties))
        {
            broken.Add($"unknown type {type}");
            return;
        }
        broken.AddRange(
            element
                .EnumerateObject()
                .Where(property => !properties.Contains(property.Name))
                .Select(property => $"{type} has no {property.Name}")
        );
        var names = element.EnumerateObject().Select(property => property.Name).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            broken.Add($"{type} says something twice");
        if (type == "TextBlock" && !element.GetProperty("wrap").GetBoolean())
            broken.Add("a text that does not wrap");
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            if (!element.TryGetProperty("label", out var label) || string.IsNullOrWhiteSpace(label.GetString()))
                broken.Add($"{type} without a label");
            if (element.TryGetProperty("isRequired", out _) && !element.TryGetProperty("errorMessage", out _))
                broken.Add($"{type} without an error message");
        }
        if (type == "Action.Submit" && !element.GetProperty("data").TryGetProperty("ask", out _))
            broken.Add("an action that does not say which question it belongs to");
    }

    private static string? Type(JsonElement element) => element.TryGetProperty("type", out var type) ? type.GetString() : null;

    /// <summary>All objects of a card, in reading order, but not the data of its actions.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.Object =>
            [
                node,
                .. node.EnumerateObject()
                    .Where(property => property.Name is not ("data" or "choices"))
                    .SelectMany(property => Elements(property.Value)),
            ],
            JsonValueKind.Array => node.EnumerateArray().SelectMany(Elements),
            _ => [],
        };

    private static IEnumerable<JsonElement> Lists(JsonElement node, string name) =>
        Elements(node)
            .SelectMany(element => element.EnumerateObject())
            .Where(property => property.Name == name)
            .Select(property => property.Value);

    /// <summary>Every string of a card.</summary>
    public static IEnumerable<string> Strings(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.String => [node.GetString()!],
            JsonValueKind.Object => node.EnumerateObject().SelectMany(property => Strings(property.Value)),
            JsonValueKind.Array => node.EnumerateArray().SelectMany(Strings),
            _ => [],
        };
}
