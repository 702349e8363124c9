using CommunityCoachBot.Chat;
using CommunityCoachBot.Hosting;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Tests.Hosting;

public sealed class The_memory_of_answered_activities : IAsyncDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 10, 6, 0, 0, TimeSpan.Zero));
    private readonly Workshop _workshop;

    public The_memory_of_answered_activities() => _workshop = new Workshop(clock: _clock);

    [Fact]
    public async Task Is_cleared_by_the_hour_after_a_day()
    {
        using var data = new TempFolder();
        using var pruning = new HourlyPruning(
            _workshop.Stores,
            new NoteFiles(new DataFolder(data[""])),
            _clock,
            _workshop.Log.For<HourlyPruning>()
        );
        await _workshop.Runner.RunAsync(Workshop.Said("hello", "old"), Stop);
        await pruning.StartAsync(Stop);
        await ForgettingsAsync(1);
        for (var hour = 1; hour <= 24; hour++)
            await AnHourAsync(hour);
        await _workshop.Runner.RunAsync(Workshop.Said("hello", "new"), Stop);
        Assert.True(await RemembersAsync("old"));

        await AnHourAsync(25);

        Assert.False(await RemembersAsync("old"));
        Assert.True(await RemembersAsync("new"));
        await pruning.StopAsync(Stop);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    private Task AnHourAsync(int hour)
    {
        _clock.Advance(TimeSpan.FromHours(1));
        return ForgettingsAsync(hour + 1);
    }

    private Task ForgettingsAsync(int count) =>
        Eventually.HoldsAsync(
            () => _workshop.Log.Lines.Count(line => line.Contains("Forgot", StringComparison.Ordinal)) == count,
            $"forgetting for the time number {count}"
        );

    private async Task<bool> RemembersAsync(string id) =>
        (
            await _workshop.Store.LoadAsync(Workshop.KeyOf("c1"), Inbound.KeyOf(Workshop.Said("hello", id).Activity), "p1", Stop)
        ).AlreadyAnswered;
}
