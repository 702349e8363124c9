using System.CommandLine;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Hosting;

namespace CommunityCoachBot.Commands;

/// <summary><c>guides check</c> and <c>guides show</c>: for people who write guides. Need no database and no settings.</summary>
internal static class GuideCommands
{
    public static Command Create(TextWriter output) =>
        new("guides", "Check guides, or list what one asks.") { Check(output), Show(output) };

    private static Command Check(TextWriter output)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "A folder of guides, or of one guide; the built-in guides when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Command("check", "Name file, line and reason of everything that is wrong.") { folder };
        check.SetAction(parsed => CheckFolder(parsed.GetValue(folder) ?? Content.Guides, output));
        return check;
    }

    private static int CheckFolder(string folder, TextWriter output)
    {
        if (!Directory.Exists(folder))
            throw new CommandFailedException($"There is no folder '{folder}'.");
        var loads = File.Exists(Path.Combine(folder, GuideFile.Name))
            ? [GuideFile.Parse(Path.GetFileName(Path.GetFullPath(folder)), GuideFolder.Texts(folder))]
            : GuideFolder.Read(folder);
        if (loads.IsEmpty)
            throw new CommandFailedException($"'{folder}' holds no guide: a guide is a folder with {GuideFile.Name} and words.<language>.yaml.");
        var state = GuideLibraryState.Empty.Next([], loads);
        foreach (var problem in state.Problems)
            output.WriteLine(problem);
        foreach (var guide in loads.Select(load => load.Guide).OfType<Guide>())
            output.WriteLine($"{guide.Id}: good ({guide.Steps.Length} steps, {string.Join(", ", guide.Words.Keys.Order(StringComparer.Ordinal))}, version {guide.Version})");
        return state.Problems.IsEmpty ? CoachCommands.Done : CoachCommands.NotDone;
    }

    private static Command Show(TextWriter output)
    {
        var id = new Argument<string>("ID") { Description = "The guide's id, such as visit-preparation." };
        var language = new Option<string>("--language") { Description = "The language of the labels.", DefaultValueFactory = _ => "zh-Hans" };
        var show = new Command("show", "List a guide's steps.") { id, language };
        show.SetAction(parsed => ShowGuide(parsed.GetValue(id)!, parsed.GetValue(language)!, output));
        return show;
    }

    private static int ShowGuide(string id, string language, TextWriter output)
    {
        using var host = CommandHost.Build();
        var sources = host.Services.GetRequiredService<GuideSources>();
        var library = host.Services.GetRequiredService<GuideLibrary>();
        library.Replace(GuideFolder.Read(sources.BuiltInFolder), sources.AgencyFolder is { } folder ? GuideFolder.Read(folder) : []);
        var guide =
            library.Find(id)
            ?? throw new CommandFailedException(
                $"There is no guide '{id}'. There are: {string.Join(", ", library.State.Guides.Select(offered => offered.Guide.Id))}."
            );
        foreach (var line in GuideListing.Of(guide, language))
            output.WriteLine(line);
        return CoachCommands.Done;
    }
}
