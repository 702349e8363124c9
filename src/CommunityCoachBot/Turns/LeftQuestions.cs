using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>
/// At the start, answers the questions that turns committed before a stop and did not come to answer. A conversation with no address to reply to (a
/// terminal) gets its answer with its next input.
/// </summary>
public sealed class LeftQuestions(ITurnStore store, ITranscriptStore transcripts, TurnRunner turns, ILogger<LeftQuestions> logger)
    : IHostedService,
        IDisposable
{
    // Nobody waits at a connection: a store that is away is waited for as long as the host runs.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The answers under way.</summary>
    internal Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Puts the answers into their conversations' lines, before the first request is taken.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var left = await store.PendingEffectsAsync(cancellationToken);
        if (left.Count == 0)
            return;
        var requests = new List<TurnRequest>();
        foreach (var question in left.DistinctBy(question => question.Key))
        {
            if (await RequestOfAsync(question, cancellationToken) is { } request)
                requests.Add(request);
        }

        logger.QuestionsLeft(left.Count, requests.Count);
        Running = Task.WhenAll(requests.Select(request => turns.AnswerLeftQuestionsAsync(request, _stopping.Token)).ToArray());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(Running, Task.Delay(Timeout.Infinite, cancellationToken));
    }

    // Cancelled, not disposed: a host may be asked to stop while, or after, it is disposed, and a source without a timer has nothing to free.
    public void Dispose() => _stopping.Cancel();

    private async Task<TurnRequest?> RequestOfAsync(PendingEffect question, CancellationToken cancellationToken)
    {
        if (await store.ReferenceAsync(question.Key, cancellationToken) is not { } kept)
            return null;
        var reference = JsonSerializer.Deserialize(kept, ActivityJson.Default.ConversationReference)!;
        var ours = await transcripts.FindAsync(question.Key.ConversationId, cancellationToken) is not null;
        if (!ours && string.IsNullOrEmpty(reference.ServiceUrl))
            return null;
        return new TurnRequest
        {
            Key = question.Key,
            Activity = ActivityOf(reference),
            Worker = new WorkerProfile(question.PersonId, reference.User?.Name ?? "", null, [Roles.Worker]),
            Delivery = ours ? Delivery.Transcript : Delivery.Connector,
            Patience = Patience,
        };
    }

    /// <summary>What is replied to: the latest activity of the conversation, as far as its address goes.</summary>
    private static Activity ActivityOf(ConversationReference reference) =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = "continueConversation",
            Id = reference.ActivityId,
            ChannelId = reference.ChannelId,
            ServiceUrl = reference.ServiceUrl,
            From = reference.User,
            Recipient = reference.Bot,
            Conversation = reference.Conversation,
            Locale = reference.Locale,
        };
}
