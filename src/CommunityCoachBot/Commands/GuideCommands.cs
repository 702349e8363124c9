using System.Collections.Immutable;
using System.CommandLine;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Transcripts;
using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Hosting;

namespace CommunityCoachBot.Commands;

/// <summary><c>guides check|show|new|test|coverage</c>: for people who write guides. Need no database and no settings.</summary>
internal static class GuideCommands
{
    public static Command Create(TextWriter output) =>
        new("guides", "Write, check and try guides, or list what one asks.")
        {
            Check(output),
            Show(output),
            New(output),
            Test(output),
            Coverage(output),
        };

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
        var diagram = new Option<bool>("--diagram") { Description = "Draw it as a Mermaid flowchart instead." };
        var show = new Command("show", "List a guide's steps.") { id, language, diagram };
        show.SetAction(parsed => ShowGuide(parsed.GetValue(id)!, parsed.GetValue(language)!, parsed.GetValue(diagram), output));
        return show;
    }

    private static int ShowGuide(string id, string language, bool diagram, TextWriter output)
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
        if (diagram)
        {
            output.Write(GuideDiagram.Of(guide, language));
            return CoachCommands.Done;
        }

        foreach (var line in GuideListing.Of(guide, language))
            output.WriteLine(line);
        return CoachCommands.Done;
    }

    private static Command New(TextWriter output)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder to make; its name becomes the guide's id." };
        var command = new Command("new", "Begin a guide: a folder with two steps, words in Chinese and English and a sample conversation.")
        {
            folder,
        };
        command.SetAction(parsed => Begin(parsed.GetValue(folder)!, output));
        return command;
    }

    private static int Begin(string folder, TextWriter output)
    {
        var id = Path.GetFileName(Path.GetFullPath(folder));
        if (!Names.IsId(id))
            throw new CommandFailedException($"'{id}' is no id: small letters, digits and hyphens, such as garden-visit.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandFailedException($"'{folder}' is not empty.");
        Directory.CreateDirectory(Path.Combine(folder, GuideStart.Transcripts));
        foreach (var (name, text) in GuideStart.Files(id))
            File.WriteAllText(Path.Combine(folder, name), text);
        output.WriteLine($"{folder}: begun. Change its files, then: guides check {folder}; guides test {folder} --record.");
        return CoachCommands.Done;
    }

    private static Command Test(TextWriter output)
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder of guides, or of one guide, with transcripts." };
        var record = new Option<bool>("--record") { Description = "Write down what comes out now; read the difference, it is the review." };
        var command = new Command("test", "Play the sample conversations of guides and say where they come out differently.")
        {
            folder,
            record,
        };
        command.SetAction(parsed => Play(parsed.GetValue(folder)!, parsed.GetValue(record), output));
        return command;
    }

    private static int Play(string folder, bool record, TextWriter output)
    {
        if (!Directory.Exists(folder))
            throw new CommandFailedException($"There is no folder '{folder}'.");
        var isOne = File.Exists(Path.Combine(folder, GuideFile.Name));
        var folders = isOne ? [GuideDisk.ReadOne(folder)] : GuideDisk.Read(folder);
        var read = GuideFolders.Read(GuideCatalogue.Empty, GuideDisk.Read(Content.Guides), folders);
        foreach (var problem in read.Problems)
            output.WriteLine(problem);
        var files = Directory.EnumerateFiles(folder, "*.chat", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new CommandFailedException(
                $"'{folder}' holds no sample conversation: {GuideStart.Transcripts}/*.chat in a guide's folder."
            );
        var words = Content.LoadWords();
        var differ = files.Count(file => !Plays(file, Path.GetRelativePath(folder, file), read.Catalogue, words, record, output));
        return differ == 0 && read.Problems.IsEmpty ? CoachCommands.Done : CoachCommands.NotDone;
    }

    private static bool Plays(string file, string name, GuideCatalogue guides, WordCatalogue words, bool record, TextWriter output)
    {
        var written = File.ReadAllText(file).ReplaceLineEndings("\n");
        string played;
        try
        {
            played = TranscriptFile.Replay(written, guides, words);
        }
        catch (TranscriptException wrong)
        {
            output.WriteLine($"{name}: {wrong.Message}");
            return false;
        }

        if (string.Equals(written, played, StringComparison.Ordinal))
        {
            output.WriteLine($"{name}: good");
            return true;
        }

        var (before, after) = (written.Split('\n'), played.Split('\n'));
        var line = Enumerable.Range(0, before.Length).FirstOrDefault(at => at >= after.Length || before[at] != after[at], before.Length);
        if (record)
            File.WriteAllText(file, played);
        output.WriteLine($"{name}:{line + 1}: {(record ? "written down anew from here" : "comes out differently")}");
        if (!record)
        {
            output.WriteLine($"  written: {before.ElementAtOrDefault(line)}");
            output.WriteLine($"  now:     {after.ElementAtOrDefault(line)}");
        }

        return record;
    }

    private static Command Coverage(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "The file that says what covers what, such as docs/coverage.yaml." };
        var command = new Command(
            "coverage",
            "Print the table of what the guides cover; fails on a guide, step or field that does not exist."
        )
        {
            file,
        };
        command.SetAction(parsed => Cover(parsed.GetValue(file)!, output));
        return command;
    }

    private static int Cover(string file, TextWriter output)
    {
        if (!File.Exists(file))
            throw new CommandFailedException($"There is no file '{file}'.");
        var guides = GuideFolders.Read(GuideCatalogue.Empty, GuideDisk.Read(Content.Guides), []).Catalogue;
        var (table, problems) = GuideCoverage.Read(Path.GetFileName(file), File.ReadAllText(file), guides);
        if (problems.IsEmpty)
            output.Write(table);
        foreach (var problem in problems)
            output.WriteLine(problem);
        return problems.IsEmpty ? CoachCommands.Done : CoachCommands.NotDone;
    }
}
