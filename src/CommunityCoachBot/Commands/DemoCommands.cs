using System.CommandLine;
using CommunityCoachBot.Guides;
using CommunityCoachBot.People.Demo;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Commands;

/// <summary><c>demo seed</c>.</summary>
internal static class DemoCommands
{
    private const int MostYears = 10;

    public static Command Create(TextWriter output)
    {
        var years = new Option<int>("--years") { Description = "How far back, up to ten.", DefaultValueFactory = _ => 1 };
        years.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostYears)
                result.AddError("--years is a number from 1 to 10.");
        });
        var seed = new Command("seed", "Fill the demo tenant with invented people and a year of their visits.") { years };
        seed.SetAction((parsed, stop) => SeedAsync(parsed.GetValue(years), output, stop));
        return new Command("demo", "What the demo people of Development find.") { seed };
    }

    private static async Task<int> SeedAsync(int years, TextWriter output, CancellationToken cancellationToken)
    {
        using var host = CommandHost.Build();
        var services = host.Services;
        // The versions of the guides in use are the notes'.
        await services.GetRequiredService<GuideFolderWatcher>().StartAsync(cancellationToken);
        var seed = new DemoSeed(
            services.GetRequiredService<IPeopleStore>(),
            services.GetRequiredService<ITurnStore>(),
            services.GetRequiredService<GuideLibrary>(),
            services.GetRequiredService<TurnOptions>(),
            services.GetRequiredService<TimeProvider>()
        );
        if (await seed.RunAsync(years, cancellationToken) is not { } kept)
            throw new CommandFailedException("There is demo data already; nothing was changed.");
        await output.WriteLineAsync($"{kept} notes");
        return CoachCommands.Done;
    }
}
