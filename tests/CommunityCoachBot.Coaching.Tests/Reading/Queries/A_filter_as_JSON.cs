using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class A_filter_as_JSON
{
    [Fact]
    public void Holds_what_was_said_and_nothing_else() =>
        Assert.Equal(
            "{'intent':'list-records','worker':'Lin','dateFrom':'2026-02-01','dateTo':'2026-02-28'}",
            Asked.Text(QueryReader.BuiltIn.Read("Visits by Lin last month", Asked.Today, "en").Query)
        );

    [Theory]
    [InlineData("today", "2026-03-11", "2026-03-11")]
    [InlineData("yesterday", "2026-03-10", "2026-03-10")]
    [InlineData("this-week", "2026-03-09", "2026-03-15")]
    [InlineData("last-week", "2026-03-02", "2026-03-08")]
    [InlineData("next-week", "2026-03-16", "2026-03-22")]
    [InlineData("this-month", "2026-03-01", "2026-03-31")]
    [InlineData("last-month", "2026-02-01", "2026-02-28")]
    [InlineData("this-quarter", "2026-01-01", "2026-03-31")]
    [InlineData("last-quarter", "2025-10-01", "2025-12-31")]
    [InlineData("this-year", "2026-01-01", "2026-12-31")]
    [InlineData("days-ago(30)", "2026-02-09", "2026-02-09")]
    [InlineData("2026-02-28", "2026-02-28", "2026-02-28")]
    public void May_name_days_by_a_macro(string macro, string from, string to)
    {
        var query = Asked.Filter($$"""{"intent":"list-tasks","period":"{{macro}}","dueTo":"{{macro}}"}""");

        Assert.Equal((from, to, to), (query.DateFrom?.ToString("O"), query.DateTo?.ToString("O"), query.DueTo?.ToString("O")));
    }

    [Fact]
    public void Comes_back_as_it_was_written()
    {
        var query = Asked.Filter(
            """
            {"intent":"list-risks","worker":"小林","addressAs":"陈伯","area":"三号楼","risk":["missing-meals","neglect"],"severity":["monitor"],
             "assertion":["unclear"],"limit":5,"visitNo":1,"lastVisitBefore":"days-ago(7)","period":"this-week","due":"next-week","sort":"desc"}
            """
        );

        Assert.Equal(query, NoteQueryJson.Read(NoteQueryJson.Write(query), Asked.Today));
    }

    [Fact]
    public void Ignores_what_it_does_not_know() =>
        Assert.Equal(Asked.Filter("""{"intent":"digest"}"""), Asked.Filter("""{"intent":"digest","colour":"blue","period":null}"""));

    [Theory]
    [InlineData("""{}""", "intent")]
    [InlineData("""{"intent":"steal"}""", "intent")]
    [InlineData("""{"intent":"digest","period":"秘密"}""", "period")]
    [InlineData("""{"intent":"digest","dateFrom":"2026-02-30"}""", "dateFrom")]
    [InlineData("""{"intent":"digest","limit":"five"}""", "limit")]
    [InlineData("""{"intent":"digest","risk":[1]}""", "risk")]
    public void Names_the_field_that_is_wrong_but_not_what_stands_there(string filter, string field)
    {
        var wrong = Assert.Throws<FormatException>(() => NoteQueryJson.Read(JsonNode.Parse(filter)!.AsObject(), Asked.Today));

        Assert.StartsWith(field + ":", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", wrong.Message, StringComparison.Ordinal);
    }
}
