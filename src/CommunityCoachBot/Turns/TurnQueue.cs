using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>
/// Lets the turns of one conversation run one at a time, in order of arrival; different conversations do not wait for each other. Nothing is kept for a
/// conversation in which nothing happens.
/// </summary>
/// <remarks>Order among replicas is the store's (the version of the conversation); this is the order within one.</remarks>
public sealed class TurnQueue
{
    private readonly Dictionary<ConversationKey, Queue<TaskCompletionSource<Slot>>?> _lanes = [];

    /// <summary>Conversations that have a turn under way.</summary>
    public int Busy
    {
        get
        {
            lock (_lanes)
                return _lanes.Count;
        }
    }

    /// <summary>Takes a place in the conversation's line at once, and completes when it is first. Dispose what it returns to let the next one in.</summary>
    public Task<Slot> EnterAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        TaskCompletionSource<Slot> place;
        lock (_lanes)
        {
            if (!_lanes.TryGetValue(key, out var line))
            {
                _lanes.Add(key, null);
                return Task.FromResult(new Slot(this, key));
            }

            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            line ??= _lanes[key] = new Queue<TaskCompletionSource<Slot>>();
            line.Enqueue(place);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(place, cancellationToken) : place.Task;
    }

    private static async Task<Slot> WaitAsync(TaskCompletionSource<Slot> place, CancellationToken cancellationToken)
    {
        // A place that was given up is passed over when its turn comes (TrySetResult is false then).
        using var registration = cancellationToken.Register(() => place.TrySetCanceled(cancellationToken));
        return await place.Task;
    }

    private void Leave(ConversationKey key)
    {
        lock (_lanes)
        {
            var line = _lanes[key];
            while (line is { Count: > 0 })
            {
                if (line.Dequeue().TrySetResult(new Slot(this, key)))
                    return;
            }

            _lanes.Remove(key);
        }
    }

    /// <summary>The right to run a turn of one conversation.</summary>
    public sealed class Slot(TurnQueue queue, ConversationKey key) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            queue.Leave(key);
        }
    }
}
