using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Chat;

/// <summary>
/// The coach behind our own page. What a person sends is stored and acknowledged before its turn runs, so a turn has all the time it needs; one that a
/// stop interrupted runs at the next start, before anything new of its conversation.
/// </summary>
public sealed class WebChatBot(
    TurnRunner turns,
    ITranscriptStore transcripts,
    NoteFiles files,
    CoachTenant tenant,
    ILogger<WebChatBot> logger
) : IDirectLineBot, IHostedService, IDisposable
{
    // The client has its answer already: a store that is away is waited for as long as the host runs.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _waitingSinceStop = Task.CompletedTask;

    public Task ConversationStartedAsync(
        DirectLineConversation conversation,
        Activity conversationUpdate,
        CancellationToken cancellationToken
    ) => RunAsync(conversation.TenantId, conversation.UserId, conversation.UserName, conversationUpdate, cancellationToken);

    public async Task ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type == ActivityTypes.Typing)
            return;
        activity = await files.WithTextAsync(activity, cancellationToken);
        await RunAsync(activity.Conversation?.TenantId, activity.From?.Id ?? "", activity.From?.Name, activity, cancellationToken);
    }

    /// <summary>Puts what was waiting since the last stop into its conversations' lines, before the first request is taken.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var rows = await transcripts.UnansweredAsync(cancellationToken);
        if (rows.Count == 0)
            return;
        logger.WaitingSinceStop(rows.Count);
        var activities = rows.Select(row => JsonSerializer.Deserialize(row.Body, ActivityJson.Default.Activity)!);
        _waitingSinceStop = Task.WhenAll(activities.Select(activity => ReceiveAsync(activity, _stopping.Token)).ToArray());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_waitingSinceStop, Task.Delay(Timeout.Infinite, cancellationToken));
    }

    // Cancelled, not disposed: a host may be asked to stop while, or after, it is disposed, and a source without a timer has nothing to free.
    public void Dispose() => _stopping.Cancel();

    private async Task RunAsync(string? tenantId, string userId, string? userName, Activity activity, CancellationToken cancellationToken)
    {
        if (Person.IdOfDirectLineUser(userId) is not { } personId)
            return;
        var request = new TurnRequest
        {
            Key = new ConversationKey(tenantId ?? tenant.Id, activity.ChannelId ?? Channels.DirectLine, activity.Conversation!.Id!),
            Activity = activity,
            Worker = new WorkerProfile(personId, userName ?? "", null, [Roles.Worker]),
            Delivery = Delivery.Transcript,
            Inbound = Inbound.KeyOf(activity),
            Patience = Patience,
        };
        await turns.RunAsync(request, cancellationToken);
    }
}
