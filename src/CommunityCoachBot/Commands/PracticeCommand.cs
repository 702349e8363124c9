using System.CommandLine;
using System.Globalization;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Hosting;

namespace CommunityCoachBot.Commands;

/// <summary>
/// <c>practice</c>: an interview with a simulated resident in the terminal. The same persona, seed and lines give the same file, byte for byte; what it printed
/// can be given back to it. Needs no store and no network, and keeps nothing.
/// </summary>
internal static class PracticeCommand
{
    public static Command Create(TextReader? input, TextWriter output)
    {
        var persona = new Option<string?>("--persona")
        {
            Description = "The resident's id, such as p01-chen-elder-alone, or its beginning.",
        };
        var seed = new Option<ulong?>("--seed") { Description = "Chance; the same number gives the same answers. 1 when left out." };
        var language = new Option<string?>("--language") { Description = "zh-Hans, en or yue." };
        var reaction = new Option<string?>("--reaction") { Description = "Rehearse an expected reaction: the resident speaks first." };
        var replay = new Option<FileInfo?>("--replay") { Description = "Play a printed run, or a text file with a line for each turn." };
        var folder = new Option<string?>("--folder") { Description = "A folder whose 'personas' are used beside ours." };
        var command = new Command("practice", "Practise with a simulated resident, or list them.")
        {
            persona,
            seed,
            language,
            reaction,
            replay,
            folder,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    new Wanted(
                        parsed.GetValue(persona),
                        parsed.GetValue(seed),
                        parsed.GetValue(language),
                        parsed.GetValue(reaction),
                        parsed.GetValue(replay),
                        parsed.GetValue(folder)
                    ),
                    input ?? Console.In,
                    output,
                    stop
                )
        );
        return command;
    }

    private sealed record Wanted(string? Persona, ulong? Seed, string? Language, string? Reaction, FileInfo? Replay, string? Folder);

    private static async Task<int> RunAsync(Wanted wanted, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var personas = PersonaCatalogue.Read(GuideDisk.Personas(Content.Practice), GuideDisk.Personas(wanted.Folder));
        var script = wanted.Replay is { } file ? await ReadAsync(file, cancellationToken) : null;
        var id = wanted.Persona ?? (script is null ? null : PracticeScript.Header(script, "persona"));
        if (id is null)
        {
            foreach (var one in personas.All)
                await output.WriteLineAsync(
                    $"{one.Id}\t{one.ResidentType}\t{string.Join(",", one.Attitudes)}\t{string.Join(",", one.Languages)}"
                );
            return CoachCommands.Done;
        }
        var resident = new Resident(Find(personas, id), personas.Common);
        var run = resident.Begin(
            Guid.Empty,
            SeedOf(wanted, script),
            LanguageOf(wanted, script, resident),
            DateTimeOffset.UnixEpoch,
            ReactionOf(wanted, script, personas)
        );
        run = script is null
            ? await TalkAsync(resident, run, input, output, cancellationToken)
            : PracticeScript.LinesOf(script).Aggregate(run, resident.Hear);
        await output.WriteAsync(PracticeScript.Write(resident, run));
        if (!run.Exchanges.IsEmpty)
        {
            var score = Rubric.Of(resident, run);
            await output.WriteAsync(
                $"\n# score: {score.Total.ToString(CultureInfo.InvariantCulture)} (level {score.Level.ToString(CultureInfo.InvariantCulture)})\n"
            );
        }
        return CoachCommands.Done;
    }

    private static async Task<PracticeRun> TalkAsync(
        Resident resident,
        PracticeRun run,
        TextReader input,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await output.WriteLineAsync($"{resident.Persona.Name.In(run.Language)}: {resident.Persona.Setting.In(run.Language)}");
        while (run.End is null && await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            run = resident.Hear(run, line.Trim());
            await output.WriteLineAsync($"{resident.Persona.Name.In(run.Language)}: {run.Exchanges[^1].Heard}");
        }
        await output.WriteLineAsync();
        return run;
    }

    private static Persona Find(PersonaCatalogue personas, string id) =>
        personas.Find(id)
        ?? (personas.All.Where(persona => persona.Id.StartsWith(id, StringComparison.Ordinal)).ToList() is [var only] ? only : null)
        ?? throw new CommandFailedException(
            $"There is no persona '{id}'. There are: {string.Join(", ", personas.All.Select(persona => persona.Id))}."
        );

    private static ulong SeedOf(Wanted wanted, string? script) =>
        wanted.Seed
        ?? (
            script is not null
            && ulong.TryParse(PracticeScript.Header(script, "seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var kept)
                ? kept
                : 1
        );

    private static string LanguageOf(Wanted wanted, string? script, Resident resident)
    {
        var language = wanted.Language ?? (script is null ? null : PracticeScript.Header(script, "language")) ?? PracticeLanguages.Mandarin;
        return resident.Persona.Languages.Contains(language)
            ? language
            : throw new CommandFailedException(
                $"{resident.Persona.Id} does not speak '{language}', but {string.Join(", ", resident.Persona.Languages)}."
            );
    }

    private static string? ReactionOf(Wanted wanted, string? script, PersonaCatalogue personas)
    {
        var reaction = wanted.Reaction ?? (script is null ? null : PracticeScript.Header(script, "reaction"));
        return reaction is null || personas.Common.Reactions.ContainsKey(reaction)
            ? reaction
            : throw new CommandFailedException(
                $"There is no reaction '{reaction}'. There are: {string.Join(", ", personas.Common.Reactions.Keys.Order(StringComparer.Ordinal))}."
            );
    }

    private static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellationToken) =>
        file.Exists
            ? await File.ReadAllTextAsync(file.FullName, cancellationToken)
            : throw new CommandFailedException($"There is no file '{file.FullName}'.");
}
