namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Finds the name that was probably meant by one that does not exist.</summary>
internal static class DidYouMean
{
    /// <summary><c> Did you mean 'x'?</c>, or nothing where no known name is near.</summary>
    public static string Hint(string written, IEnumerable<string> known)
    {
        var nearest = known
            .Select(name => (Name: name, Distance: Distance(Plain(written), Plain(name))))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(candidate.Name.Length, written.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    private static string Plain(string name) => name.ToUpperInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>How many letters must be added, taken away, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        for (var j = 0; j <= b.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                cost[i, j] = i + j;
                continue;
            }

            var change = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
        }

        return cost[a.Length, b.Length];
    }
}
