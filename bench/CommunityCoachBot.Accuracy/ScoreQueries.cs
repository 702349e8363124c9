using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Accuracy;

/// <summary>
/// How many questions are read exactly, after macros and defaults are expanded on both sides; how many of their fields; by language, intent and kind.
/// Entries with <c>previous</c> refine a query.
/// </summary>
internal static class ScoreQueries
{
    public static void Score(string set, Report report)
    {
        var entries = Report.Read(set, "queries");
        if (entries.Count == 0)
            return;

        var judged = entries.Select(Judge).ToList();
        report.Heading($"queries, {set} set ({judged.Count})");
        report.Figure("exact", Share(judged));
        report.Figure("intent", (double)judged.Count(one => one.SameIntent) / judged.Count);
        report.Figure("field F1", judged.Aggregate(default(Tally), (sum, one) => sum + one.Fields).F1);
        Split(report, judged, "language", one => one.Language);
        Split(report, judged, "intent", one => one.Intent);
        Split(report, judged, "kind", one => one.Kind);
        foreach (var wrong in judged.Where(one => !one.Exact))
            report.Line($"- {wrong.Id} {wrong.Utterance}\n  - expected {wrong.Expected}\n  - read     {wrong.Read}");
    }

    /// <summary>The share of a set that is read exactly; 1 of an empty one.</summary>
    public static double Exact(string set) => Report.Read(set, "queries") is { Count: > 0 } entries ? Share([.. entries.Select(Judge)]) : 1;

    private sealed record Judged(
        string Id,
        string Utterance,
        string Language,
        string Intent,
        string Kind,
        bool Exact,
        bool SameIntent,
        Tally Fields,
        string Expected,
        string Read
    );

    private static Judged Judge(JsonObject entry)
    {
        var today = DateOnly.ParseExact(entry["today"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var language = entry["language"]!.GetValue<string>();
        var utterance = entry["utterance"]!.GetValue<string>();
        var previous = entry["previous"] is JsonObject before ? NoteQueryJson.Read(before, today) : null;
        var expected = NoteQueryJson.Read(entry["filter"]!.AsObject(), today);
        var read = QueryReader.BuiltIn.Read(utterance, today, language, previous).Query;
        var (wanted, found) = (Facts(expected, today), Facts(read, today));
        return new Judged(
            entry["id"]!.GetValue<string>(),
            utterance,
            language,
            expected.Intent,
            previous is null ? "question" : "follow-up",
            wanted.SetEquals(found),
            expected.Intent == read.Intent,
            Tally.Of(wanted, found),
            NoteQueryJson.Write(expected).ToJsonString(Readable),
            NoteQueryJson.Write(read).ToJsonString(Readable)
        );
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Field by field; lists in any order, the default assertion of risks as if said, a running period as if it ended today.
    private static ImmutableSortedSet<string> Facts(NoteQuery query, DateOnly today)
    {
        if (query.Intent == QueryIntents.ListRisks && query.Assertion.IsEmpty)
            query = query with { Assertion = ["present", "unclear"] };
        if (query is { DateFrom: { } from, DateTo: { } to } && from <= today && to > today)
            query = query with { DateTo = today };
        return
        [
            .. from field in NoteQueryJson.Write(query)
            select field.Value is JsonArray list
                ? $"{field.Key}={string.Join(',', list.Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal))}"
                : $"{field.Key}={field.Value}",
        ];
    }

    private static void Split(Report report, List<Judged> judged, string name, Func<Judged, string> by)
    {
        var parts = judged.GroupBy(by, StringComparer.Ordinal).OrderBy(part => part.Key, StringComparer.Ordinal);
        report.Line(
            $"- by {name}: "
                + string.Join(
                    ", ",
                    parts.Select(part =>
                        string.Create(CultureInfo.InvariantCulture, $"{part.Key} {Share([.. part]):0.00} ({part.Count()})")
                    )
                )
        );
    }

    private static double Share(List<Judged> judged) => (double)judged.Count(one => one.Exact) / judged.Count;
}
