using System.Globalization;
using CommunityCoachBot.Coaching.Reading;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading;

public sealed class Times_as_people_write_them
{
    [Theory]
    [InlineData("下午两点半", "14:30")]
    [InlineData("下午2点半", "14:30")]
    [InlineData("下午2:30", "14:30")]
    [InlineData("下午２：３０", "14:30")]
    [InlineData("下午 2：30", "14:30")]
    [InlineData("下午三点", "15:00")]
    [InlineData("下午3点钟", "15:00")]
    [InlineData("下午3點鐘", "15:00")]
    [InlineData("上午9:30", "09:30")]
    [InlineData("上午九点", "09:00")]
    [InlineData("早上八点", "08:00")]
    [InlineData("早9点", "09:00")]
    [InlineData("朝早十點", "10:00")]
    [InlineData("下晝三點", "15:00")]
    [InlineData("晏晝一點", "13:00")]
    [InlineData("14:30", "14:30")]
    [InlineData("14：30", "14:30")]
    [InlineData("14点30分", "14:30")]
    [InlineData("14时30分", "14:30")]
    [InlineData("九点一刻", "09:15")]
    [InlineData("九点三刻", "09:45")]
    [InlineData("9点05分", "09:05")]
    [InlineData("九点零五", "09:05")]
    [InlineData("十点二十", "10:20")]
    [InlineData("十点二十分", "10:20")]
    [InlineData("十点整", "10:00")]
    [InlineData("十点", "10:00")]
    [InlineData("十二点半", "12:30")]
    [InlineData("晚上七点", "19:00")]
    [InlineData("晚七点半", "19:30")]
    [InlineData("傍晚六点", "18:00")]
    [InlineData("晚上12点", "00:00")]
    [InlineData("中午", "12:00")]
    [InlineData("中午12点", "12:00")]
    [InlineData("中午一点", "13:00")]
    [InlineData("中午11点半", "11:30")]
    [InlineData("凌晨3点", "03:00")]
    [InlineData("半夜12点", "00:00")]
    [InlineData("差五分九点", "08:55")]
    [InlineData("差一刻十点", "09:45")]
    [InlineData("九点差五分", "08:55")]
    [InlineData("下午兩點三個字", "14:15")]
    [InlineData("下午一点", "13:00")]
    [InlineData("24点", "00:00")]
    [InlineData("0:15", "00:15")]
    [InlineData("后天上午9点半到11点", "09:30", "后天 到11点")]
    [InlineData("周三上午9:30，坐20分钟", "09:30", "周三 坐20分钟")]
    [InlineData("晚一点再说", null)]
    [InlineData("有一点累", null)]
    [InlineData("坐20分钟", null)]
    [InlineData("两小时", null)]
    [InlineData("3月12日", null)]
    [InlineData("不知道", null)]
    public void Chinese(string said, string? time, string? rest = null) => Assert.Equal((time, rest), Read(said));

    [Theory]
    [InlineData("2pm", "14:00")]
    [InlineData("2 PM", "14:00")]
    [InlineData("2 p.m.", "14:00")]
    [InlineData("2:30pm", "14:30")]
    [InlineData("2.30 pm", "14:30")]
    [InlineData("9am", "09:00")]
    [InlineData("9:30", "09:30")]
    [InlineData("9:30 am", "09:30")]
    [InlineData("14:30", "14:30")]
    [InlineData("half past two pm", "14:30")]
    [InlineData("half past nine", "09:30")]
    [InlineData("quarter past nine", "09:15")]
    [InlineData("quarter to nine", "08:45")]
    [InlineData("a quarter to 10", "09:45")]
    [InlineData("ten past eleven", "11:10")]
    [InlineData("half ten", "10:30")]
    [InlineData("noon", "12:00")]
    [InlineData("midday", "12:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("12 am", "00:00")]
    [InlineData("12 pm", "12:00")]
    [InlineData("nine o'clock", "09:00")]
    [InlineData("nine o’clock", "09:00")]
    [InlineData("at 10", "10:00")]
    [InlineData("nine thirty", "09:30")]
    [InlineData("3 in the afternoon", "15:00")]
    [InlineData("nine in the morning", "09:00")]
    [InlineData("8 at night", "20:00")]
    [InlineData("tomorrow morning at 9", "09:00", "tomorrow")]
    [InlineData("Friday afternoon at 3", "15:00", "Friday")]
    [InlineData("evening at half past seven", "19:30")]
    [InlineData("1430h", "14:30")]
    [InlineData("Wednesday 9:30, 20 minutes", "09:30", "Wednesday 20 minutes")]
    [InlineData("2:30 pm (14:30)", "14:30")]
    [InlineData("20 minutes", null)]
    [InlineData("an hour", null)]
    [InlineData("no idea", null)]
    [InlineData("12 March", null)]
    public void English(string said, string? time, string? rest = null) => Assert.Equal((time, rest), Read(said));

    [Theory]
    [InlineData("两点半", "14:30", "02:30")]
    [InlineData("3点", "15:00", "03:00")]
    [InlineData("六点", "18:00", "06:00")]
    [InlineData("2:30", "14:30", "02:30")]
    [InlineData("02:30", "14:30", "02:30")]
    [InlineData("at 3", "15:00", "03:00")]
    [InlineData("half past two", "14:30", "02:30")]
    [InlineData("two o'clock", "14:00", "02:00")]
    [InlineData("周五3点", "15:00", "03:00")]
    public void Between_one_and_six_without_a_part_of_the_day_are_asked_back(string said, string likelier, string other) =>
        Assert.Equal([likelier, other], Assert.IsType<Finding.Either>(TimeReader.Find(said)).Candidates);

    [Theory]
    [InlineData("25点", "reading.no-such-time")]
    [InlineData("9点70分", "reading.no-such-time")]
    [InlineData("9:75", "reading.no-such-time")]
    [InlineData("25:00", "reading.no-such-time")]
    [InlineData("上午15点", "reading.no-such-time")]
    [InlineData("后天上午", "reading.which-hour")]
    [InlineData("明早", "reading.which-hour")]
    [InlineData("Friday afternoon", "reading.which-hour")]
    public void That_do_not_exist_or_lack_the_hour_are_refused_with_a_reason(string said, string reason) =>
        Assert.Equal(reason, Assert.IsType<Finding.Impossible>(TimeReader.Find(said)).WordsId);

    [Fact]
    public void Are_read_again_from_their_own_echo() =>
        Gen.Int[0, 24 * 60 - 1]
            .Sample(minute =>
            {
                var time = new TimeOnly(minute / 60, minute % 60);
                foreach (var language in (string[])["zh-Hans", "en", "zh-Hant-HK"])
                {
                    var echo = Echo.Time(time, language);
                    var found = Assert.IsType<Finding.Value>(TimeReader.Find(echo));
                    Assert.Equal((time.ToString("HH:mm", CultureInfo.InvariantCulture), null), (found.Canonical, found.RestOf(echo)));
                }
            });

    private static (string?, string?) Read(string said) =>
        TimeReader.Find(said) is { } found ? ((found as Finding.Value)?.Canonical ?? found.ToString(), found.RestOf(said)) : (null, null);
}
