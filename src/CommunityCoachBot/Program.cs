using CommunityCoachBot.Commands;
using CommunityCoachBot.Hosting;
using Microsoft.Extensions.Options;

// Verbs first: what does not begin with a word is for the host (--urls, --environment, what a test hands in).
if (args is [['-', '-', ..], ..] and not ["--help" or "--version", ..] or [])
    return await CoachProgram.ServeAsync(args);
return await CoachCommands.RunAsync(args, Console.Out, Console.Error);
