using System.Collections.Immutable;
using System.CommandLine;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Cues;
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
        var folders = File.Exists(Path.Combine(folder, GuideFile.Name)) ? [GuideDisk.ReadOne(folder)] : GuideDisk.Read(folder);
        var lexicons = IsOurs(folder) ? ImmutableDictionary<string, string>.Empty : GuideDisk.Lexicons(folder);
        var personas = IsOurs(folder) ? ImmutableDictionary<string, string>.Empty : GuideDisk.Personas(folder);
        if (folders.IsEmpty && lexicons.IsEmpty && personas.IsEmpty)
            throw new CommandFailedException(
                $"'{folder}' holds no guide: a guide is a folder with {GuideFile.Name} and words.<language>.yaml."
            );
        // Beside ours, as they will run: a summary may start from one of our plans.
        var read = GuideFolders.Read(GuideCatalogue.Empty, IsOurs(folder) ? [] : GuideDisk.Read(Content.Guides), folders);
        var (_, wrongWords) = AgencyLexicons.Read(lexicons);
        var theirs = PersonaCatalogue.Read(ImmutableDictionary<string, string>.Empty, personas);
        var problems = read.Problems.AddRange(wrongWords).AddRange(theirs.Problems);
        foreach (var problem in problems)
            output.WriteLine(problem);
        foreach (
            var file in lexicons
                .Keys.Order(StringComparer.Ordinal)
                .Where(file => !wrongWords.Any(problem => problem.File.EndsWith(file, StringComparison.Ordinal)))
        )
            output.WriteLine($"{AgencyLexicons.Folder}/{file}: good");
        foreach (var guide in folders.Select(files => GuideFile.Parse(files.Name, files.Files).Guide).OfType<Guide>())
            output.WriteLine(
                $"{guide.Id}: good ({guide.Steps.Length} steps, {string.Join(", ", guide.Words.Keys.Order(StringComparer.Ordinal))}, version {guide.Version})"
            );
        foreach (var persona in theirs.All)
            output.WriteLine(
                $"{PersonaFile.Folder}/{persona.Id}: good (trust {persona.Start} at the door, {persona.Secrets.Length} secrets)"
            );
        return problems.IsEmpty ? CoachCommands.Done : CoachCommands.NotDone;
    }

    private static bool IsOurs(string folder) =>
        Path.GetFullPath(folder).StartsWith(Path.GetFullPath(Content.Guides), StringComparison.Ordinal);

    private static Command Show(TextWriter output)
    {
        var id = new Argument<string>("ID") { Description = "The guide's id, such as visit-preparation." };
        var language = new Option<string>("--language")
        {
            Description = "The language of the labels.",
            DefaultValueFactory = _ => "zh-Hans",
        };
        var show = new Command("show", "List a guide's steps.") { id, language };
        show.SetAction(parsed => ShowGuide(parsed.GetValue(id)!, parsed.GetValue(language)!, output));
        return show;
    }

    private static int ShowGuide(string id, string language, TextWriter output)
    {
        using var host = CommandHost.Build();
        var sources = host.Services.GetRequiredService<GuideSources>();
        var library = host.Services.GetRequiredService<GuideLibrary>();
        library.Replace(GuideDisk.Read(sources.BuiltInFolder), GuideDisk.Read(sources.AgencyFolder));
        var guide =
            library.Find(id)
            ?? throw new CommandFailedException(
                $"There is no guide '{id}'. There are: {string.Join(", ", library.State.Catalogue.Current.Select(offered => offered.Id))}."
            );
        foreach (var line in GuideListing.Of(guide, language))
            output.WriteLine(line);
        return CoachCommands.Done;
    }
}
