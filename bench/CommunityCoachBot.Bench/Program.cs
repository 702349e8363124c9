using System.CommandLine;
using CommunityCoachBot.Bench;

var port = new Option<int>("--port") { Required = true };
var database = new Option<string>("--database") { Required = true };
var grouped = new Option<bool>("--grouped");
var floor = new Command("floor", "Runs the bare floor (started by the other commands).") { port, database, grouped };
floor.SetAction(parsed => Floor.RunAsync(parsed.GetRequiredValue(port), parsed.GetRequiredValue(database), parsed.GetValue(grouped)));

var host = new Option<string>("--host")
{
    Description = "CommunityCoachBot.dll, built in Release",
    DefaultValueFactory = _ => Beside("src/CommunityCoachBot/bin/Release/net10.0/CommunityCoachBot.dll"),
};
var guides = new Option<string>("--guides")
{
    Description = "folder with the six-step guide",
    DefaultValueFactory = _ => Beside("bench/guides"),
};
Scenarios For(ParseResult parsed) => new(parsed.GetRequiredValue(host), parsed.GetRequiredValue(guides));

var concurrency = new Option<int[]>("-c")
{
    Description = "conversations at once",
    DefaultValueFactory = _ => [1, 16, 128],
    AllowMultipleArgumentsPerToken = true,
};
var rounds = new Option<int>("--guides-run") { Description = "guides played at each degree", DefaultValueFactory = _ => 200 };
var turns = new Command("turns", "Whole guides over many conversations, beside the floor: CPU, turns/s, latency, memory, as ratios.")
{
    host,
    guides,
    concurrency,
    rounds,
};
turns.SetAction(parsed => For(parsed).TurnsAsync(parsed.GetRequiredValue(concurrency), parsed.GetValue(rounds)));

var conversations = new Option<int>("--conversations") { DefaultValueFactory = _ => 200 };
var burst = new Command("burst", "Four answers at once in each of many conversations.") { host, guides, conversations };
burst.SetAction(async parsed => await For(parsed).BurstAsync(parsed.GetValue(conversations)) ? 0 : 1);

var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 10 };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
var kill = new Command("kill", "kill -9 at random instants under load.") { host, guides, conversations, kills, seed };
kill.SetAction(async parsed =>
    await For(parsed).KillAsync(parsed.GetValue(conversations), parsed.GetValue(kills), parsed.GetValue(seed)) ? 0 : 1
);

var many = new Option<int>("--conversations") { DefaultValueFactory = _ => 50_000 };
var open = new Command("open", "Memory with many open conversations.") { host, guides, many };
open.SetAction(parsed => For(parsed).OpenAsync(parsed.GetValue(many)));

return await new RootCommand("Measures CommunityCoachBot against a bare floor, in one run, on loopback.")
{
    turns,
    burst,
    kill,
    open,
    floor,
}
    .Parse(args)
    .InvokeAsync();

static string Beside(string path)
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "CommunityCoachBot.sln")))
            return Path.Combine(folder.FullName, path);
    throw new InvalidOperationException("run it from the project, or name --host and --guides");
}
