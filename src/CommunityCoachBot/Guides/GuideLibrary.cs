using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Guides;

/// <summary>The guides in use now, and every version that a run may still be on. Read by every turn, replaced as a whole.</summary>
public sealed class GuideLibrary
{
    private readonly Lock _lock = new();
    private volatile GuideLibraryState _state = GuideLibraryState.Empty;

    public GuideLibraryState State => _state;

    /// <summary>A guide as it was in the version a run began with; as it is now when that version is not known or none is named.</summary>
    public Guide? Find(string id, string? version = null) =>
        (version is not null ? _state.Catalogue.Find(id, version) : null) ?? _state.Catalogue.Find(id);

    /// <summary>Puts what was read into use: see <see cref="GuideFolders.Read"/>.</summary>
    public GuideLibraryState Replace(ImmutableArray<GuideFolder> ours, ImmutableArray<GuideFolder> agency)
    {
        lock (_lock)
        {
            var read = GuideFolders.Read(_state.Catalogue, ours, agency);
            return _state = new GuideLibraryState(
                read.Catalogue,
                read.Problems,
                GuideFolders.Read(GuideCatalogue.Empty, ours, []).Catalogue
            );
        }
    }

    /// <summary>Adds a version that is not offered any more but may still be in use.</summary>
    public void Keep(Guide guide)
    {
        lock (_lock)
            _state = _state with { Catalogue = _state.Catalogue.WithVersion(guide) };
    }
}

/// <param name="Catalogue">What is offered now, and older versions.</param>
/// <param name="Problems">Why files were refused.</param>
/// <param name="BuiltIn">What the program came with.</param>
public sealed record GuideLibraryState(GuideCatalogue Catalogue, ImmutableArray<GuideProblem> Problems, GuideCatalogue BuiltIn)
{
    public static GuideLibraryState Empty { get; } = new(GuideCatalogue.Empty, [], GuideCatalogue.Empty);

    /// <summary>Whether a guide in use is the agency's own, or its change of ours.</summary>
    public bool IsAgency(Guide guide) => BuiltIn.Find(guide.Id)?.Version != guide.Version;
}
