namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>Everything that was found in a question, before it is decided what it asks.</summary>
internal sealed class QuerySight
{
    private readonly List<QueryHit> _hits;

    public QuerySight(QueryText text, List<QueryHit> hits, List<Period> periods, List<Amount> amounts, List<NameHit> names)
    {
        Text = text;
        _hits = hits;
        Periods = periods;
        Amounts = amounts;
        Names = names;
    }

    public QueryText Text { get; }
    public IReadOnlyList<QueryHit> Hits => _hits;
    public List<Period> Periods { get; }
    public List<Amount> Amounts { get; }
    public List<NameHit> Names { get; }

    public bool Has(string kind, params ReadOnlySpan<string> values)
    {
        foreach (var hit in _hits)
        {
            if (hit.Kind == kind && (values.IsEmpty || values.Contains(hit.Value)))
                return true;
        }
        return false;
    }

    public QueryHit? First(string kind, params ReadOnlySpan<string> values)
    {
        foreach (var hit in _hits)
        {
            if (hit.Kind == kind && (values.IsEmpty || values.Contains(hit.Value)))
                return hit;
        }
        return null;
    }

    public IEnumerable<QueryHit> All(string kind) => _hits.Where(hit => hit.Kind == kind);

    public bool Topic(params ReadOnlySpan<string> values) => Has("topic", values);

    public bool Act(params ReadOnlySpan<string> values) => Has("act", values);

    public bool State(params ReadOnlySpan<string> values) => Has("state", values);

    public Amount? Amount(AmountKind kind) => Amounts.Find(amount => amount.Kind == kind);

    public NameHit? Name(string field) => Names.Find(name => name.Field == field);

    public void Add(QueryHit hit) => _hits.Add(hit);

    public void Remove(Predicate<QueryHit> which) => _hits.RemoveAll(which);
}
