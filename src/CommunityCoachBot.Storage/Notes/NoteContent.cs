using System.Text.Json.Nodes;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>Finds answers in a note's content, by step or field id, whether the id is a step of its own or a field of a form.</summary>
internal static class NoteContent
{
    public static string? Find(JsonNode? content, string id) =>
        Node(content, id) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The texts of a several-choices answer; one where it is a single text.</summary>
    public static IEnumerable<string> FindAll(JsonNode? content, string id) =>
        Node(content, id) switch
        {
            JsonArray array => array
                .OfType<JsonValue>()
                .Select(value => value.TryGetValue<string>(out var text) ? text : null)
                .OfType<string>(),
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        };

    /// <summary>What a summary says became of earlier promises: <c>yes</c> or <c>no</c>; what is not known says nothing.</summary>
    public static IEnumerable<(string What, string Kept)> EarlierPromises(JsonObject content) =>
        content["earlier-promises"] is JsonArray entries
            ? entries
                .OfType<JsonObject>()
                .Select(entry => (What: Find(entry, "what"), Kept: Find(entry, "kept")))
                .Where(entry => entry is { What: not null, Kept: "yes" or "no" })
                .Select(entry => (entry.What!, entry.Kept!))
            : [];

    private static JsonNode? Node(JsonNode? content, string id) =>
        content switch
        {
            JsonObject own when own[id] is { } found => found,
            JsonObject form => form.Select(entry => Node(entry.Value, id)).FirstOrDefault(found => found is not null),
            JsonArray list => list.Select(entry => Node(entry, id)).FirstOrDefault(found => found is not null),
            _ => null,
        };
}
