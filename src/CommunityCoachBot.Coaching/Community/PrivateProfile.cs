using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>
/// Finds the politics or the faith of a private resident in what was written about a community, so that it can be refused. What groups, organisations and
/// public offices stand for may be written, and so may counts of many; what one resident or one home believes may not.
/// </summary>
public sealed class PrivateProfile
{
    private const string Profile = "profile";
    private const string Private = "private";
    private const string Public = "public";

    private static readonly char[] SentenceEnds = ['。', '！', '？', '!', '?', ';', '；', '\n', '.'];

    private readonly NameFinder _names;
    private readonly CueMatcher<string> _cues;

    public PrivateProfile(LexiconSet lexicons)
    {
        _names = new NameFinder(lexicons);
        _cues = new CueMatcher<string>(
            from file in lexicons.Of("community-profile")
            from entry in file.Root.Entries
            from text in file.Texts(entry.Value)
            select (text, entry.Key)
        );
    }

    public static PrivateProfile BuiltIn { get; } = new(LexiconSet.BuiltIn);

    /// <summary>Whether some sentence tells the politics or faith of somebody who holds no public office.</summary>
    public bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries).Any(IsInSentence);
    }

    private bool IsInSentence(string sentence)
    {
        var narrow = TextFolding.Narrow(sentence);
        var hits = _cues.AllIn(narrow);
        if (!hits.Any(hit => hit.Value == Profile))
            return false;
        var offices = hits.Where(hit => hit.Value == Public).Select(hit => (At: hit.Start, hit.End)).ToImmutableArray();
        return hits.Any(hit => hit.Value == Private) || LeastData.HasDoor(sentence) || HasPrivateName(sentence, narrow, offices);
    }

    // 李主任 and 王小明书记 are known by their office; 陈伯 is not.
    private bool HasPrivateName(string sentence, string narrow, ImmutableArray<(int At, int End)> offices)
    {
        for (var at = 0; at < narrow.Length; at++)
        {
            var length = _names.LengthAt(sentence, narrow, at, []);
            if (length == 0)
                continue;
            if (!offices.Any(office => office.At <= at + length && office.End >= at))
                return true;
            at += length - 1;
        }

        return false;
    }
}
