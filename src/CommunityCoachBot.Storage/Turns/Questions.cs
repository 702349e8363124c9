using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>A question to the store as two columns: its kind, and the question as JSON.</summary>
internal static class Questions
{
    public static (string Kind, string Json) Text(StoreQuestion question) =>
        question switch
        {
            StoreQuestion.OpenRuns => ("open-runs", "{}"),
            StoreQuestion.PlansFor plans => ("plans-for", StoredJson.Write(plans, CoachingJson.Default.PlansFor)),
            StoreQuestion.Household household => ("household", StoredJson.Write(household, CoachingJson.Default.Household)),
            StoreQuestion.RecentNotes recent => ("recent-notes", StoredJson.Write(recent, CoachingJson.Default.RecentNotes)),
            StoreQuestion.Timeline timeline => ("timeline", StoredJson.Write(timeline, CoachingJson.Default.Timeline)),
            StoreQuestion.OpenNote open => ("open-note", StoredJson.Write(open, CoachingJson.Default.OpenNote)),
            StoreQuestion.FindNotes find => ("find-notes", FindNotesJson.Write(find)),
            _ => throw new InvalidOperationException($"The store has no answer to {question.GetType().Name}."),
        };

    public static StoreQuestion Read(string kind, string json) =>
        kind switch
        {
            "open-runs" => new StoreQuestion.OpenRuns(),
            "plans-for" => StoredJson.Read(json, CoachingJson.Default.PlansFor),
            "household" => StoredJson.Read(json, CoachingJson.Default.Household),
            "recent-notes" => StoredJson.Read(json, CoachingJson.Default.RecentNotes),
            "timeline" => StoredJson.Read(json, CoachingJson.Default.Timeline),
            "open-note" => StoredJson.Read(json, CoachingJson.Default.OpenNote),
            "find-notes" => FindNotesJson.Read(json),
            _ => throw new StoredDataException(nameof(StoreQuestion)),
        };
}
