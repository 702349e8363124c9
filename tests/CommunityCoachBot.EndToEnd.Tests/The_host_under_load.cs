using CommunityCoachBot.Bench;
using CommunityCoachBot.EndToEnd.Tests.Support;

namespace CommunityCoachBot.EndToEnd.Tests;

/// <summary>The bench's runs in small: real processes, real files, a connector that counts. The long runs are in bench/.</summary>
public sealed class The_host_under_load
{
    private static readonly Scenarios Runs = new(Project.HostAssembly, Path.Combine(Project.Root, "bench", "guides"));

    [Fact]
    public async Task Takes_four_answers_at_once_in_every_conversation() => Assert.True(await Runs.BurstAsync(conversations: 200));

    [Fact]
    public async Task Loses_and_doubles_nothing_when_it_is_killed() =>
        Assert.True(await Runs.KillAsync(conversations: 40, kills: 4, seed: 7));
}
