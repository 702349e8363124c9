using System.CommandLine;
using System.Globalization;
using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Commands;

/// <summary><c>chat</c>: the same coach in a terminal, one line a message. What is said is kept as in the page.</summary>
internal static class ChatCommand
{
    public static Command Create(TextWriter output)
    {
        var role = new Option<string>("--as")
        {
            Description = "Who to be: worker, trainee, supervisor or admin.",
            DefaultValueFactory = _ => Roles.Worker,
        };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var language = new Option<string?>("--language") { Description = "The language to begin in, such as zh-Hans or en." };
        var chat = new Command("chat", "Talk to the coach in this terminal.") { role, language };
        chat.SetAction((parsed, stop) => RunAsync(parsed.GetValue(role)!, parsed.GetValue(language), Console.In, output, stop));
        return chat;
    }

    private static async Task<int> RunAsync(
        string role,
        string? language,
        TextReader input,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        using var host = CommandHost.Build();
        await host.Services.GetRequiredService<GuideFolderWatcher>().StartAsync(cancellationToken);
        var words = host.Services.GetRequiredService<WordCatalogue>();
        if (language is not null && words.Nearest(language) is null)
            throw new CommandFailedException(
                $"There is no language '{language}'. There are: {string.Join(", ", words.Languages.Select(known => known.Code))}."
            );
        var spoken = words.Nearest(language) ?? words.Nearest(CultureInfo.CurrentUICulture.Name) ?? words.DefaultLanguage;
        var person = DemoPeople.Of(role, words.Text(spoken, "page.demo." + role))!;
        var chat = new Conversation(host.Services.GetRequiredService<TurnRunner>(), person, spoken, output);

        // A language that was asked for holds, whatever was spoken here before.
        await chat.SayAsync(Activities.Event(language is null ? "webchat/join" : "coach/language", spoken), cancellationToken);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                await chat.SayAsync(new Activity { Type = ActivityTypes.Message, Text = line }, cancellationToken);
        }

        return CoachCommands.Done;
    }

    private sealed class Conversation(TurnRunner turns, Person person, string language, TextWriter output)
    {
        private readonly string _id = "console-" + person.PersonId;

        public async Task SayAsync(Activity activity, CancellationToken cancellationToken)
        {
            activity.Id = Guid.CreateVersion7().ToString();
            activity.ChannelId = Channels.Console;
            activity.Locale = language;
            activity.LocalTimezone = TimeZoneInfo.Local.Id;
            activity.From = new ChannelAccount { Id = person.PersonId, Name = person.Name };
            activity.Recipient = new ChannelAccount { Id = "coach" };
            activity.Conversation = new ConversationAccount { Id = _id };
            var request = new TurnRequest
            {
                Key = new ConversationKey(person.TenantId, Channels.Console, _id),
                Activity = activity,
                Worker = person.AsWorker(),
                Delivery = Delivery.Response,
                Inbound = Inbound.KeyOf(activity),
            };
            var outcome = await turns.RunAsync(request, cancellationToken);
            if (outcome.Kind == TurnOutcomeKind.NotKept)
                throw new CommandFailedException("The database did not answer. What you said last was not kept.");
            foreach (var reply in outcome.Answer is { } answer ? Replies.Read(answer) : [])
                await output.WriteLineAsync(TextOf(reply) + "\n");
        }

        private static string TextOf(Activity reply) =>
            reply.SuggestedActions?.Actions is { Count: > 0 } actions
                ? $"{reply.Text}\n[{string.Join(" | ", actions.Select(action => action.Title))}]"
                : reply.Text ?? "";
    }

    private static class Activities
    {
        public static Activity Event(string name, string language) =>
            new()
            {
                Type = ActivityTypes.Event,
                Name = name,
                Value = new System.Text.Json.Nodes.JsonObject { ["language"] = language },
            };
    }
}
