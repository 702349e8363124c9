using CommunityCoachBot.Accuracy;
using CommunityCoachBot.Coaching.Reading.Queries;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class Whatever_is_asked
{
    // Pieces of questions in any order, and any other characters between them.
    private static readonly string[] Known =
    [
        "小林",
        "陈伯",
        "上周",
        "过去7天",
        "三号楼",
        "Block 3",
        "缺餐",
        "还没关",
        "多少",
        "谁最",
        "的",
        "呢",
        "只看",
        "第99999次",
        "1月到",
        "before the",
        "between",
        "5th",
        "Q4",
        "days",
        "Lin's",
        "overdue",
        "2026-13-45",
        "13月",
        "九十九万",
        "下个月31号",
        "比",
        "别把",
        "-",
        "'s",
        "阿 ",
        "low er",
        "31/02/2026",
        "1 to 31 February",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Int[0, Known.Length - 1].Select(at => Known[at]),
        Gen.String[0, 12],
        Gen.Char['\u4e00', '\u9fff'].Array[0, 6].Select(chars => new string(chars))
    );

    private static readonly Gen<string> Said = Piece.Array[0, 8].Select(pieces => string.Concat(pieces));

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 60000].Select(days => new DateOnly(1990, 1, 1).AddDays(days));

    [Fact]
    public void Is_read_and_read_alike_each_time() =>
        Gen.Select(Said, Day)
            .Sample(
                (said, today) =>
                {
                    var reading = QueryReader.BuiltIn.Read(said, today);
                    var again = QueryReader.BuiltIn.Read(said, today);

                    Assert.Equal(reading.Query, again.Query);
                    Assert.Equal(reading.Chips, again.Chips);
                    Assert.Equal(reading.Unread, again.Unread);
                    Assert.Equal(reading.Query, NoteQueryJson.Read(NoteQueryJson.Write(reading.Query), today));
                    Assert.All(reading.Chips, chip => Assert.InRange(chip.Start + chip.Length, chip.Start, said.Length));
                },
                iter: 3000
            );

    [Fact]
    public void Is_read_after_any_other_question() =>
        Gen.Select(Said, Said, Day)
            .Sample(
                (first, second, today) =>
                {
                    var previous = QueryReader.BuiltIn.Read(first, today).Query;
                    var next = QueryReader.BuiltIn.Read(second, today, previous: previous).Query;

                    Assert.Contains(next.Intent, QueryIntents.All);
                },
                iter: 1500
            );

    [Fact]
    public void Is_read_no_further_than_a_question_goes()
    {
        var question = "小林上周的缺餐" + new string('，', 600);

        Assert.Equal(
            QueryReader.BuiltIn.Read(question, Asked.Today).Query,
            QueryReader
                .BuiltIn.Read(question + string.Concat(Enumerable.Repeat("三号楼的煤气 not visited since 3月 ", 50_000)), Asked.Today)
                .Query
        );
    }

    [Fact]
    public void Is_read_exactly_in_nineteen_of_twenty_given_questions() => Assert.InRange(ScoreQueries.Exact("given"), 0.95, 1);

    [Fact]
    public void Is_read_exactly_in_nineteen_of_twenty_of_our_own() => Assert.InRange(ScoreQueries.Exact("own"), 0.95, 1);
}
