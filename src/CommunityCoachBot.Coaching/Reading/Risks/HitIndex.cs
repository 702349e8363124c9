using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>Hits by place, so that those near a place are found without looking at all of them.</summary>
internal sealed class HitIndex<T>(IEnumerable<CueHit<T>> hits)
{
    private readonly CueHit<T>[] _hits = [.. hits.OrderBy(hit => hit.Start).ThenByDescending(hit => hit.Length)];

    public IReadOnlyList<CueHit<T>> All => _hits;

    /// <summary>Hits that begin at or after <paramref name="start"/> and before <paramref name="end"/>.</summary>
    public IEnumerable<CueHit<T>> Between(int start, int end)
    {
        var (low, high) = (0, _hits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_hits[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < _hits.Length && _hits[low].Start < end; low++)
            yield return _hits[low];
    }
}
