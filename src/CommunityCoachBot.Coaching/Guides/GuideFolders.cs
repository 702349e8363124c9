using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>A folder with a guide's files, as it was found on disk: file name → text.</summary>
public sealed class GuideFolder(string name, ImmutableDictionary<string, string> files)
{
    private readonly Lazy<GuideLoad> _load = new(() => GuideFile.Parse(name, files));

    public string Name => name;
    public ImmutableDictionary<string, string> Files => files;

    /// <summary>What the files say, by the rules there are; read once, when first asked.</summary>
    public GuideLoad Load => _load.Value;
}

/// <summary>The guides after the folders were looked at, and everything that is wrong with them.</summary>
public sealed record GuideFoldersRead(GuideCatalogue Catalogue, ImmutableArray<GuideProblem> Problems);

/// <summary>What guides there are, from our own folders and the agency's. Pure: reading the disk and noticing changes is the host's.</summary>
public static class GuideFolders
{
    /// <summary>
    /// The next catalogue. An agency's guide takes the place of ours with the same id. A guide that is wrong is refused with what is wrong, and the last good
    /// version of that id keeps running; where there was none, ours does. A guide whose folder is gone can no longer be begun.
    /// </summary>
    /// <param name="last">The catalogue so far.</param>
    public static GuideFoldersRead Read(
        GuideCatalogue last,
        IEnumerable<GuideFolder> ours,
        IEnumerable<GuideFolder> agency,
        IReadOnlyCollection<string>? ruleNames = null
    )
    {
        var own = Parse(ours, ruleNames);
        var theirs = Parse(agency, ruleNames);
        var problems = own.Concat(theirs).SelectMany(load => load.Problems).Concat(Twice(own)).Concat(Twice(theirs)).ToList();
        var ids = own.Concat(theirs).Select(IdOf).Distinct(StringComparer.Ordinal).ToList();

        var next = last
            .Current.Select(guide => guide.Id)
            .Except(ids, StringComparer.Ordinal)
            .Aggregate(last, (catalogue, gone) => catalogue.Without(gone));
        foreach (var id in ids)
            if (Choose(id, last.Find(id), own, theirs) is { } guide)
                next = next.With(guide);
        problems.AddRange(MissingPrefills(next, [.. own, .. theirs]));
        return new GuideFoldersRead(next, [.. problems.Distinct()]);
    }

    private static Guide? Choose(string id, Guide? last, ImmutableArray<GuideLoad> own, ImmutableArray<GuideLoad> theirs)
    {
        bool IsIt(GuideLoad load) => string.Equals(IdOf(load), id, StringComparison.Ordinal);

        var replaces = theirs.FirstOrDefault(IsIt);
        if (replaces?.Guide is { } good)
            return good;
        // Broken while it is being changed: what ran before goes on running, be it theirs or ours.
        return (replaces is null ? null : last) ?? own.FirstOrDefault(IsIt)?.Guide ?? last;
    }

    private static ImmutableArray<GuideLoad> Parse(IEnumerable<GuideFolder> folders, IReadOnlyCollection<string>? ruleNames) =>
        [
            .. folders
                .OrderBy(folder => folder.Name, StringComparer.Ordinal)
                .Select(folder => ruleNames is null ? folder.Load : GuideFile.Parse(folder.Name, folder.Files, ruleNames)),
        ];

    // A file that cannot be read at all still belongs to the guide its folder is named for.
    private static string IdOf(GuideLoad load) => load.Id ?? load.Folder;

    private static IEnumerable<GuideProblem> Twice(ImmutableArray<GuideLoad> loads) =>
        from load in loads
        let first = loads.First(other => string.Equals(IdOf(other), IdOf(load), StringComparison.Ordinal))
        where first != load
        select new GuideProblem(
            $"{load.Folder}/{GuideFile.Name}",
            load.Guide is null ? 1 : load.Marks.Line(load.Guide),
            $"The folder '{first.Folder}' already has a guide '{IdOf(load)}'. This one is not used."
        );

    /// <summary>A summary can only start from what some other guide asks. Where it does not, nothing is filled in: said, but not refused.</summary>
    private static IEnumerable<GuideProblem> MissingPrefills(GuideCatalogue catalogue, ImmutableArray<GuideLoad> loads) =>
        from load in loads
        let guide = load.Guide
        where guide is not null && ReferenceEquals(catalogue.Find(guide.Id), guide)
        from step in guide.Steps.SelectMany(step => step.Fields.Prepend(step))
        let prefill = step.Prefill
        where prefill is not null
        let others = catalogue.Current.Where(other => !ReferenceEquals(other, guide)).ToList()
        where others.All(other => other.At(prefill) is null)
        select new GuideProblem(
            $"{load.Folder}/{GuideFile.Name}",
            load.Marks.Line(step, "prefill"),
            $"No other guide asks '{prefill}', so nothing is filled in.{DidYouMean.Hint(prefill, others.SelectMany(GuideChecks.Paths))}"
        );
}
