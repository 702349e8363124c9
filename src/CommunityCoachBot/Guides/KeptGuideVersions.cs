using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Guides;

/// <summary>
/// Keeps the text of every guide version that was offered, in the data folder, so that a run finishes on the version it began with even after the guide
/// was changed and the program restarted.
/// </summary>
public sealed class KeptGuideVersions(string folder)
{
    private const string Unfinished = ".new";

    public void Keep(Guide guide, GuideFolder files)
    {
        var target = Path.Combine(folder, $"{guide.Id}@{guide.Version}");
        if (Directory.Exists(target))
            return;
        // Written aside and moved: a stop in between leaves no half guide.
        var aside = target + Unfinished;
        Directory.CreateDirectory(aside);
        foreach (var (name, text) in files.Files)
            File.WriteAllText(Path.Combine(aside, name), text);
        Directory.Move(aside, target);
    }

    /// <summary>The versions kept so far that this program can still read.</summary>
    /// <param name="besides">What need not be read again.</param>
    public IEnumerable<Guide> Read(GuideCatalogue besides) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateDirectories(folder, "*@*")
                .Where(kept => !kept.EndsWith(Unfinished, StringComparison.Ordinal) && !IsIn(besides, Path.GetFileName(kept)))
                .Select(kept => GuideDisk.ReadOne(kept).Load.Guide)
                .OfType<Guide>()
            : [];

    private static bool IsIn(GuideCatalogue guides, string kept) =>
        kept.Split('@') is [var id, var version] && guides.Find(id, version) is not null;
}
