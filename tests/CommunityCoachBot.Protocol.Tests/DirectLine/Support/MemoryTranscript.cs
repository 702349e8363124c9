using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.DirectLine;

namespace CommunityCoachBot.Protocol.Tests.DirectLine.Support;

/// <summary>The store's promises, kept in memory. It outlives a host, so that a restart can be played.</summary>
internal sealed class MemoryTranscript : IDirectLineStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DirectLineConversation> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DirectLineRow>> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), DirectLineRow> _byClientId = [];

    /// <summary>Set to make the store fail as a database does.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Holds every append until it is released.</summary>
    public Task? Hold { get; set; }

    public Task<bool> CreateAsync(DirectLineConversation conversation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfBroken();
            return Task.FromResult(_conversations.TryAdd(conversation.ConversationId, conversation));
        }
    }

    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfBroken();
            return Task.FromResult(_conversations.GetValueOrDefault(conversationId));
        }
    }

    public Task<bool> JoinAsync(string conversationId, string userId, string? userName, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_conversations[conversationId].UserId.Length > 0)
                return Task.FromResult(false);
            _conversations[conversationId] = _conversations[conversationId] with { UserId = userId, UserName = userName };
            return Task.FromResult(true);
        }
    }

    public Task EndAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
            _conversations[conversationId] = _conversations[conversationId] with { Ended = true };
        return Task.CompletedTask;
    }

    public async Task<DirectLineRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    )
    {
        if (Hold is { } hold)
            await hold;
        lock (_gate)
        {
            ThrowIfBroken();
            if (clientActivityId is not null && _byClientId.TryGetValue((conversationId, clientActivityId), out var earlier))
                return earlier with { Appended = false };
            var row = Add(conversationId, body, id: null);
            if (clientActivityId is not null)
                _byClientId.Add((conversationId, clientActivityId), row);
            return row;
        }
    }

    /// <summary>A row that updates an earlier activity: its id again, with a new sequence number.</summary>
    public DirectLineRow Update(string conversationId, string activityId, string body)
    {
        lock (_gate)
            return Add(conversationId, body, activityId);
    }

    public Task<IReadOnlyList<DirectLineRow>> AfterAsync(
        string conversationId,
        long watermark,
        int limit,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            ThrowIfBroken();
            IReadOnlyList<DirectLineRow> rows =
            [
                .. _rows.GetValueOrDefault(conversationId, []).Where(row => row.Sequence > watermark).Take(limit),
            ];
            return Task.FromResult(rows);
        }
    }

    public Task<long> LastAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfBroken();
            return Task.FromResult(_rows.GetValueOrDefault(conversationId, []).LastOrDefault()?.Sequence ?? 0);
        }
    }

    private DirectLineRow Add(string conversationId, string body, string? id)
    {
        if (!_rows.TryGetValue(conversationId, out var rows))
            _rows.Add(conversationId, rows = []);
        var sequence = rows.Count + 1;
        var activity = JsonNode.Parse(body)!.AsObject();
        activity["id"] = id ??= $"{conversationId}|{sequence:0000000}";
        var row = new DirectLineRow(conversationId, sequence, id, activity.ToJsonString());
        rows.Add(row);
        return row;
    }

    private void ThrowIfBroken()
    {
        if (Failure is { } failure)
            throw failure;
    }
}
