using CommunityCoachBot.Coaching.Reading.Notes;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading.Notes;

public sealed class A_note_cut_into_clauses
{
    private static readonly DateOnly Day = new(2026, 3, 11);

    [Theory]
    [InlineData("李大爷，他说腰疼，夜里睡不好", "Stated 腰疼|Stated 夜里睡不好")]
    [InlineData("她说：“我没事。你们别来了。”", "Stated “我没事。你们别来了。”")]
    [InlineData("黄婆婆说'膝盖疼，下楼怕'。", "Stated '膝盖疼，下楼怕'")]
    [InlineData("“没胃口”，她说。", "Stated “没胃口”")]
    [InlineData("佢話對腳痛，落唔到樓", "Stated 對腳痛|Stated 落唔到樓")]
    [InlineData("She said her knees hurt, mostly at night.", "Stated her knees hurt|Stated mostly at night")]
    [InlineData("\"I can't go on,\" said Mr Lee.", "Stated \"I can't go on,\"")]
    [InlineData("The lift is broken again, he says.", "Stated The lift is broken again")]
    [InlineData("他怕儿子知道", "Stated 怕儿子知道")]
    [InlineData("问他药还吃吗，停了两周了", "WorkerSaid 问他药还吃吗|Stated 停了两周了")]
    public void Knows_the_residents_words(string note, string said) => Assert.Equal(said, Said(note));

    [Theory]
    [InlineData("厨房水槽有三天的碗", "Observed")]
    [InlineData("家里很整洁。邻居讲她哭过", "Observed|Reported 邻居")]
    [InlineData("屋企好亂", "Observed")]
    [InlineData("手臂有两块淤青", "Observed")]
    [InlineData("我闻到煤气味", "Observed")]
    [InlineData("他低着头不说话", "Observed")]
    [InlineData("她一边说一边抹眼泪", "Observed")]
    [InlineData("Fridge nearly empty", "Observed")]
    [InlineData("I noticed a bruise on her wrist", "Observed")]
    [InlineData("他说家里漏水，厨房也坏了", "Stated|Stated")]
    [InlineData("陈伯家。他说腰疼。有天他反锁门出去", "Frame|Stated|Stated")]
    public void Knows_what_the_worker_saw(string note, string kinds) => Assert.Equal(kinds, Kinds(note));

    [Theory]
    [InlineData("陈伯家。楼下李婶说他常忘关火", "Frame|Reported 楼下李婶")]
    [InlineData("社区医生说她药没按时吃", "Reported 社区医生")]
    [InlineData("听邻居说他摔过", "Reported 邻居")]
    [InlineData("听说他摔过", "Reported")]
    [InlineData("她儿子讲妈妈睡不好", "Reported 她儿子")]
    [InlineData("隔籬陳太話佢成日喊", "Reported 隔籬陳太")]
    [InlineData("The neighbour told me she was crying last week", "Reported The neighbour")]
    [InlineData("Her son, who lives upstairs, told me she stopped her tablets", "Frame|Frame|Reported Her son")]
    [InlineData("老韩说后街有个老太太一天吃一顿", "Reported 老韩")]
    [InlineData("马奶奶。豆豆说叔叔打的", "Frame|Stated 豆豆")]
    public void Knows_who_else_says_it(string note, string kinds) => Assert.Equal(kinds, Kinds(note));

    [Theory]
    [InlineData("我觉得她孤单", "Judged")]
    [InlineData("估计一天只吃一顿", "Judged")]
    [InlineData("I think she is lonely", "Judged")]
    [InlineData("我有点慌，不知道怎么接", "Reflected|Reflected")]
    [InlineData("I felt out of my depth", "Reflected")]
    [InlineData("我问他有没有想不开", "WorkerSaid")]
    [InlineData("跟她说只有人有危险我得找人帮", "WorkerSaid")]
    [InlineData("Told my supervisor straight away", "Arranged")]
    [InlineData("已报督导，明天我再打", "Arranged|Arranged")]
    [InlineData("答应周五前帮她问送餐", "Arranged")]
    [InlineData("下周二再去", "Arranged")]
    [InlineData("Back on Monday with the form", "Arranged")]
    [InlineData("Will ring mum on Monday", "Arranged")]
    [InlineData("應承禮拜五前幫佢問送飯", "Arranged")]
    public void Knows_the_workers_part(string note, string kinds) => Assert.Equal(kinds, Kinds(note));

    [Fact]
    public void Is_cut_where_the_speaker_changes_even_without_a_mark()
    {
        var note =
            "黄婆婆82岁独居说膝盖疼下楼怕家里很整洁邻居讲她前阵子哭过她说没有想不开我觉得她孤单答应周五前帮她问送餐聊了20分钟下周二再去";

        Assert.Equal(
            "Frame 黄婆婆82岁独居|Stated 膝盖疼下楼怕|Observed 家里很整洁|Reported 她前阵子哭过|Stated 没有想不开|Judged 她孤单|Arranged 答应周五前帮她问送餐|Frame 聊了20分钟|Arranged 下周二再去",
            Said(note)
        );
    }

    [Theory]
    [InlineData("陈伯家，楼下周姨带上去的", "陈伯")]
    [InlineData("楼下周姨带我去看陈伯", "陈伯")]
    [InlineData("刘建国，在修电扇", "刘建国")]
    [InlineData("王秀英78岁", "王秀英")]
    [InlineData("陳婆婆獨居", "陳婆婆")]
    [InlineData("阿芳家", "阿芳")]
    [InlineData("小杰，逃课", "小杰")]
    [InlineData("Visited Mrs Chan, 82", "Mrs Chan")]
    [InlineData("Met Tom (14) in the park", "Tom")]
    [InlineData("今天去了三楼", null)]
    public void Knows_how_the_resident_is_called(string note, string? name) => Assert.Equal(name, Read(note).AddressAs);

    [Theory]
    [InlineData("佢話冇事", "yue")]
    [InlineData("他说没事", "zh")]
    [InlineData("她說沒事", "zh")]
    [InlineData("She is fine", "en")]
    public void Knows_its_language(string note, string language) => Assert.Equal(language, Read(note).Language);

    [Fact]
    public void Has_no_clause_that_is_not_in_it() =>
        Gen.OneOf(Gen.String, Pieces)
            .Sample(note =>
            {
                var end = 0;
                foreach (var clause in Read(note).Clauses)
                {
                    Assert.True(clause.Start >= end && clause.Length > 0 && clause.End <= note.Length);
                    Assert.InRange(clause.Body, clause.Start, clause.End);
                    Assert.InRange(clause.BodyEnd, clause.Body, clause.End);
                    end = clause.End;
                }
            });

    [Fact]
    public void Loses_no_letter() =>
        Pieces.Sample(note =>
        {
            var read = Read(note);

            var left = note.ToCharArray();
            foreach (var clause in read.Clauses)
                Array.Fill(left, ' ', clause.Start, clause.Length);

            Assert.DoesNotContain(left, char.IsLetterOrDigit);
        });

    private static readonly string[] Parts =
    [
        "他说",
        "她",
        "佢話",
        "邻居讲",
        "我问",
        "我觉得",
        "“",
        "”",
        "'",
        "\"",
        "，",
        "。",
        "\n",
        " ",
        "没有想不开",
        "腰疼",
        "厨房",
        "有三天的碗",
        "答应",
        "周五前",
        "下周二再去",
        "陈伯",
        "豆豆",
        "楼下李婶",
        "说",
        "he said",
        "She told me",
        "Mrs Chan",
        "the neighbour",
        ", ",
        ". ",
        "I think",
        "fridge empty",
        "back on Monday",
        "110101199003070038",
        "13800138000",
        "聊了20分钟",
        "🙂",
        "\ud800",
        "她儿子",
        "听说",
        "可能",
        "已报督导",
        "（",
        "）",
        ":",
        "：",
        "「",
        "」",
        "...",
    ];

    internal static readonly Gen<string> Pieces = Gen.Int[0, Parts.Length - 1]
        .Select(part => Parts[part])
        .Array[0, 40]
        .Select(pieces => string.Concat(pieces));

    private static NoteText Read(string note) => NoteText.Read(note, Day);

    private static string Said(string note)
    {
        var read = Read(note);
        return string.Join(
                '|',
                read.Clauses.Where(clause => clause.Length > 0)
                    .Select(clause => $"{clause.Kind} {(clause.Kind is ClauseKind.Frame ? read.Words(clause) : read.Said(clause))}")
            )
            .Replace("Frame 李大爷|", "", StringComparison.Ordinal);
    }

    private static string Kinds(string note) =>
        string.Join(
            '|',
            Read(note).Clauses.Select(clause => clause.Speaker is null ? clause.Kind.ToString() : $"{clause.Kind} {clause.Speaker}")
        );
}
