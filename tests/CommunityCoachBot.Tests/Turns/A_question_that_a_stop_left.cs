using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Tests.Turns;

public sealed class A_question_that_a_stop_left : IAsyncDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly Workshop _workshop = new();

    [Fact]
    public async Task Is_answered_at_the_next_start_where_the_worker_last_wrote()
    {
        await LeaveAsync(Workshop.Said("hello", "1"));

        await StartAsync(_workshop.Runner);

        Assert.Empty(await _workshop.Store.PendingEffectsAsync(Stop));
        var answer = (await _workshop.OutboxAsync())[^1];
        Assert.Contains("0 open runs", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"replyToId\":\"1\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal("http://localhost:9/", answer.ServiceUrl);
        Assert.Equal(["hello"], Parrot.Heard(await _workshop.StateAsync()));
    }

    [Fact]
    public async Task Is_answered_in_the_transcript_of_our_own_page()
    {
        await _workshop.Transcripts.CreateAsync(new TranscriptConversation("c1", "t1", "dl_p1", "P", "zh-CN", false), Stop);
        await LeaveAsync(Workshop.Said("hello", "1", delivery: Delivery.Transcript));

        await StartAsync(_workshop.Runner);

        Assert.Empty(await _workshop.Store.PendingEffectsAsync(Stop));
        Assert.Empty(await _workshop.OutboxAsync());
        Assert.Contains("0 open runs", (await _workshop.Transcripts.AfterAsync("c1", 0, 10, Stop))[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_answered_once_by_two_replicas_that_start_together()
    {
        await LeaveAsync(Workshop.Said("hello", "1"));

        await Task.WhenAll(StartAsync(_workshop.Runner), StartAsync(_workshop.NewRunner()));

        Assert.Single(await _workshop.OutboxAsync(), reply => reply.Body.Contains("open runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waits_for_the_next_input_where_there_is_no_address_to_reply_to()
    {
        var said = Workshop.Said("hello", "1", delivery: Delivery.Response);
        said.Activity.ServiceUrl = null;
        await LeaveAsync(said);

        await StartAsync(_workshop.Runner);
        Assert.Single(await _workshop.Store.PendingEffectsAsync(Stop));

        var next = await _workshop.Runner.RunAsync(Workshop.Said("more", "2", delivery: Delivery.Response), Stop);
        var replies = Replies.Read(next.Answer!);
        Assert.Equal(2, replies.Count);
        Assert.Contains("0 open runs", replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("heard more", replies[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_nothing_when_there_is_none()
    {
        await _workshop.Runner.RunAsync(Workshop.Said("hello", "1"), Stop);

        await StartAsync(_workshop.Runner);

        Assert.Single(_workshop.Committed.Commits);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    /// <summary>A turn whose question was committed, and a stop before the turn that answers it.</summary>
    private async Task LeaveAsync(TurnRequest said)
    {
        await _workshop.Runner.RunAsync(said, Stop);
        var loaded = await _workshop.Store.LoadAsync(said.Key, null, "p1", Stop);
        var committed = await _workshop.Store.CommitAsync(
            new TurnCommit
            {
                Key = said.Key,
                Version = loaded.Version,
                PersonId = "p1",
                State = loaded.State,
                Now = _workshop.Clock.GetUtcNow(),
                Effects = [new Effect.AskStore(new StoreQuestion.OpenRuns())],
            },
            Stop
        );
        Assert.True(committed);
    }

    private async Task StartAsync(TurnRunner runner)
    {
        using var left = new LeftQuestions(_workshop.Store, _workshop.Transcripts, runner, _workshop.Log.For<LeftQuestions>());
        await left.StartAsync(Stop);
        await left.Running;
        await left.StopAsync(Stop);
    }
}
