using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>The guides there are: the current version of each to begin with, and older versions that runs still go through. Immutable.</summary>
public sealed record GuideCatalogue
{
    public static GuideCatalogue Empty { get; } = new();

    private ImmutableDictionary<(string Id, string Version), Guide> Versions { get; init; } =
        ImmutableDictionary<(string Id, string Version), Guide>.Empty;

    /// <summary>What a worker can begin, in a stable order: as they were first added.</summary>
    public ImmutableArray<Guide> Current { get; private init; } = [];

    /// <summary>The current version, or null.</summary>
    public Guide? Find(string id) => Current.FirstOrDefault(guide => string.Equals(guide.Id, id, StringComparison.Ordinal));

    /// <summary>This very version, current or older, or null.</summary>
    public Guide? Find(string id, string version) => Versions.GetValueOrDefault((id, version));

    /// <summary>This guide becomes the current version of its id; the one before stays findable for runs that began with it.</summary>
    public GuideCatalogue With(Guide guide)
    {
        var at = Current.IndexOf(Find(guide.Id)!);
        return this with
        {
            Current = at < 0 ? Current.Add(guide) : Current.SetItem(at, guide),
            Versions = Versions.SetItem((guide.Id, guide.Version), guide),
        };
    }

    /// <summary>An older version that runs still go through; it cannot be begun.</summary>
    public GuideCatalogue WithVersion(Guide guide) => this with { Versions = Versions.SetItem((guide.Id, guide.Version), guide) };

    /// <summary>The guide can no longer be begun; runs that began with it go on.</summary>
    public GuideCatalogue Without(string id) =>
        this with
        {
            Current = Current.RemoveAll(guide => string.Equals(guide.Id, id, StringComparison.Ordinal)),
        };
}
