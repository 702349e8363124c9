using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Risks;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// Reads a visit note, as written on the way back, into the boxes of a visit record. Every line keeps the exact words it came from; what the note does not
/// say stays unknown and is asked. Rules and word lists only: the same note gives the same record.
/// </summary>
public sealed class NoteReader
{
    private readonly NoteTextReader _clauses;
    private readonly CueGroups _facts;
    private readonly ResidentTypes _types;
    private readonly NeedReader _needs;
    private readonly AssetReader _assets;
    private readonly Func<NoteText, ImmutableArray<RiskMention>> _risks;

    /// <param name="risks">Finds the risks of a note cut into clauses; the risk reader over the same word lists where it is left out.</param>
    public NoteReader(LexiconSet lexicons, Func<NoteText, ImmutableArray<RiskMention>>? risks = null)
    {
        _clauses = new NoteTextReader(lexicons);
        _facts = new CueGroups(lexicons, "note-facts");
        _types = new ResidentTypes(lexicons);
        _needs = new NeedReader(lexicons);
        _assets = new AssetReader(lexicons);
        _risks = risks ?? new RiskReader(lexicons).Read;
    }

    public static NoteReader BuiltIn { get; } = new(LexiconSet.BuiltIn);

    /// <param name="note">Cleaned text; every place is of it.</param>
    /// <param name="language"><c>zh</c>, <c>yue</c>, <c>en</c>, or null to find out.</param>
    public VisitRecord Read(string note, DateOnly visitDate, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(note);
        var numbers = PrivateNumberFinder.All(note);
        var text = _clauses.Read(WithoutNumbers(note, numbers), visitDate, language);
        var cues = _facts.In(text);
        var (facts, people) = (new NoteFacts(text, cues), new PeoplePresent(text, cues));
        var plans = new NotePlans(text, cues);
        var lines = new NoteLines(text, cues, facts);
        var record = new VisitRecord
        {
            VisitDate = visitDate,
            DurationMinutes = facts.Duration(),
            Place = facts.Place(),
            Motive = facts.Motive(),
            ResidentType = _types.Of(text),
            AddressAs = text.AddressAs,
            Present = people.All(),
            ConsentToRecord = facts.Consent(),
            PrivacyNotes = facts.Privacy(),
            Stated = lines.Stated(),
            Observed = lines.Observed(),
            Reported = lines.Reported(),
            Judgements = lines.Judgements(),
            Needs = _needs.Of(text, cues),
            Problems = NoteProblems.Of(text, cues),
            Strengths = _assets.Strengths(text),
            Resources = _assets.Resources(text),
            Risks = _risks(text),
            Promises = plans.Promises(),
            Tasks = plans.Tasks(),
            NextVisit = plans.NextVisit(),
            Reflection = lines.Reflection(),
            PrivateNumbers = [.. numbers.Select(number => new PrivateNumberMention(number.Number, number.At, number.Length))],
        };
        return record with { Ask = NoteGaps.Of(text, cues, record) };
    }

    // Line ends in their place, as many: no line of the record can hold a number, and all places stay.
    private static string WithoutNumbers(string note, IReadOnlyList<(PrivateNumber Number, int At, int Length)> numbers)
    {
        if (numbers.Count == 0)
            return note;
        var text = note.ToCharArray();
        foreach (var (_, at, length) in numbers)
            text.AsSpan(at, length).Fill('\n');
        return new string(text);
    }
}
