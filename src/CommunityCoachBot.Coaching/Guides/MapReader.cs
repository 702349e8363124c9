using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Reads the names and values of one group of a file. What was never asked for is unknown, and reported by <see cref="NothingElse"/>.</summary>
/// <param name="what">What the group is, for messages: <c>Step 'goal'</c>.</param>
internal sealed class MapReader(Yaml.Map map, string what, Action<int, string> report)
{
    private readonly List<string> _asked = [];

    public int Line => map.Line;

    public int LineOf(string key) => map.Find(key)?.Line ?? map.Line;

    public bool Has(string key) => map.Find(key) is not null;

    public string? Needed(string key)
    {
        if (!Has(key))
            report(map.Line, $"{what} needs '{key}:'.");
        return Text(key);
    }

    public string? Text(string key)
    {
        switch (Ask(key))
        {
            case null:
                return null;
            case Yaml.Text text:
                return text.Value.Trim();
            case var other:
                report(
                    other.Line,
                    $"{what}: '{key}' takes one text, not a list or group. Put quotes around text that begins with [ or {{."
                );
                return null;
        }
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text)
            return false;
        if (text is not ("true" or "false"))
            report(LineOf(key), $"{what}: '{key}' is 'true' or 'false', not '{text}'.");
        return text is "true";
    }

    /// <summary>A whole number; 0 when left out.</summary>
    public int Number(string key)
    {
        if (Text(key) is not { } text)
            return 0;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            report(LineOf(key), $"{what}: '{key}' takes a whole number, not '{text}'.");
        return number;
    }

    public Bounds? Bounds(string key)
    {
        if (Ask(key) is not { } value)
            return null;
        if (
            value is Yaml.List { Items: [Yaml.Text least, Yaml.Text most] }
            && int.TryParse(least.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(most.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
        )
            return new Bounds(from, to);
        report(value.Line, $"{what}: '{key}' takes the least and the most, two whole numbers such as [1, 20].");
        return null;
    }

    public ImmutableArray<(int Line, string Value)> Texts(string key)
    {
        if (List(key) is not { } list)
            return [];
        foreach (var odd in list.Items.Where(item => item is not Yaml.Text || item.IsEmpty))
            report(odd.Line, $"{what}: '{key}' is a list of texts, and this is none.");
        return [.. list.Items.OfType<Yaml.Text>().Where(item => !item.IsEmpty).Select(item => (item.Line, item.Value.Trim()))];
    }

    public Yaml.List? List(string key)
    {
        if (Ask(key) is not { } value)
            return null;
        if (value is Yaml.List list)
            return list;
        report(value.Line, $"{what}: '{key}' takes a list, such as [a, b] or lines that begin with '- '.");
        return null;
    }

    public Yaml.Map? Group(string key)
    {
        if (Ask(key) is not { } value)
            return null;
        if (value is Yaml.Map group)
            return group;
        report(value.Line, $"{what}: '{key}' takes names with a colon, each with its value.");
        return null;
    }

    /// <summary>The value, whatever it is; an empty one is reported.</summary>
    public Yaml? Ask(string key)
    {
        _asked.Add(key);
        if (map.Find(key) is not { } entry)
            return null;
        if (!entry.Value.IsEmpty)
            return entry.Value;
        report(entry.Line, $"{what}: nothing is written after '{key}:'.");
        return null;
    }

    public void NothingElse()
    {
        foreach (var entry in map.Entries.Where(entry => !_asked.Contains(entry.Key, StringComparer.Ordinal)))
            report(entry.Line, $"{what} cannot have '{entry.Key}'.{DidYouMean.Hint(entry.Key, _asked)}");
    }
}
