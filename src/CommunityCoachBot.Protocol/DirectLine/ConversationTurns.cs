using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// Keeps the order of each conversation: what is accepted first is stored first and reaches the bot first. Accepting is awaited by the request;
/// the bot's turn is not. A stop waits for turns that run and leaves those that have not begun: they are stored, and the host finds them at the next start.
/// </summary>
internal sealed class ConversationTurns(ILogger<ConversationTurns> logger) : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _interrupt = new();
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _stopping;

    /// <summary>Runs <paramref name="accept"/> alone in its conversation, then queues the turn that <paramref name="turn"/> makes of it, if any.</summary>
    public async Task<T> AcceptAsync<T>(
        string conversationId,
        Func<Task<T>> accept,
        Func<T, Turn?> turn,
        CancellationToken cancellationToken
    )
    {
        var line = Join(conversationId);
        try
        {
            await line.Door.WaitAsync(cancellationToken);
            try
            {
                var accepted = await accept();
                if (turn(accepted) is { } next)
                    Queue(conversationId, line, next);
                return accepted;
            }
            finally
            {
                line.Door.Release();
            }
        }
        finally
        {
            Leave(conversationId, line);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping = true;
            if (_running == 0)
                _quiet.TrySetResult();
        }
        try
        {
            await _quiet.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host's patience is over: turns that still run are interrupted, and taken up again at the next start.
            await _interrupt.CancelAsync();
        }
    }

    // Cancelled, not disposed: a host may be asked to stop while, or after, it is disposed, and a source without a timer has nothing to free.
    public void Dispose() => _interrupt.Cancel();

    private Line Join(string conversationId)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(conversationId, out var line))
                _lines.Add(conversationId, line = new Line());
            line.Users++;
            return line;
        }
    }

    private void Leave(string conversationId, Line line)
    {
        lock (_gate)
        {
            if (--line.Users == 0)
                _lines.Remove(conversationId);
        }
    }

    private void Queue(string conversationId, Line line, Turn turn)
    {
        lock (_gate)
        {
            line.Turns.Enqueue(turn);
            if (line.Running || _stopping)
                return;
            line.Running = true;
            line.Users++;
            _running++;
        }
        // A turn outlives its request: nothing of the request (trace, accessor) may flow into it.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => RunAsync(conversationId, line), CancellationToken.None);
    }

    private async Task RunAsync(string conversationId, Line line)
    {
        while (Next(line) is { } turn)
            await RunOneAsync(conversationId, turn);
        lock (_gate)
        {
            if (--line.Users == 0)
                _lines.Remove(conversationId);
            if (--_running == 0 && _stopping)
                _quiet.TrySetResult();
        }
    }

    private Turn? Next(Line line)
    {
        lock (_gate)
        {
            if (!_stopping && line.Turns.TryDequeue(out var turn))
                return turn;
            line.Running = false;
            return null;
        }
    }

    // The one place that catches what a bot throws: the conversation goes on with its next turn.
    private async Task RunOneAsync(string conversationId, Turn turn)
    {
        try
        {
            await turn.Run(_interrupt.Token);
        }
        catch (OperationCanceledException) when (_interrupt.IsCancellationRequested)
        {
            logger.TurnInterrupted(conversationId);
        }
        catch (Exception e)
        {
            logger.TurnFailed(conversationId, e.GetType().Name);
            await TellAsync(conversationId, turn);
        }
    }

    private async Task TellAsync(string conversationId, Turn turn)
    {
        try
        {
            await turn.Failed(_interrupt.Token);
        }
        catch (Exception e)
        {
            logger.FailureNotTold(conversationId, e.GetType().Name);
        }
    }

    /// <param name="Run">The bot's turn.</param>
    /// <param name="Failed">What to do when it threw.</param>
    public sealed record Turn(Func<CancellationToken, Task> Run, Func<CancellationToken, Task> Failed);

    private sealed class Line
    {
        public SemaphoreSlim Door { get; } = new(1, 1);
        public Queue<Turn> Turns { get; } = new();
        public int Users { get; set; }
        public bool Running { get; set; }
    }
}
