using System.CommandLine;
using CommunityCoachBot.Hosting;

namespace CommunityCoachBot.Commands;

/// <summary>The command line. Exit codes: 0 done, 1 not done (said why on standard error), 2 not understood.</summary>
public static class CoachCommands
{
    public const int Done = 0;
    public const int NotDone = 1;
    public const int NotUnderstood = 2;

    /// <param name="input">What a batch command reads; standard input when null.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, TextReader? input = null)
    {
        var parsed = Root(input, output).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await errors.WriteLineAsync(error.Message);
            var commands = parsed.RootCommandResult.Command.Subcommands.Select(command => command.Name);
            await errors.WriteLineAsync($"usage: CommunityCoachBot [{string.Join(" | ", commands)}] [options]");
            await errors.WriteLineAsync("Try: CommunityCoachBot --help");
            return NotUnderstood;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (CommandFailedException failure)
        {
            await errors.WriteLineAsync(failure.Message);
            return NotDone;
        }
    }

    private static RootCommand Root(TextReader? input, TextWriter output)
    {
        var root = new RootCommand("Coaches community social workers before and after a home visit.")
        {
            Serve(),
            ChatCommand.Create(output),
            GuideCommands.Create(output),
            NoteCommands.Create(output),
            DatabaseCommands.Create(output),
            PeopleCommands.Create(output),
            DemoCommands.Create(output),
            PracticeCommand.Create(input, output),
        };
        foreach (var command in BatchCommands.Create(input, output))
            root.Add(command);
        return root;
    }

    private static Command Serve()
    {
        var serve = new Command("serve", "Serve the page and the bot (also without any command).") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((parsed, _) => CoachProgram.ServeAsync([.. parsed.UnmatchedTokens]));
        return serve;
    }
}

/// <summary>A command could not do what it was asked; the message is for whoever typed it.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
