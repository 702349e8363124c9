using System.Data.Common;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.People;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>Reads the rows of <see cref="TurnSql"/>, of either database.</summary>
internal static class LoadedRow
{
    public const int HasPending = 5;

    public static LoadedTurn Read(DbDataReader reader) =>
        new()
        {
            Version = reader.IsDBNull(0) ? 0 : reader.GetInt64(0),
            State = reader.IsDBNull(1) ? ConversationState.New : StoredJson.State(reader.GetString(1)),
            PersonLanguage = Text(reader, 2),
            AlreadyAnswered = !reader.IsDBNull(3),
            EarlierAnswer = Text(reader, 4),
            PersonRoles = reader.IsDBNull(6) ? [] : RoleList.Read(reader.GetString(6)),
            PersonName = Text(reader, 7),
        };

    public static PendingEffect ReadPending(DbDataReader reader, ConversationKey key) =>
        new(reader.GetInt64(0), key, reader.GetString(1), Questions.Read(reader.GetString(2), reader.GetString(3)));

    public static StoredNote ReadNote(DbDataReader reader) =>
        new(reader.GetString(0), (int)reader.GetInt64(1), reader.GetString(2), Text(reader, 3));

    public static OtherConversation ReadConversation(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetInt64(1), StoredJson.State(reader.GetString(2)));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
