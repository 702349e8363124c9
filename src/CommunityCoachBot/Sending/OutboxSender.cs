using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Sending;

/// <summary>
/// Sends what turns committed: in order within a conversation, side by side across conversations. What a channel does not take is tried again from the
/// store, also by the next start, until it is taken or given up; then it stands in the list an admin sees.
/// </summary>
public sealed class OutboxSender(ITurnStore store, IActivitySender sender, TimeProvider clock, ILogger<OutboxSender> logger)
    : BackgroundService
{
    private const int MostAtOnce = 256;
    private const int MostPerLook = 500;
    private const int PickedUpRemembered = 10 * MostPerLook;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MarkPause = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, Lane> _lanes = [];

    // Conversations whose oldest reply waits in the store for its retry: what comes later waits there too.
    private readonly Dictionary<ConversationKey, DateTimeOffset> _parked = [];

    // What was dealt with while the store was being looked at: the look may still have seen it waiting.
    private readonly HashSet<long> _doneDuringLook = [];

    // Picked up from the store, newest last: a look can see a commit before its own turn hands it on, which must then not send it again.
    private readonly HashSet<long> _pickedUp = [];
    private readonly Queue<long> _pickedUpInOrder = new();
    private readonly SemaphoreSlim _atOnce = new(MostAtOnce);
    private readonly List<OutgoingActivity> _early = [];
    private CancellationTokenSource? _pause;
    private bool _looking;
    private bool _ready;
    private bool _stopping;

    /// <summary>Replies that are being sent now.</summary>
    public int InHand
    {
        get
        {
            lock (_lock)
                return _lanes.Values.Sum(lane => lane.Waiting.Count + 1);
        }
    }

    /// <summary>Takes over what a turn committed. Returns at once.</summary>
    public void HandOn(IReadOnlyList<OutgoingActivity> committed)
    {
        lock (_lock)
        {
            if (_stopping)
                return;
            // Until the first look is over, older replies may still wait in the store.
            if (!_ready)
                _early.AddRange(committed);
            else
                TakeOver(committed);
        }
    }

    private void TakeOver(IReadOnlyList<OutgoingActivity> committed)
    {
        foreach (var outgoing in committed)
        {
            if (!_parked.ContainsKey(outgoing.Key) && !_pickedUp.Contains(outgoing.Sequence))
                Enqueue(outgoing);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // At the start, what an earlier stop or crash left behind.
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = LookEvery;
            try
            {
                var more = await LookAsync(stoppingToken);
                if (!more)
                    BecomeReady();
                next = more ? TimeSpan.Zero : UntilNextRetry();
            }
            catch (Exception failure) when (Failures.AreOfTheStore(failure))
            {
                logger.OutboxNotRead(Failures.Describe(failure));
            }

            if (next > TimeSpan.Zero)
                await WaitAsync(next, stoppingToken);
        }
    }

    /// <summary>Sends what is in hand as long as the host gives us; the rest stays in the store for the next start.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            _stopping = true;
        await base.StopAsync(cancellationToken);

        Task[] running;
        lock (_lock)
            running = [.. _lanes.Values.Select(lane => lane.Running)];
        await Task.WhenAny(Task.WhenAll(running), Task.Delay(Timeout.Infinite, cancellationToken));
    }

    /// <summary>Picks up what is due in the store. True when there may be more.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _looking = true;
            _doneDuringLook.Clear();
        }

        var due = await store.DueAsync(clock.GetUtcNow(), MostPerLook, cancellationToken);
        var taken = 0;
        lock (_lock)
        {
            _looking = false;
            foreach (var outgoing in due)
            {
                if (_doneDuringLook.Contains(outgoing.Sequence))
                    continue;
                _parked.Remove(outgoing.Key);
                if (!Enqueue(outgoing))
                    continue;
                taken++;
                RememberPickedUp(outgoing.Sequence);
            }

            ForgetPastParking();
        }

        return due.Count == MostPerLook && taken > 0;
    }

    private void RememberPickedUp(long sequence)
    {
        if (_pickedUp.Add(sequence))
            _pickedUpInOrder.Enqueue(sequence);
        if (_pickedUpInOrder.Count > PickedUpRemembered)
            _pickedUp.Remove(_pickedUpInOrder.Dequeue());
    }

    /// <summary>The first time: what was committed meanwhile follows what the store had.</summary>
    private void BecomeReady()
    {
        lock (_lock)
        {
            if (_ready)
                return;
            _ready = true;
            TakeOver(_early);
            _early.Clear();
        }
    }

    /// <summary>A parked conversation whose time has come and of which nothing was due has been dealt with elsewhere.</summary>
    private void ForgetPastParking()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, until) in _parked)
        {
            if (until < now - LookEvery)
                _parked.Remove(key);
        }
    }

    private bool Enqueue(OutgoingActivity outgoing)
    {
        if (!_lanes.TryGetValue(outgoing.Key, out var lane))
        {
            _lanes[outgoing.Key] = lane = new Lane { LastSequence = outgoing.Sequence };
            lane.Running = Task.Run(() => SendInOrderAsync(outgoing, lane));
            return true;
        }

        // Sequences grow in the order of commits: a smaller one is in hand already.
        if (outgoing.Sequence <= lane.LastSequence)
            return false;
        lane.LastSequence = outgoing.Sequence;
        lane.Waiting.Enqueue(outgoing);
        return true;
    }

    private async Task SendInOrderAsync(OutgoingActivity first, Lane lane)
    {
        for (var outgoing = first; outgoing is not null; )
        {
            var outcome = await SendAsync(outgoing);
            await MarkAsync(outcome);
            lock (_lock)
            {
                if (_looking)
                    _doneDuringLook.Add(outgoing.Sequence);
                if (outcome.RetryAt is { } retry)
                {
                    // What comes after it must wait for it: the store hands them out again in order.
                    _parked[outgoing.Key] = retry;
                    _lanes.Remove(outgoing.Key);
                    _pause?.Cancel();
                    return;
                }

                if (!lane.Waiting.TryDequeue(out var following))
                    _lanes.Remove(outgoing.Key);
                outgoing = following;
            }
        }
    }

    private async Task<SendOutcome> SendAsync(OutgoingActivity outgoing)
    {
        await _atOnce.WaitAsync();
        try
        {
            var attempt = await sender.SendAsync(outgoing, CancellationToken.None);
            if (attempt.Sent)
                return new SendOutcome(outgoing.Sequence, true, attempt.ActivityId, null, null);
            var retryAt = attempt.RetryAfter is { } pause ? clock.GetUtcNow() + pause : (DateTimeOffset?)null;
            if (retryAt is null)
                logger.GivenUp(outgoing.Sequence, outgoing.Key.ToString(), outgoing.Attempts + 1, attempt.Failure ?? "");
            else
                logger.SendFailed(outgoing.Sequence, outgoing.Key.ToString(), outgoing.Attempts + 1, attempt.Failure ?? "");
            return new SendOutcome(outgoing.Sequence, false, null, retryAt, attempt.Failure);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>Until it is noted, the reply stays in hand: forgetting it would send it twice.</summary>
    private async Task MarkAsync(SendOutcome outcome)
    {
        while (true)
        {
            try
            {
                await store.MarkAsync(outcome, CancellationToken.None);
                return;
            }
            catch (Exception failure) when (Failures.AreOfTheStore(failure))
            {
                logger.OutcomeNotKept(outcome.Sequence, Failures.Describe(failure));
            }

            await Task.Delay(MarkPause, clock);
        }
    }

    private TimeSpan UntilNextRetry()
    {
        lock (_lock)
        {
            var next = _parked.Count == 0 ? LookEvery : _parked.Values.Min() - clock.GetUtcNow();
            return next < TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50)
                : next < LookEvery ? next
                : LookEvery;
        }
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            lock (_lock)
                _pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.Delay(time, clock, _pause.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping, or something was parked for less time: look again.
        }
    }

    /// <summary>One conversation's replies, in order.</summary>
    private sealed class Lane
    {
        public Queue<OutgoingActivity> Waiting { get; } = new();
        public long LastSequence { get; set; }
        public Task Running { get; set; } = Task.CompletedTask;
    }
}
