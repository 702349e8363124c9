using System.Buffers;
using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// Cuts a note into clauses and says of each who speaks and how. Marks cut; so does a change of speaker, since notes are written in one breath. Who spoke
/// last goes on speaking while the sentence does.
/// </summary>
public sealed class NoteTextReader
{
    private readonly NoteWords _words;

    public NoteTextReader(LexiconSet lexicons) => _words = new NoteWords(lexicons);

    public static NoteTextReader BuiltIn { get; } = new(LexiconSet.BuiltIn);

    /// <param name="text">Cleaned text; every place is of it.</param>
    /// <param name="language"><c>zh</c>, <c>yue</c>, <c>en</c>, or null to find out. A note may mix them.</param>
    public NoteText Read(string text, DateOnly visitDate, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text);
        var found = NoteLanguage.Of(narrow);
        var cantonese = found is "yue" || language is "yue";
        var pieces = PieceCutter.Cut(narrow);

        var known = WholeName(narrow, pieces);
        var tokens = _words.TokensOf(text, narrow, cantonese, known);
        var people = new PeopleOfNote(text, narrow, tokens, pieces, known);
        var kinds = _words.KindsIn(narrow, cantonese);
        kinds.RemoveAll(cue => people.HoldsInside(cue.Start));
        var segments = new SegmentCutter(narrow, people, kinds).Cut(pieces);
        var clauses = new ClauseKinds(narrow, text, visitDate, people, kinds, found is "en").Of(segments);
        return new NoteText
        {
            Text = text,
            Narrow = narrow,
            VisitDate = visitDate,
            Language = language is "zh" or "yue" or "en" ? language : found,
            Clauses = clauses,
            People = [.. people.Mentions.Select(mention => mention with { Kind = In(clauses, mention) })],
            AddressAs = people.AddressAs,
        };
    }

    // Where the resident speaks, "I" is the resident.
    private static PersonKind In(ImmutableArray<Clause> clauses, PersonMention mention)
    {
        if (mention.Kind is not PersonKind.Worker)
            return mention.Kind;
        var at = InOrder.FirstFrom(clauses, mention.Start + 1, clause => clause.Start) - 1;
        return
            at >= 0
            && clauses[at] is { Kind: ClauseKind.Stated, Speaker: null } said
            && said.Body <= mention.Start
            && mention.End <= said.BodyEnd
            ? PersonKind.Resident
            : mention.Kind;
    }

    private List<string> WholeName(string narrow, List<Piece> pieces)
    {
        foreach (var piece in pieces.Take(3))
        {
            if (_words.Names.WholeNameAt(narrow, piece.Start) is var length and > 0)
                return [narrow.Substring(piece.Start, length)];
            if (_words.Names.NameMetAt(narrow, piece.Start, piece.End, out var at) is var met and > 0)
                return [narrow.Substring(at, met)];
        }
        return [];
    }
}

/// <summary>In which language a note is written, by its letters and by the words that only Cantonese has.</summary>
internal static class NoteLanguage
{
    private static readonly SearchValues<char> Cantonese = SearchValues.Create("佢冇唔嘅喺咗啲嘢嗰咁哋嚟睇瞓攞嘥噉乜咩俾畀嗌啱氹孭揾諗谂");

    private static readonly CueMatcher<int> CantoneseWords = new([
        ("(屋企|老窦|返工|返学|点解|边度|边个|好攰|倾偈|细路|隔篱|净系|钟意|头先|听日|寻日)", 0),
    ]);

    public static string Of(string narrow)
    {
        if (!TextFolding.IsChinese(narrow))
            return "en";
        return narrow.AsSpan().IndexOfAny(Cantonese) >= 0 || CantoneseWords.IsIn(narrow) ? "yue" : "zh";
    }
}
