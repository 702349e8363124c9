using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Sending;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Tests.Sending;

public sealed class An_outbox : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 10, 6, 0, 0, TimeSpan.Zero));
    private readonly Workshop _workshop;
    private readonly FakeChannel _channel = new();
    private readonly List<OutboxSender> _senders = [];

    public An_outbox() => _workshop = new Workshop(clock: _clock);

    [Fact]
    public async Task Sends_what_a_turn_committed()
    {
        await StartAsync(handOn: true);

        await SayAsync("c1", "hello");

        await Eventually.HoldsAsync(() => !_channel.Taken.IsEmpty, "the reply is sent");
        Assert.Contains("heard hello", Assert.Single(_channel.Taken), StringComparison.Ordinal);
        await EmptyAsync();
    }

    [Fact]
    public async Task Sends_the_replies_of_a_conversation_in_order()
    {
        await StartAsync(handOn: true);

        for (var number = 0; number < 50; number++)
            await SayAsync("c1", number.ToString("00", CultureInfo.InvariantCulture));

        await Eventually.HoldsAsync(() => _channel.Taken.Count == 50, "all replies are sent");
        Assert.Equal(Enumerable.Range(0, 50), _channel.Taken.Select(body => int.Parse(TextOf(body), CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Picks_up_at_start_what_an_earlier_stop_left_behind()
    {
        await SayAsync("c1", "one");
        await SayAsync("c1", "two");

        await StartAsync(handOn: true);

        await Eventually.HoldsAsync(() => _channel.Taken.Count == 2, "both replies are sent");
        await EmptyAsync();
    }

    [Fact]
    public async Task Keeps_the_order_when_a_turn_is_committed_while_older_replies_wait()
    {
        await SayAsync("c1", "1");
        await SayAsync("c1", "2");
        _ = StartAsync(handOn: true);
        await SayAsync("c1", "3");

        await AdvanceUntilAsync(() => _channel.Taken.Count == 3, "three replies are sent");
        Assert.Equal(["1", "2", "3"], _channel.Taken.Select(TextOf));
    }

    [Fact]
    public async Task Tries_again_after_the_time_the_channel_asked_for_and_lets_nothing_overtake()
    {
        var refuse = true;
        _channel.Answer = outgoing =>
            refuse && outgoing.Body.Contains("one", StringComparison.Ordinal)
                ? SendAttempt.Failed("429", TimeSpan.FromSeconds(30))
                : SendAttempt.Done(null);
        await StartAsync(handOn: true);
        await SayAsync("c1", "one");
        await Eventually.HoldsAsync(() => _channel.Attempts.Count == 1, "the first attempt is made");
        await SayAsync("c1", "two");
        await SayAsync("c2", "other");
        await Eventually.HoldsAsync(() => _channel.Taken.Count == 1, "the other conversation is not held up");

        refuse = false;
        await AdvanceUntilAsync(() => _channel.Taken.Count == 3, "both are sent after the pause");

        Assert.True(_clock.GetUtcNow() >= new DateTimeOffset(2026, 3, 10, 6, 0, 30, TimeSpan.Zero));
        Assert.Contains("one", _channel.Taken.ElementAt(1), StringComparison.Ordinal);
        Assert.Contains("two", _channel.Taken.ElementAt(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_at_last_and_tells_an_admin()
    {
        _channel.Answer = outgoing =>
            outgoing.Body.Contains("lost", StringComparison.Ordinal)
                ? SendAttempt.Failed("403 BotNotInConversationRoster", null)
                : SendAttempt.Done(null);
        await StartAsync(handOn: true);

        await SayAsync("c1", "lost");
        await SayAsync("c1", "found");

        await Eventually.HoldsAsync(() => _channel.Taken.Count == 1, "what comes after is sent");
        await EmptyAsync();
        var undeliverable = Assert.Single(await _workshop.Store.UndeliverableAsync("t1", 10, CancellationToken.None));
        Assert.Equal("403 BotNotInConversationRoster", undeliverable.Failure);
    }

    [Fact]
    public async Task Sends_nothing_twice_however_often_it_looks()
    {
        await StartAsync(handOn: true);

        for (var number = 0; number < 200; number++)
        {
            await SayAsync($"c{number % 20}", $"{number}");
            if (number % 10 == 0)
                _clock.Advance(TimeSpan.FromSeconds(6));
        }

        await AdvanceUntilAsync(() => _channel.Taken.Count >= 200, "all replies are sent");
        await EmptyAsync();
        Assert.Equal(200, _channel.Attempts.Select(attempt => attempt.Sequence).Distinct().Count());
        Assert.Equal(200, _channel.Attempts.Count);
    }

    [Fact]
    public async Task Leaves_to_the_next_start_what_it_cannot_send_in_time()
    {
        _channel.Answer = _ => SendAttempt.Failed("503", TimeSpan.FromSeconds(2));
        var sender = await StartAsync(handOn: true);
        await SayAsync("c1", "hello");
        await Eventually.HoldsAsync(() => !_channel.Attempts.IsEmpty, "an attempt is made");

        await sender.StopAsync(CancellationToken.None);
        _channel.Answer = null;
        await StartAsync(handOn: false);
        await AdvanceUntilAsync(() => _channel.Taken.Count == 1, "the next start sends it");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders)
        {
            await sender.StopAsync(CancellationToken.None);
            sender.Dispose();
        }

        await _workshop.DisposeAsync();
    }

    /// <summary>What the parrot repeated.</summary>
    private static string TextOf(string body) => JsonNode.Parse(body)!["text"]!.GetValue<string>().Split("heard ")[1];

    private OutboxSender? _handOnTo;
    private int _said;

    private async Task<OutboxSender> StartAsync(bool handOn)
    {
        var sender = new OutboxSender(_workshop.Store, _channel, _clock, _workshop.Log.For<OutboxSender>());
        _senders.Add(sender);
        if (handOn)
            _handOnTo = sender;
        await sender.StartAsync(CancellationToken.None);
        return sender;
    }

    private async Task SayAsync(string conversation, string text)
    {
        var outcome = await _workshop.Runner.RunAsync(Workshop.Said(text, $"a{_said++}", conversation), CancellationToken.None);
        Assert.Equal(TurnOutcomeKind.Kept, outcome.Kind);
        while (_workshop.Committed.Commits.TryDequeue(out var committed))
            _handOnTo?.HandOn(committed.Outcome.ToSend);
    }

    private async Task AdvanceUntilAsync(Func<bool> condition, string what)
    {
        await Eventually.HoldsAsync(
            () =>
            {
                if (condition())
                    return true;
                _clock.Advance(TimeSpan.FromSeconds(1));
                return false;
            },
            what
        );
    }

    private async Task EmptyAsync()
    {
        var left = 1;
        for (var tries = 0; tries < 200 && left > 0; tries++)
        {
            left = (await _workshop.OutboxAsync()).Count;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, left);
    }
}
