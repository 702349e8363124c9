using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Notes;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading.Notes;

public sealed class A_visit_note
{
    // A Wednesday.
    private static readonly DateOnly Day = new(2026, 3, 11);

    [Fact]
    public void Sent_in_one_breath_fills_the_four_boxes()
    {
        var record = Read(
            "黄婆婆82岁独居，说'膝盖疼，下楼怕'。家里很整洁。邻居讲她前阵子哭过。她说没有想不开。我觉得她孤单。答应周五前帮她问送餐。聊了20分钟，下周二再去。"
        );

        Assert.Equal(["膝盖疼，下楼怕", "没有想不开"], record.Stated.Select(line => line.Text));
        Assert.Equal(["家里很整洁"], record.Observed.Select(line => line.Text));
        Assert.Equal([("邻居", "她前阵子哭过")], record.Reported.Select(line => (line.Source, line.Text)));
        Assert.Equal(["她孤单"], record.Judgements.Select(line => line.Text));
        Assert.Equal(
            ("elder-living-alone", "黄婆婆", 20, "home"),
            (record.ResidentType, record.AddressAs, record.DurationMinutes, record.Place)
        );
        Assert.Equal([("帮她问送餐", new DateOnly(2026, 3, 13))], record.Promises.Select(promise => (promise.What, promise.Due!.Value)));
        Assert.Equal(
            [("worker", new DateOnly(2026, 3, 13), "open")],
            record.Tasks.Select(task => (task.Who, task.Due!.Value, task.Status))
        );
        Assert.Equal(new DateOnly(2026, 3, 17), record.NextVisit?.Date);
        Assert.Equal(["社工", "黄婆婆"], record.Present);
        Assert.Equal("not-asked", record.ConsentToRecord);
        Assert.Contains(record.Needs, need => need is { Maslow: "safety", Bradshaw: "normative" });
    }

    [Fact]
    public void In_Chinese_becomes_the_record_of_the_batch_contract()
    {
        var record = Json(
            "陈伯家，楼下周姨带上去的。一开始不开门以为卖保健品，看了证才开。聊他的花和象棋很高兴。说晚上懒得开火喝口粥。厨房就半把面。答应周五打电话告诉他送饭多少钱。说记可以，别告诉我儿子。",
            new DateOnly(2026, 3, 10)
        );

        Assert.Equal(
            """{"durationMin":"unknown","place":"home","motive":"exploratory","residentType":"elder-living-alone","addressAs":"陈伯","present":["社工","陈伯","周姨（带路）"],"consentToRecord":"limited","privacyNotes":"别告诉我儿子"}""",
            Only(record, "durationMin", "place", "motive", "residentType", "addressAs", "present", "consentToRecord", "privacyNotes")
        );
        Assert.Equal("""[{"text":"晚上懒得开火喝口粥","quote":"说晚上懒得开火喝口粥"}]""", Text(record["stated"]));
        Assert.Contains("""{"text":"厨房就半把面","quote":"厨房就半把面"}""", Text(record["observed"]), StringComparison.Ordinal);
        Assert.Contains("""{"text":"看了证才开","quote":"看了证才开"}""", Text(record["observed"]), StringComparison.Ordinal);
        Assert.Equal("""["养花","会下棋"]""", Text(record["strengths"]));
        Assert.Equal(
            """[{"what":"打电话告诉他送饭多少钱","by":"worker","due":"2026-03-13","kept":"unknown","quote":"答应周五打电话告诉他送饭多少钱"}]""",
            Text(record["promises"])
        );
        Assert.Equal(
            """[{"what":"打电话告诉他送饭多少钱","who":"worker","due":"2026-03-13","status":"open","quote":"答应周五打电话告诉他送饭多少钱"}]""",
            Text(record["tasks"])
        );
        Assert.Equal("""{"date":"unknown","condition":null,"purpose":null}""", Text(record["nextVisit"]));
        Assert.Equal("[]", Text(record["reported"]));
        Assert.Equal("", (string?)record["reflection"]);
        Assert.Contains("reading.note.ask-next-visit", record["ask"]!.AsArray().Select(ask => (string)ask!));
    }

    [Fact]
    public void In_English_becomes_the_record_of_the_batch_contract()
    {
        var record = Json(
            "Mr Lee at the key-cutting kiosk. Said \"this heat is killing me\" and laughed. He'd like a bench outside. Upstairs tenant shouts at night, he says. Back on Monday with the form.",
            new DateOnly(2026, 3, 10)
        );

        Assert.Equal(
            """{"place":"public-place","motive":"unknown","residentType":"shopkeeper","addressAs":"Mr Lee","present":["worker","Mr Lee"],"consentToRecord":"not-asked","privacyNotes":""}""",
            Only(record, "place", "motive", "residentType", "addressAs", "present", "consentToRecord", "privacyNotes")
        );
        Assert.Contains(
            """{"text":"He\u0027d like a bench outside","quote":"He\u0027d like a bench outside"}""",
            record["stated"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            """{"text":"Upstairs tenant shouts at night","quote":"Upstairs tenant shouts at night, he says"}""",
            Text(record["stated"]),
            StringComparison.Ordinal
        );
        Assert.Contains(record["needs"]!.AsArray(), need => (string?)need!["maslow"] == "belonging" && (string?)need["bradshaw"] == "felt");
        Assert.Equal(
            """[{"what":"bring the form","who":"worker","due":"2026-03-16","status":"open","quote":"Back on Monday with the form"}]""",
            Text(record["tasks"])
        );
        Assert.Equal("""{"date":"2026-03-16","condition":null,"purpose":"bring the form"}""", Text(record["nextVisit"]));
    }

    [Theory]
    [InlineData("陈伯家。他说可以记录", "yes")]
    [InlineData("陈伯家。他同意我做记录，但别写名字", "limited")]
    [InlineData("陈伯家。说记可以，别告诉我儿子", "limited")]
    [InlineData("陈伯家。他不同意记录", "no")]
    [InlineData("陈伯家。他说腰疼", "not-asked")]
    [InlineData("陈伯家。忘了问他同意记录没有", "not-asked")]
    [InlineData("陳伯屋企。佢話可以寫低", "yes")]
    [InlineData("Mrs Chan at home. She agreed to notes.", "yes")]
    [InlineData("Mrs Chan at home. Happy for me to take notes, first name only.", "limited")]
    [InlineData("Mrs Chan at home. She doesn't want anything written.", "no")]
    public void Says_what_may_be_recorded(string note, string consent) => Assert.Equal(consent, Read(note).ConsentToRecord);

    [Theory]
    [InlineData("陈伯家。下周二再去", "2026-03-17")]
    [InlineData("陈伯家。约周六上午见", "2026-03-14")]
    [InlineData("陈伯家。下周三送尿不湿过去", "2026-03-18")]
    [InlineData("陈伯家。两周后再上门看看", "2026-03-25")]
    [InlineData("陈伯家。周日他休息再去", "2026-03-15")]
    [InlineData("陈伯家。我说带图来。他说周日再说", "2026-03-15")]
    [InlineData("陳伯屋企。下個禮拜二再去", "2026-03-17")]
    [InlineData("Visited Mrs Chan. Back next Tuesday.", "2026-03-17")]
    [InlineData("Visited Mrs Chan. Will pop by in three days.", "2026-03-14")]
    [InlineData("陈伯家。明天我再打电话", null)]
    [InlineData("陈伯家。他说下周要去医院复查", null)]
    public void Says_when_to_come_again(string note, string? day) =>
        Assert.Equal(day, Read(note).NextVisit?.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("陈伯家。已报督导", "worker", "done", null)]
    [InlineData("陈伯家。周五前联系社区医生", "worker", "open", "2026-03-13")]
    [InlineData("马奶奶家。让她姑姑接豆豆两天", "姑姑", "open", null)]
    [InlineData("陈伯家。后天帮他问助听器", "worker", "open", "2026-03-13")]
    [InlineData("陈伯家。月底前我把表给他送去", "worker", "open", "2026-03-31")]
    [InlineData("Visited Mrs Chan. Told my supervisor straight away.", "worker", "done", null)]
    [InlineData("Visited Mrs Chan. Promised to ask about meals by Friday.", "worker", "open", "2026-03-13")]
    [InlineData("探陳伯。應承禮拜五前幫佢問送飯", "worker", "open", "2026-03-13")]
    public void Says_who_is_to_do_what_by_when(string note, string who, string status, string? due)
    {
        var task = Assert.Single(Read(note).Tasks);

        Assert.Equal(
            (who, status, due),
            (task.Who, task.Status, task.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [InlineData("刘建国，在修电扇。他媳妇在，没提钱", "社工|刘建国|媳妇")]
    [InlineData("周敏。乐乐在拼车", "社工|周敏|乐乐")]
    [InlineData("马奶奶。豆豆说叔叔打的。叔叔今天不在", "社工|马奶奶|豆豆")]
    [InlineData("小杰，逃课。学校说他爱打架", "社工|小杰")]
    [InlineData("Met Tom (14) in the park with his mum.", "worker|Tom|mum")]
    public void Says_who_was_there(string note, string present) => Assert.Equal(present, string.Join('|', Read(note).Present));

    [Theory]
    [InlineData("陈伯78岁，一个人住，老伴去年走了", "elder-living-alone")]
    [InlineData("小杰，初三，逃课", "youth")]
    [InlineData("吴老师，妻子失智，半年没睡整觉", "carer")]
    [InlineData("马奶奶带着孙子豆豆，奶奶带孩子，父母服刑", "child-in-difficulty")]
    [InlineData("老韩面馆，说年底可能关店", "shopkeeper")]
    [InlineData("刘建国，下岗两年，打零工", "laid-off-household")]
    [InlineData("Mr Lee, 80, lives alone", "elder-living-alone")]
    [InlineData("Tom (15), skipping school", "youth")]
    [InlineData("今天天气不错", null)]
    public void Says_what_kind_of_resident_it_is_about(string note, string? type) => Assert.Equal(type, Read(note).ResidentType);

    [Fact]
    public void Keeps_no_private_number_in_any_line()
    {
        const string Note = "陈伯家，他说身份证110101199003070038，电话13800138000，卡号6222020000000000004。答应周五给他打13800138000。";

        var record = Read(Note);

        Assert.Equal(
            [PrivateNumber.Identity, PrivateNumber.Phone, PrivateNumber.Phone],
            record.PrivateNumbers.Select(number => number.Number).Where(number => number is not PrivateNumber.BankCard).Order()
        );
        Assert.All(record.PrivateNumbers, number => Assert.Contains(Note[number.At], "16"));
        var json = Serialize(record);
        Assert.DoesNotContain("19900307", json, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_workers_feelings_apart()
    {
        var record = Read("陈伯家。他说腰疼。我心里有点慌，不知道怎么接话。");

        Assert.Single(record.Reflection);
        Assert.DoesNotContain(record.Judgements, line => line.Text.Contains('慌', StringComparison.Ordinal));
    }

    [Fact]
    public void Gives_a_judgement_its_basis()
    {
        var judgement = Assert.Single(Read("陈伯家。我觉得他一天只吃一顿，依据是冰箱空。").Judgements);

        Assert.Equal("冰箱空", judgement.Basis);
    }

    [Fact]
    public void Is_asked_about_what_it_does_not_say()
    {
        var ask = Read("何姐今天没开窗帘。药没停吗我没问。").Ask.Select(missing => missing.Words).ToList();

        Assert.Contains("reading.note.ask-medicine", ask);
        Assert.Contains("reading.note.ask-consent", ask);
        Assert.Contains("reading.note.ask-next-visit", ask);
    }

    [Fact]
    public void Gives_only_its_own_words_whatever_they_are() =>
        Gen.OneOf(Gen.String, A_note_cut_into_clauses.Pieces)
            .Sample(note =>
            {
                var record = Read(note);

                foreach (var (quote, at) in Quotes(record))
                    Assert.Equal(quote, note.Substring(at, quote.Length));
                foreach (
                    var line in record.Stated.Where(line =>
                        !line.Text.Contains('：', StringComparison.Ordinal) && !line.Text.Contains(':', StringComparison.Ordinal)
                    )
                )
                    Assert.Contains(line.Text, note, StringComparison.Ordinal);
            });

    [Fact]
    public void Takes_time_that_grows_with_its_length()
    {
        var note = string.Concat(
            Enumerable.Repeat("他说腰疼得厉害，邻居讲她前阵子哭过她说没有想不开。厨房就半把面。答应周五打电话，下周二再去。", 400)
        );
        Read(note[..2000]);

        var (shorter, longer) = (Time(note[..4000]), Time(note[..16000]));

        Assert.True(
            longer < TimeSpan.FromMilliseconds(50) + 12 * shorter,
            $"{shorter.TotalMilliseconds} ms for 4,000 characters, {longer.TotalMilliseconds} ms for 16,000"
        );
    }

    private static TimeSpan Time(string note)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Read(note);
            var taken = Stopwatch.GetElapsedTime(start);
            fastest = taken < fastest ? taken : fastest;
        }
        return fastest;
    }

    private static IEnumerable<(string Quote, int At)> Quotes(VisitRecord record) =>
        record
            .Stated.Concat(record.Observed)
            .Concat(record.Strengths)
            .Concat(record.Resources)
            .Concat(record.PrivacyNotes)
            .Concat(record.Reflection)
            .Select(line => (line.Quote, line.At))
            .Concat(record.Reported.Select(line => (line.Quote, line.At)))
            .Concat(record.Judgements.Select(line => (line.Quote, line.At)))
            .Concat(record.Needs.Select(need => (need.Quote, need.At)))
            .Concat(record.Promises.Select(promise => (promise.Quote, promise.At)))
            .Concat(record.Tasks.Select(task => (task.Quote, task.At)));

    private static VisitRecord Read(string note) => NoteReader.BuiltIn.Read(note, Day);

    private static string Serialize(VisitRecord record)
    {
        using var stream = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
            VisitRecordJson.Write(json, record, missing => missing.Words);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonObject Json(string note, DateOnly day) => JsonNode.Parse(Serialize(NoteReader.BuiltIn.Read(note, day)))!.AsObject();

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Text(JsonNode? node) => node!.ToJsonString(Plain);

    private static string Only(JsonObject record, params string[] fields) =>
        Text(new JsonObject(fields.Select(field => KeyValuePair.Create(field, record[field]?.DeepClone()))));
}
