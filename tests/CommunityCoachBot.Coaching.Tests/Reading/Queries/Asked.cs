using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

/// <summary>Reads a question on a fixed day, a Wednesday, and compares it with a filter as the domain pack writes it.</summary>
internal static class Asked
{
    public static readonly DateOnly Today = new(2026, 3, 11);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Means(string filter, string said, NoteQuery? previous = null) =>
        Assert.Equal(Text(Filter(filter)), Text(QueryReader.BuiltIn.Read(said, Today, previous: previous).Query));

    public static NoteQuery Filter(string filter) => NoteQueryJson.Read(JsonNode.Parse(filter)!.AsObject(), Today);

    public static string Text(NoteQuery query) => NoteQueryJson.Write(query).ToJsonString(Readable).Replace('"', '\'');
}
