using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Turns;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Practice;

public sealed class Whatever_a_trainee_says
{
    private const int Runs = 10_000;

    // What gives a secret away, noted by hand from the files and not by the marks in them. Latin: the English run.
    private static readonly ImmutableDictionary<string, string[]> Giveaways = new Dictionary<string, string[]>
    {
        ["skips-dinner"] = ["懒得开火", "口粥", "porridge"],
        ["slipped"] = ["滑了一跤", "摔过", "膝盖还青", "slipped", "knee"],
        ["mattress"] = ["三万", "床垫", "mattress"],
        ["repair-dream"] = ["小门面", "small stall"],
        ["insomnia"] = ["两三点还睁", "still awake"],
        ["loans"] = ["三个平台", "借了五千", "四万", "媳妇不知道", "三张", "手机亮", "five thousand", "forty thousand"],
        ["child-alone"] = ["自己睡", "sleeps alone"],
        ["ex-harass"] = ["砸门", "喝酒就来", "报过一次警", "脚步声", "保护令", "comes drunk", "Called police"],
        ["gas-corridor"] = ["罐", "bottle"],
        ["unpaid-wage"] = ["四千二", "打卡", "工钱", "4,200", "Four thousand two"],
        ["card-held"] = ["补贴卡", "卡是我", "借条", "换密码", "my card", "card's in"],
        ["stuck-home"] = ["五十天前", "fifty days"],
        ["bullied"] = ["堵我", "拍视频", "六百", "截图", "corner me", "six hundred"],
        ["self-harm"] = ["划过", "划一下", "I cut", "Cut a few"],
        ["stopped-meds"] = ["停了三周", "三周零", "不吃药", "Stopped three", "Off the tablets"],
        ["voices"] = ["声音说", "有人说我没用", "voice says", "voice calls"],
        ["sleep"] = ["两三个钟头", "三个钟头", "Three hours", "Two or three hours"],
        ["uncle-hits"] = ["喝了酒手重", "喝多了就吼", "桌子底下", "hand is heavy", "roars"],
        ["hungry"] = ["方便面", "noodles dry", "dry noodles"],
        ["elder-hungry"] = ["四点来", "天天四点", "后街三十", "at four", "Four o'clock", "30 Back"],
        ["closing"] = ["年底就关", "快撑不住", "near the end", "I close"],
        ["quiet-flat"] = ["半个月没下楼", "牛奶", "two weeks", "milk"],
        ["feud"] = ["跟 401 吵", "吵过架", "quarrelled"],
        ["no-sleep"] = ["夜里四次", "没睡过整觉", "Up four times", "No full night"],
        ["locked"] = ["反锁", "locked"],
        ["both-go"] = ["一起走", "both go", "No pills"],
        ["no-papers"] = ["身份证", "身份證", "my ID"],
        ["hit"] = ["会推我", "會推我", "發爛渣", "发脾气", "影咗相", "pushes me", "rages"],
        ["girl-sees"] = ["整晚不肯睡", "成晚唔肯", "wouldn't sleep"],
        ["mother"] = ["躺北屋", "八十九", "翻四次", "north room", "Eighty-nine", "turn her"],
        ["deal"] = ["补个窗", "采光补偿", "north window", "light compensation"],
        ["chest"] = ["胸口", "hest"],
    }.ToImmutableDictionary();

    private static readonly ImmutableArray<Resident> Everyone =
    [
        .. Residents.Catalogue.All.Select(persona => new Resident(persona, Residents.Catalogue.Common)),
    ];

    private static readonly Gen<(int Persona, ulong Seed, int Language, int[][] Turns)> Anything = Gen.Select(
        Gen.Int[0, Residents.Catalogue.All.Length - 1],
        Gen.ULong,
        Gen.Int[0, 2],
        Gen.Int[0, MoveLabels.OfTurns.Length + 2].Array[0, 4].Array[1, PracticeRun.MostTurns + 3]
    );

    [Fact]
    public void No_guarded_fact_is_told_below_its_gate_and_no_reply_is_said_twice()
    {
        var told = 0;
        Anything.Sample(
            run =>
            {
                var resident = Everyone[run.Persona];
                var languages = resident.Persona.Languages;
                var played = resident.Begin(Guid.Empty, run.Seed, languages[run.Language % languages.Length], Residents.Noon);
                for (var i = 0; i < run.Turns.Length; i++)
                    played = resident.Hear(
                        played,
                        string.Create(CultureInfo.InvariantCulture, $"第{i}句话"),
                        [.. run.Turns[i].Select(LabelOf).Distinct()]
                    );
                Check(resident.Persona, played);
                Interlocked.Add(ref told, played.Told(resident.Persona).Count());
            },
            iter: Runs
        );
        // The promise would be empty if nobody ever told anything.
        Assert.True(told > Runs / 100);
    }

    [Fact]
    public void In_words_no_guarded_fact_is_told_below_its_gate_either()
    {
        var lines = Trainees.All.SelectMany(trainee => trainee.Value).Distinct().ToArray();
        Gen.Select(Gen.Int[0, Residents.Catalogue.All.Length - 1], Gen.ULong, Gen.Int[0, lines.Length - 1].Array[1, 21])
            .Sample(
                (who, seed, said) =>
                {
                    var resident = Everyone[who];
                    Check(resident.Persona, resident.Talk(seed, said.Select(i => lines[i])));
                },
                iter: 200
            );
    }

    [Fact]
    public void Makes_the_same_run_from_any_turn_on()
    {
        var lines = Trainees.All["middling"];
        foreach (var persona in Residents.Catalogue.All)
        {
            var resident = new Resident(persona, Residents.Catalogue.Common);
            var whole = resident.Talk(11, lines);
            var again = whole.Exchanges.Skip(3).Select(exchange => exchange.Said).Aggregate(whole.BackTo(4), resident.Hear);

            Assert.Equal(PracticeScript.Write(resident, whole), PracticeScript.Write(resident, again));
        }
    }

    private static void Check(Persona persona, PracticeRun run)
    {
        Assert.InRange(run.Exchanges.Length, 1, PracticeRun.MostTurns);
        Assert.Equal(run.Exchanges.Length, run.Exchanges.Select(exchange => exchange.Heard).Distinct(StringComparer.Ordinal).Count());
        var known = new HashSet<string>(StringComparer.Ordinal);
        var before = persona.Start;
        foreach (var exchange in run.Exchanges)
        {
            Assert.InRange(Math.Abs(exchange.Trust - before), 0, Trust.MostAtOnce);
            if (exchange.Secret is { } id)
            {
                var secret = persona.Secrets.Single(secret => secret.Id == id);
                Assert.True(Trust.LevelOf(exchange.Trust) >= secret.Level, id);
                Assert.Contains(exchange.Labels, label => secret.Gate.Contains(MoveLabels.Plain(label)));
                Assert.True(known.Add(id));
            }
            foreach (var secret in persona.Secrets.Where(secret => !known.Contains(secret.Id)))
            {
                Assert.DoesNotContain(secret.Text.In(run.Language), exchange.Heard, StringComparison.Ordinal);
                foreach (var word in Giveaways.GetValueOrDefault(secret.Id, []))
                    Assert.False(
                        exchange.Heard.Contains(word, StringComparison.Ordinal),
                        $"{persona.Id} gave {secret.Id} away by “{word}”."
                    );
            }
            before = exchange.Trust;
        }
    }

    private static string LabelOf(int index) =>
        index < MoveLabels.OfTurns.Length
            ? MoveLabels.OfTurns[index] switch
            {
                "reflection" => MoveLabels.SimpleReflection,
                var label => label,
            }
        : index == MoveLabels.OfTurns.Length ? MoveLabels.ComplexReflection
        : index == MoveLabels.OfTurns.Length + 1 ? MoveLabels.VagueAffirmation
        : MoveLabels.Empathy;
}
