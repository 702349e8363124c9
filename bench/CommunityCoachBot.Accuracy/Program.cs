using CommunityCoachBot.Accuracy;

// accuracy notes|risks|queries|turns|all: how well the readers read, on the set given with the domain and on our own, apart, with what went wrong.
var what = args is [var first, ..] ? first : "all";
var report = new Report(Console.Out);
var known = false;
foreach (var (name, score) in Scores.All)
{
    if (what != name && what != "all")
        continue;
    known = true;
    foreach (var set in new[] { "given", "own" })
        score(set, report);
}

if (known)
    return 0;
await Console.Error.WriteLineAsync($"usage: accuracy [all|{string.Join('|', Scores.All.Keys)}]");
return 2;
