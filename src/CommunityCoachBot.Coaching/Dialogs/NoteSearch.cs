using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>The last question about notes of a conversation: what the next one may refine, and where its pages stand.</summary>
public sealed record NoteSearch
{
    /// <summary>The query as <see cref="NoteQueryJson"/> writes it.</summary>
    public required string Filter { get; init; }

    /// <summary>Words looked for in the text of notes, or null.</summary>
    public string? Words { get; init; }

    /// <summary>Also planned visits whose day has passed without a summary.</summary>
    public bool Unwritten { get; init; }

    /// <summary>Whom a name meant, once chosen among several.</summary>
    public string? WorkerId { get; init; }

    /// <summary>Where the next page begins, or null.</summary>
    public string? More { get; init; }

    /// <summary>The note that was opened last from the list, or null.</summary>
    public Guid? Open { get; init; }

    /// <param name="today">The day that macros would be meant from; what is kept has none.</param>
    public NoteQuery Query(DateOnly today) => NoteQueryJson.Read((JsonObject)JsonNode.Parse(Filter)!, today);

    public static NoteSearch For(NoteQuery query) => new() { Filter = NoteQueryJson.Write(query).ToJsonString() };
}
