using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>What people wrote in a note, one line an answer: what is searched. Options, dates and private reflections are not in it.</summary>
public static partial class NoteText
{
    public static string Of(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var text = new StringBuilder(note.AddressAs);
        Add(text, note.Content);
        return text.ToString();
    }

    private static void Add(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject form:
                foreach (var (_, value) in form)
                    Add(text, value);
                break;
            case JsonArray list:
                foreach (var entry in list)
                    Add(text, entry);
                break;
            case JsonValue value when value.TryGetValue<string>(out var written) && !Canonical().IsMatch(written):
                text.Append('\n').Append(written);
                break;
        }
    }

    /// <summary>Ids of options of more than one word, dates, times and plain numbers: not what anybody wrote.</summary>
    [GeneratedRegex(
        "^([a-z]+(-[a-z0-9]+)+|yes|no|[0-9:.-]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Canonical();
}
