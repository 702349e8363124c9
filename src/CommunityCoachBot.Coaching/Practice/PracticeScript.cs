using System.Globalization;
using System.Text;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>A run as a text file: what it takes to play it again, and what came of it. Only the header and the lines of the worker are read back.</summary>
public static class PracticeScript
{
    private const string Worker = "worker: ";

    public static string Write(Resident resident, PracticeRun run)
    {
        ArgumentNullException.ThrowIfNull(resident);
        ArgumentNullException.ThrowIfNull(run);
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# persona: {run.Persona}");
        Line($"# version: {run.PersonaVersion}");
        Line($"# seed: {run.Seed}");
        Line($"# language: {run.Language}");
        if (run.Reaction is { } reaction)
            Line($"# reaction: {reaction}");
        Line($"# trust: {resident.Persona.Start}");
        if (resident.Opening(run) is { } opening)
            Line($"resident: {opening.In(run.Language)}");
        foreach (var exchange in run.Exchanges)
        {
            Line($"\n{Worker}{exchange.Said.ReplaceLineEndings(" ")}");
            Line($"  moves: {string.Join(", ", exchange.Labels)}");
            Line($"  trust: {exchange.Trust} {Trust.LevelOf(exchange.Trust)} ({string.Join(", ", exchange.Changes.Select(Reason))})");
            if (exchange.Secret is { } secret)
                Line($"  told: {secret}");
            Line($"resident: {exchange.Heard}");
            if (exchange.End is { } end)
                Line($"  end: {end}");
        }
        return text.ToString();
    }

    /// <summary>The worker's lines of a script, or of a plain text file with a line for each turn.</summary>
    public static IReadOnlyList<string> LinesOf(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var lines = script.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var isScript = lines.Any(line => line.StartsWith(Worker, StringComparison.Ordinal));
        return
        [
            .. isScript
                ? lines.Where(line => line.StartsWith(Worker, StringComparison.Ordinal)).Select(line => line[Worker.Length..])
                : lines.Where(line => !line.StartsWith('#')).Select(line => line.Trim()).Where(line => line.Length > 0),
        ];
    }

    /// <summary>A header of a script (<c>persona</c>, <c>seed</c>, <c>language</c>, <c>reaction</c>), or null.</summary>
    public static string? Header(string script, string name)
    {
        ArgumentNullException.ThrowIfNull(script);
        var prefix = $"# {name}: ";
        return script
            .ReplaceLineEndings("\n")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))
            ?[prefix.Length..];
    }

    private static string Reason(TrustChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"{change.Why}{(change.Words is { } words ? $" “{words}”" : "")} {change.Delta:+0;-0}");
}
