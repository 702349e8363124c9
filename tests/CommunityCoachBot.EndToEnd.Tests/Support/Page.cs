using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>What every page must be.</summary>
internal static class Page
{
    /// <summary>What is on screen at rest has no serious fault. Web Chat swaps elements while a message is on its way, so a fault must last.</summary>
    public static async Task NoSeriousViolationAsync(IPage page)
    {
        var found = "";
        for (var look = 0; look < 4; look++)
        {
            found = string.Join(
                "\n",
                (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe)
            );
            if (found.Length == 0)
                return;
            await page.WaitForTimeoutAsync(500);
        }
        Assert.Fail(found);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html[..Math.Min(300, node.Html.Length)]))}";
}
