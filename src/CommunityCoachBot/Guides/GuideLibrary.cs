using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Guides;

/// <summary>The guides in use now, and every version that a run may still be on. Read by every turn, replaced as a whole.</summary>
public sealed class GuideLibrary
{
    private readonly Lock _lock = new();
    private volatile GuideLibraryState _state = GuideLibraryState.Empty;
    private volatile NoteReader? _notes;
    private volatile QueryReader? _questions;

    public GuideLibraryState State => _state;

    /// <summary>Reads notes sent in one piece, with the agency's words beside ours.</summary>
    public NoteReader Notes => _notes ?? NoteReader.BuiltIn;

    /// <summary>Reads questions about notes, with the agency's words beside ours.</summary>
    public QueryReader Questions => _questions ?? QueryReader.BuiltIn;

    /// <summary>The simulated residents there are to practise with, ours and the agency's.</summary>
    public PersonaCatalogue Personas { get; private set; } = PersonaCatalogue.Empty;

    /// <summary>A guide as it was in the version a run began with; as it is now when that version is not known or none is named.</summary>
    public Guide? Find(string id, string? version = null) =>
        (version is not null ? _state.Catalogue.Find(id, version) : null) ?? _state.Catalogue.Find(id);

    /// <summary>Puts what was read into use: see <see cref="GuideFolders.Read"/>.</summary>
    /// <param name="lexicons">The agency's word lists: file name → text.</param>
    /// <param name="personas">Nobody to practise with when left out.</param>
    public GuideLibraryState Replace(
        ImmutableArray<GuideFolder> ours,
        ImmutableArray<GuideFolder> agency,
        ImmutableDictionary<string, string>? lexicons = null,
        PersonaCatalogue? personas = null
    )
    {
        lock (_lock)
        {
            var read = GuideFolders.Read(_state.Catalogue, ours, agency);
            var words = lexicons is { IsEmpty: false } ? AgencyLexicons.Read(lexicons) : (Lexicons: null, Problems: []);
            Personas = personas ?? PersonaCatalogue.Empty;
            _notes = words.Lexicons is { } added ? new NoteReader(added) : null;
            _questions = words.Lexicons is { } also ? new QueryReader(also) : null;
            return _state = new GuideLibraryState(
                read.Catalogue,
                read.Problems.AddRange(words.Problems).AddRange(Personas.Problems),
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
