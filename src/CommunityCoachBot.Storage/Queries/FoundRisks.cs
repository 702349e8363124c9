using System.Data.Common;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>Puts the worries of their notes beside the lines of a page.</summary>
internal static class FoundRisks
{
    public static async Task<IEnumerable<FoundLine>> AddAsync(
        DbConnection connection,
        string tenant,
        List<FoundLine> lines,
        NoteQuery? query
    )
    {
        if (lines.Count == 0)
            return lines;
        var filter = new NoteFilter();
        filter.OneOf("r.note_id", [.. lines.Select(line => line.NoteId.ToString()).Distinct(StringComparer.Ordinal)]);
        if (query is not null && NoteFilter.AsksForRisks(query))
            filter.OfRisk(query with { TaskStatus = null }, "r");
        else
            filter.OneOf("r.assertion", ["present", "unclear"]);
        var sql = $"""
            SELECT r.note_id, r.position, r.flag, r.severity, r.assertion, r.subject, r.source, r.quote, r.step_taken FROM risk r
            WHERE r.tenant_id = {filter.Value(tenant)} {filter.Sql} ORDER BY r.note_id, r.position
            """;
        var risks = (await connection.QueryAsync<RiskRow>(sql, filter.Parameters)).ToLookup(row => row.NoteId, StringComparer.Ordinal);
        return lines.Select(line =>
            line with
            {
                Risks =
                [
                    .. risks[line.NoteId.ToString()]
                        .Where(row => line.Item is not { What: "risk" } item || row.Position == item.Position)
                        .Select(row => row.Flagged()),
                ],
            }
        );
    }

    private sealed class RiskRow
    {
        public string NoteId { get; init; } = "";
        public long Position { get; init; }
        public string Flag { get; init; } = "";
        public string Severity { get; init; } = "";
        public string Assertion { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Source { get; init; } = "";
        public string Quote { get; init; } = "";
        public string? StepTaken { get; init; }

        public RiskFlag Flagged() => new(Flag, Severity, Assertion, Subject, Source, Quote, StepTaken);
    }
}
