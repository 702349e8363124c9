using System.Data.Common;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using Dapper;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>Answers what a dialog asks, from the worker's own conversations and notes only.</summary>
internal static class StoreAnswers
{
    private const string OwnNotes = "n.tenant_id = @Tenant AND n.author_id = @Person AND n.latest = 1";

    private const string OpenRunsElsewhere = """
        SELECT channel_id, conversation_id, state FROM conversation
        WHERE tenant_id = @Tenant AND person_id = @Person AND open_runs > 0 AND NOT (channel_id = @Channel AND conversation_id = @Conversation)
        """;

    private const string PlansWithoutSummary = $"""
        SELECT n.body FROM note n
        WHERE {OwnNotes} AND n.kind = 'visit-plan' AND n.visit_date = @Date AND NOT EXISTS (
          SELECT 1 FROM note s
          WHERE s.tenant_id = n.tenant_id AND s.plan_id = n.id AND s.author_id = n.author_id AND s.kind = 'visit-summary' AND s.latest = 1)
        ORDER BY n.confirmed
        """;

    private const string NewestNotes = $"SELECT n.body FROM note n WHERE {OwnNotes} ORDER BY n.confirmed DESC, n.id DESC LIMIT @Limit";

    private const string NewestPractices =
        "SELECT body FROM practice_run WHERE tenant_id = @Tenant AND person_id = @Person ORDER BY ended DESC, id DESC LIMIT @Limit";

    private const string NotesOfHousehold =
        $"SELECT n.body FROM note n WHERE {OwnNotes} AND n.address_as = @AddressAs ORDER BY n.confirmed DESC, n.id DESC";

    public static Task<StoreAnswer> AnswerAsync(DbConnection connection, ConversationKey key, string personId, StoreQuestion question) =>
        question switch
        {
            StoreQuestion.OpenRuns => RunsAsync(connection, key, personId),
            StoreQuestion.PlansFor plans => PlansAsync(connection, key, personId, plans.Date),
            StoreQuestion.Household household => HouseholdAsync(connection, key, personId, household.AddressAs),
            StoreQuestion.PracticeRuns runs => PracticesAsync(connection, key, personId, runs.Limit),
            StoreQuestion.RecentNotes recent => RecentAsync(connection, key, personId, recent.Limit),
            _ => throw new InvalidOperationException($"The store has no answer to {question.GetType().Name}."),
        };

    private static async Task<StoreAnswer> RunsAsync(DbConnection connection, ConversationKey key, string personId)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Person = personId,
            Channel = key.ChannelId,
            Conversation = key.ConversationId,
        };
        var rows = await connection.QueryAsync<ConversationRow>(OpenRunsElsewhere, parameters);
        var runs = rows.SelectMany(row =>
                OpenRuns
                    .Of(StoredJson.State(row.State))
                    .Select(run =>
                        (Run: run, Conversation: new ConversationKey(key.TenantId, row.ChannelId, row.ConversationId).ToString())
                    )
            )
            .OrderByDescending(found => found.Run.Started)
            .ToList();
        return new() { Runs = [.. runs.Select(found => found.Run)], RunConversations = [.. runs.Select(found => found.Conversation)] };
    }

    private static async Task<StoreAnswer> PlansAsync(DbConnection connection, ConversationKey key, string personId, DateOnly date)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Person = personId,
            Date = Day.Text(date),
        };
        var plans = await NotesAsync(connection, PlansWithoutSummary, parameters);
        // A plan says its time of day inside its form; one without comes last. The order of confirmation breaks ties.
        return new() { Notes = [.. plans.OrderBy(plan => NoteContent.Find(plan.Content, "time") ?? "~", StringComparer.Ordinal)] };
    }

    private static async Task<StoreAnswer> HouseholdAsync(DbConnection connection, ConversationKey key, string personId, string addressAs)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Person = personId,
            AddressAs = StoredText.Safe(addressAs),
        };
        return new() { Household = Household.From(addressAs, await NotesAsync(connection, NotesOfHousehold, parameters)) };
    }

    private static async Task<StoreAnswer> RecentAsync(DbConnection connection, ConversationKey key, string personId, int limit)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Person = personId,
            Limit = limit,
        };
        return new() { Notes = [.. await NotesAsync(connection, NewestNotes, parameters)] };
    }

    private static async Task<StoreAnswer> PracticesAsync(DbConnection connection, ConversationKey key, string personId, int limit)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Person = personId,
            Limit = limit,
        };
        var bodies = await connection.QueryAsync<string>(NewestPractices, parameters);
        return new() { Practices = [.. bodies.Select(body => StoredJson.Read(body, CoachingJson.Default.PracticeRecord))] };
    }

    private static async Task<List<Coaching.Notes.Note>> NotesAsync(DbConnection connection, string sql, object parameters) =>
        [.. (await connection.QueryAsync<string>(sql, parameters)).Select(StoredJson.Note)];

    private sealed class ConversationRow
    {
        public string ChannelId { get; init; } = "";
        public string ConversationId { get; init; } = "";
        public string State { get; init; } = "";
    }
}
