using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Tests.Turns;

public sealed class A_conversations_line
{
    private static readonly ConversationKey One = new("t", "c", "1");
    private static readonly ConversationKey Two = new("t", "c", "2");
    private readonly TurnQueue _queue = new();

    [Fact]
    public async Task Lets_turns_in_by_order_of_arrival()
    {
        var order = new List<int>();
        var first = await _queue.EnterAsync(One, CancellationToken.None);

        var waiting = Enumerable.Range(0, 50).Select(number => EnterAndNoteAsync(number, order)).ToArray();
        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public async Task Lets_one_turn_in_at_a_time()
    {
        var inside = 0;
        var most = 0;

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async _ =>
                {
                    using var slot = await _queue.EnterAsync(One, CancellationToken.None);
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                })
        );

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Does_not_hold_up_another_conversation()
    {
        using var held = await _queue.EnterAsync(One, CancellationToken.None);

        var other = _queue.EnterAsync(Two, CancellationToken.None);

        Assert.True(other.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Passes_over_whoever_gave_up_waiting()
    {
        using var givesUp = new CancellationTokenSource();
        var first = await _queue.EnterAsync(One, CancellationToken.None);
        var second = _queue.EnterAsync(One, givesUp.Token);
        var third = _queue.EnterAsync(One, CancellationToken.None);

        await givesUp.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        (await third).Dispose();
        Assert.Equal(0, _queue.Busy);
    }

    [Fact]
    public async Task Is_forgotten_when_nobody_is_in_it()
    {
        for (var number = 0; number < 1000; number++)
            (await _queue.EnterAsync(new ConversationKey("t", "c", $"{number}"), CancellationToken.None)).Dispose();

        Assert.Equal(0, _queue.Busy);
    }

    private async Task EnterAndNoteAsync(int number, List<int> order)
    {
        using var slot = await _queue.EnterAsync(One, CancellationToken.None);
        order.Add(number);
    }
}
