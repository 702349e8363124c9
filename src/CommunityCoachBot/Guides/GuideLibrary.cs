using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Guides;

/// <summary>The guides in use now, and every version that a run may still be on.</summary>
public sealed class GuideLibrary
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<(string Id, string Version), Guide> _versions = ImmutableDictionary<(string, string), Guide>.Empty;

    /// <summary>What is offered now, and what was refused. Replaced as a whole.</summary>
    public GuideLibraryState State { get; private set; } = GuideLibraryState.Empty;

    /// <summary>A guide as it was in the version a run began with; the one in use now when that version is not known, or none is named.</summary>
    public Guide? Find(string id, string? version = null) =>
        (version is not null ? _versions.GetValueOrDefault((id, version)) : null)
        ?? State.Guides.FirstOrDefault(offered => offered.Guide.Id == id).Guide;

    /// <summary>Puts what was read into use. An agency's guide goes before ours of the same id; a wrong one leaves its last good version in use.</summary>
    public GuideLibraryState Replace(IEnumerable<GuideLoad> builtIn, IEnumerable<GuideLoad> agency)
    {
        lock (_lock)
        {
            var state = State.Next([.. builtIn], [.. agency]);
            foreach (var (guide, _) in state.Guides)
                _versions = _versions.SetItem((guide.Id, guide.Version), guide);
            return State = state;
        }
    }

    /// <summary>Adds a version that is not offered any more but may still be in use.</summary>
    public void Keep(Guide guide)
    {
        lock (_lock)
            _versions = _versions.SetItem((guide.Id, guide.Version), guide);
    }
}

/// <param name="Guides">In the order they are offered, and whether each is the agency's.</param>
/// <param name="Problems">Why files were refused.</param>
public sealed record GuideLibraryState(ImmutableArray<(Guide Guide, bool IsAgency)> Guides, ImmutableArray<GuideProblem> Problems)
{
    public static GuideLibraryState Empty { get; } = new([], []);

    /// <summary>The state after a reading of both folders. Pure.</summary>
    public GuideLibraryState Next(ImmutableArray<GuideLoad> builtIn, ImmutableArray<GuideLoad> agency)
    {
        var problems = builtIn.Concat(agency).SelectMany(load => load.Problems).ToList();
        var offered = new List<(Guide Guide, bool IsAgency)>();
        foreach (var load in agency)
        {
            // The last good version of a guide that is wrong now: by its id, which can mostly still be read.
            var guide = load.Guide ?? Guides.FirstOrDefault(before => before.IsAgency && before.Guide.Id == (load.Id ?? load.Folder)).Guide;
            if (guide is null)
                continue;
            if (offered.Exists(other => other.Guide.Id == guide.Id))
                problems.Add(new GuideProblem($"{load.Folder}/{GuideFile.Name}", 1, $"Another folder already holds a guide with the id '{guide.Id}'."));
            else
                offered.Add((guide, true));
        }

        var ours = builtIn
            .Select(load => load.Guide)
            .OfType<Guide>()
            .Select(guide => offered.Find(other => other.Guide.Id == guide.Id) is { Guide: not null } replaced ? replaced : (guide, false));
        // Ours keep their place, also where the agency has changed them; its own come after.
        ImmutableArray<(Guide Guide, bool IsAgency)> all =
        [
            .. ours.OrderBy(guide => Order(guide.Item1.Makes)).Concat(offered).DistinctBy(guide => guide.Item1.Id, StringComparer.Ordinal),
        ];
        return new GuideLibraryState(all, [.. problems]);
    }

    // As the work goes: first the plan, then the visit's record, then the rest.
    private static int Order(string makes) =>
        makes switch
        {
            "visit-plan" => 0,
            "visit-summary" => 1,
            _ => 2,
        };
}
