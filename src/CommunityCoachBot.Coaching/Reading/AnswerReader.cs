using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Reads what a worker says as the answer to one step, or to one field of a form or list.</summary>
public static partial class AnswerReader
{
    /// <summary>Longest text taken where a step sets no limit.</summary>
    public const int LongestText = 500;
    public const int LongestLongText = 4000;

    /// <param name="step">Any kind but form and list, which are filled field by field.</param>
    /// <param name="text">What was typed, or an input of a card, as it came.</param>
    /// <param name="now">The moment with the worker's offset.</param>
    /// <param name="language">The language spoken.</param>
    /// <param name="past">The guide records what has happened: 周三 is the last Wednesday, not the next.</param>
    public static AnswerReading Read(Step step, StepWords words, string text, DateTimeOffset now, string language, bool past = false)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(text);

        var clean = TextFolding.Clean(text, lines: step.Kind is StepKind.LongText);
        if (clean.Length == 0)
            return AnswerReading.Unclear.Of("reading.empty");

        return step.Kind switch
        {
            StepKind.Text or StepKind.LongText => ReadText(step, words, clean),
            StepKind.Choice => ReadChoice(step, words, clean),
            StepKind.Choices => ReadChoices(step, words, clean),
            StepKind.YesNo or StepKind.Confirm => YesNoReader.Read(clean) is { } yes
                ? new AnswerReading.Understood(Answer.Of(yes ? "yes" : "no"))
                : AnswerReading.Unclear.Of("reading.yes-or-no"),
            StepKind.Number => ReadNumber(step, clean),
            StepKind.Date => ReadDate(step, clean, now, language, past),
            StepKind.Time => ReadTime(clean, now, language),
            StepKind.Duration => ReadDuration(step, clean, language),
            _ => throw new ArgumentException($"a {step.Kind} is read field by field", nameof(step)),
        };
    }

    private static AnswerReading ReadText(Step step, StepWords words, string text)
    {
        var suggestions = step.Suggestions.Where(words.Suggestions.ContainsKey).ToImmutableArray();
        if (OptionMatcher.Ordinal(TextFolding.Narrow(text), suggestions.Length) is { } index)
            return new AnswerReading.Understood(Answer.Of(words.Suggestions[suggestions[index]]));
        return Refusal(step, text) is { } refusal ? refusal : new AnswerReading.Understood(Answer.Of(text));
    }

    /// <summary>Why a text cannot be taken as it is, or null.</summary>
    private static AnswerReading.Unclear? Refusal(Step step, string text)
    {
        if (TextFolding.IsEmojiOnly(text))
            return AnswerReading.Unclear.Of("reading.no-words");
        if (PrivateNumberFinder.Find(text) is { } number)
        {
            return AnswerReading.Unclear.Of(
                number switch
                {
                    PrivateNumber.Identity => "reading.private-identity",
                    PrivateNumber.BankCard => "reading.private-bank-card",
                    _ => "reading.private-phone",
                }
            );
        }

        var bounds = Limits(step, TextFolding.IsChinese(text));
        var length = TextFolding.Length(text);
        if (length < bounds.Least)
            return AnswerReading.Unclear.Of("reading.too-short").With("least", Show(bounds.Least)).With("length", Show(length));
        if (length > bounds.Most)
            return AnswerReading.Unclear.Of("reading.too-long").With("most", Show(bounds.Most)).With("length", Show(length));
        return null;
    }

    /// <summary>Least and most characters; text in Latin script needs about 2½ times as many.</summary>
    public static Bounds Limits(Step step, bool chinese)
    {
        ArgumentNullException.ThrowIfNull(step);
        var longest = step.Kind is StepKind.LongText ? LongestLongText : LongestText;
        if (chinese)
            return step.Length ?? new Bounds(1, longest);
        return step.LatinLength
            ?? (
                step.Length is { } length
                    ? new Bounds(length.Least <= 1 ? length.Least : (int)(length.Least * 2.5), (int)(length.Most * 2.5))
                    : new Bounds(1, longest)
            );
    }

    private static AnswerReading ReadChoice(Step step, StepWords words, string text)
    {
        var options = OptionsOf(step, words);
        var matches = OptionMatcher.Match(text, options, step.Own);
        if (matches.Length == 1)
            return new AnswerReading.Understood(Answer.Of(matches[0].Id), Echo: matches[0].Label);
        if (matches.Length > 1)
            return new AnswerReading.Ambiguous([.. matches.Select(option => (option.Id, option.Label))]);
        if (!step.Own)
            return AnswerReading.Unclear.Of("reading.not-an-option").With("text", TextFolding.Shorten(text, 20));
        return Refusal(step, text) is { } refusal ? refusal : new AnswerReading.Understood(Answer.Of(text));
    }

    private static AnswerReading ReadChoices(Step step, StepWords words, string text)
    {
        var options = OptionsOf(step, words);
        if (All().IsMatch(TextFolding.Narrow(text)) && OptionMatcher.Match(text, options, step.Own).Length != 1)
            return Chosen(step, options, [.. options.Select(option => option.Id)]);

        // A label may hold the sign that also separates: the whole text first.
        var key = TextFolding.Key(text);
        if (options.FirstOrDefault(option => option.Keys.Contains(key, StringComparer.Ordinal)) is { } whole)
            return Chosen(step, options, [whole.Id]);

        var chosen = new List<string>();
        foreach (var piece in Pieces(text, options))
        {
            var matches = OptionMatcher.Match(piece, options, step.Own);
            switch (matches.Length)
            {
                // A piece in which several names stand ("手机和水", "水 手电") names them all.
                case > 0
                    when matches.Length == 1
                        || matches.All(match => match.Keys.Any(name => TextFolding.Key(piece).Contains(name, StringComparison.Ordinal))):
                    chosen.AddRange(matches.Select(match => match.Id));
                    break;
                case > 1:
                    return new AnswerReading.Ambiguous([.. matches.Select(option => (option.Id, option.Label))]);
                case 0 when step.Own:
                    if (Refusal(step, piece) is { } refusal)
                        return refusal;
                    chosen.Add(piece);
                    break;
                default:
                    return AnswerReading.Unclear.Of("reading.not-an-option").With("text", TextFolding.Shorten(piece, 20));
            }
        }
        return Chosen(step, options, [.. chosen.Distinct(StringComparer.Ordinal)]);
    }

    private static AnswerReading Chosen(Step step, ImmutableArray<Named> options, ImmutableArray<string> chosen)
    {
        if (chosen.IsEmpty)
            return AnswerReading.Unclear.Of("reading.not-an-option").With("text", "");
        if (step.Count is { } count && chosen.Length < count.Least)
            return AnswerReading.Unclear.Of("reading.too-few").With("least", Show(count.Least));
        if (step.Count is { } most && chosen.Length > most.Most)
            return AnswerReading.Unclear.Of("reading.too-many").With("most", Show(most.Most));
        var labels = chosen.Select(id =>
            options.FirstOrDefault(option => string.Equals(option.Id, id, StringComparison.Ordinal))?.Label ?? id
        );
        return new AnswerReading.Understood(new Answer { Options = chosen }, Echo: string.Join('、', labels));
    }

    /// <summary>Splits at list signs; at 和, "and" and blanks only where both sides name an option, so that own words stay whole.</summary>
    private static IEnumerable<string> Pieces(string text, ImmutableArray<Named> options)
    {
        foreach (var piece in ListSigns().Split(text).Select(piece => piece.Trim()).Where(piece => piece.Length > 0))
        {
            if (OptionMatcher.Match(piece, options, ownWords: true).Length == 1)
            {
                yield return piece;
                continue;
            }
            string[] parts = [.. Joints().Split(piece).Select(part => part.Trim()).Where(part => part.Length > 0)];
            if (parts.Length > 1 && parts.All(part => OptionMatcher.Match(part, options, ownWords: true).Length == 1))
            {
                foreach (var part in parts)
                    yield return part;
            }
            else
            {
                yield return piece;
            }
        }
    }

    private static ImmutableArray<Named> OptionsOf(Step step, StepWords words) =>
        [.. step.Options.Select(option => Named.Of(option.Id, words.Options.GetValueOrDefault(option.Id)))];

    private static AnswerReading ReadNumber(Step step, string text)
    {
        switch (NumberReader.Find(text))
        {
            case Finding.Value value:
                var number = decimal.Parse(value.Canonical, CultureInfo.InvariantCulture);
                return step.Range is { } range && (number < range.Least || number > range.Most)
                    ? OutOfRange("reading.number-out-of-range", range)
                    : new AnswerReading.Understood(Answer.Of(value.Canonical), value.RestOf(text));
            case Finding.Either either:
                return new AnswerReading.Ambiguous([.. either.Candidates.Select(candidate => (candidate, candidate))]);
            default:
                return AnswerReading.Unclear.Of("reading.not-a-number");
        }
    }

    private static AnswerReading ReadDate(Step step, string text, DateTimeOffset now, string language, bool past)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        string Say(string canonical) =>
            Echo.Date(DateOnly.ParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture), language, today);
        return DateReader.Find(text, today, language, past) switch
        {
            Finding.Value value
                when step.Past && string.CompareOrdinal(value.Canonical, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) > 0 =>
                AnswerReading.Unclear.Of("reading.date-to-come").With("date", Say(value.Canonical)),
            Finding.Value value => new AnswerReading.Understood(Answer.Of(value.Canonical), value.RestOf(text), Say(value.Canonical)),
            Finding.Either either => new AnswerReading.Ambiguous([.. either.Candidates.Select(candidate => (candidate, Say(candidate)))]),
            Finding.Impossible impossible => Refused(impossible, text),
            _ => AnswerReading.Unclear.Of("reading.not-a-date"),
        };
    }

    private static AnswerReading ReadTime(string text, DateTimeOffset now, string language)
    {
        static string Say(string canonical, string language) =>
            Echo.Time(TimeOnly.ParseExact(canonical, "HH:mm", CultureInfo.InvariantCulture), language);
        if (Now().IsMatch(TextFolding.Narrow(text)))
        {
            var wall = now.ToString("HH:mm", CultureInfo.InvariantCulture);
            return new AnswerReading.Understood(Answer.Of(wall), Echo: Say(wall, language));
        }
        // To "几点？" people answer with a bare number.
        var asked = BareHour().Match(TextFolding.Narrow(text)) is { Success: true } bare ? bare.Groups["h"].Value + "点" : text;
        return TimeReader.Find(asked) switch
        {
            Finding.Value value => new AnswerReading.Understood(
                Answer.Of(value.Canonical),
                value.RestOf(asked),
                Say(value.Canonical, language)
            ),
            Finding.Either either => new AnswerReading.Ambiguous([
                .. either.Candidates.Select(candidate => (candidate, Say(candidate, language))),
            ]),
            Finding.Impossible impossible => Refused(impossible, asked),
            _ => AnswerReading.Unclear.Of("reading.not-a-time"),
        };
    }

    private static AnswerReading ReadDuration(Step step, string text, string language)
    {
        // To "坐多久？" a bare number is minutes.
        var asked = BareNumber().Match(TextFolding.Narrow(text)) is { Success: true } bare ? bare.Groups["n"].Value + "分钟" : text;
        if (DurationReader.Find(asked) is not Finding.Value value)
            return AnswerReading.Unclear.Of("reading.not-a-duration");
        var minutes = int.Parse(value.Canonical, CultureInfo.InvariantCulture);
        return step.Range is { } range && (minutes < range.Least || minutes > range.Most)
            ? OutOfRange("reading.duration-out-of-range", range)
            : new AnswerReading.Understood(Answer.Of(value.Canonical), value.RestOf(asked), Echo.Duration(minutes, language));
    }

    /// <summary>With the expression as it was typed.</summary>
    private static AnswerReading.Unclear Refused(Finding.Impossible found, string text) =>
        new(found.WordsId, found.Values.SetItem("text", TextFolding.Shorten(text.Substring(found.Start, found.Length).Trim(), 20)));

    private static AnswerReading.Unclear OutOfRange(string words, Bounds range) =>
        AnswerReading.Unclear.Of(words).With("least", Show(range.Least)).With("most", Show(range.Most));

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"[、，,;；\n/]+|[。.](?=\s|$)", Options, 1000)]
    private static partial Regex ListSigns();

    [GeneratedRegex(@"\s+and\s+|\s*&\s*|[和跟与以及还有]{1,2}|\s*\+\s*|\s+", Options | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Joints();

    [GeneratedRegex(
        @"^\s*(我?全部?(都?要|都?选|都带)?|都要|都选|都有|所有的?|all( of (them|the above))?|everything)\s*[。.!]?\s*$",
        Options,
        1000
    )]
    private static partial Regex All();

    [GeneratedRegex(@"^\s*(现在|而家|刚才|now|right now)\s*$", Options, 1000)]
    private static partial Regex Now();

    [GeneratedRegex(@"^\s*(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s*$", Options, 1000)]
    private static partial Regex BareHour();

    [GeneratedRegex(@"^\s*(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})\s*$", Options, 1000)]
    private static partial Regex BareNumber();
}
