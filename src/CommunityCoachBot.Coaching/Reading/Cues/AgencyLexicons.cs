using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Reading.Cues;

/// <summary>An agency's own words for the readers, added to the built-in lists: files of the same names and shapes in a folder <c>lexicons</c>.</summary>
public static class AgencyLexicons
{
    public const string Folder = "lexicons";

    /// <summary>The built-in lists with these files; a file that is wrong is left out, and it is said what is wrong where.</summary>
    /// <param name="files">File name → text.</param>
    public static (LexiconSet Lexicons, ImmutableArray<GuideProblem> Problems) Read(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var lexicons = LexiconSet.BuiltIn;
        var problems = ImmutableArray.CreateBuilder<GuideProblem>();
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            try
            {
                var file = LexiconFile.Read(name, text);
                if (!LexiconSet.BuiltIn.Of(file.Name).Any())
                    throw new LexiconException(
                        name,
                        1,
                        $"there is no word list '{file.Name}'; there are: {string.Join(", ", LexiconSet.BuiltIn.Names)}"
                    );
                var with = lexicons.With(file);
                Try(with);
                lexicons = with;
            }
            catch (LexiconException wrong)
            {
                problems.Add(new GuideProblem($"{Folder}/{name}", wrong.Line, wrong.Reason));
            }
            catch (FormatException wrong)
            {
                problems.Add(new GuideProblem($"{Folder}/{name}", 1, wrong.Message));
            }
        }

        return (lexicons, problems.ToImmutable());
    }

    // What a list may hold is known to the reader that uses it.
    private static void Try(LexiconSet lexicons)
    {
        _ = new NoteReader(lexicons);
        _ = new QueryReader(lexicons);
        _ = new MoveReader(lexicons);
    }
}
