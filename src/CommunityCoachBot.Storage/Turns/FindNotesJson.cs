using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>A question for notes as JSON: the filter as the domain writes it, and how its page is to be shown.</summary>
internal static class FindNotesJson
{
    public static string Write(StoreQuestion.FindNotes question) =>
        new JsonObject
        {
            ["query"] = NoteQueryJson.Write(question.Query),
            ["today"] = Day.Text(question.Today),
            ["after"] = question.After,
            ["words"] = question.Words,
            ["unwritten"] = question.Unwritten,
            ["count"] = question.Count,
            ["workerId"] = question.WorkerId,
            ["limit"] = question.Limit,
        }.ToJsonString();

    public static StoreQuestion.FindNotes Read(string json)
    {
        try
        {
            var node = JsonNode.Parse(json)!.AsObject();
            var today = DateOnly.ParseExact(node["today"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new(NoteQueryJson.Read(node["query"]!.AsObject(), today), today)
            {
                After = (string?)node["after"],
                Words = (string?)node["words"],
                Unwritten = (bool?)node["unwritten"] ?? false,
                Count = (bool?)node["count"] ?? false,
                WorkerId = (string?)node["workerId"],
                Limit = (int?)node["limit"] ?? 10,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
#pragma warning disable MA0054 // Not kept as the inner exception: its message may quote what was read.
            throw new StoredDataException(nameof(StoreQuestion.FindNotes));
#pragma warning restore MA0054
        }
    }
}
