using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Tests.Reading.Notes;

public sealed class A_note_that_begins_with_the_visit
{
    private static readonly DateOnly Day = new(2026, 3, 11);

    private static VisitRecord Read(string note) => NoteReader.BuiltIn.Read(note, Day);

    [Fact]
    public void Does_not_take_the_meeting_for_a_sight()
    {
        var record = Read("Saw Mr Lee at his flat, 30 minutes. He said the stairs are hard.");

        Assert.Empty(record.Observed);
        Assert.Equal(30, record.DurationMinutes);
        Assert.Equal("Mr Lee", record.AddressAs);
    }

    [Fact]
    public void Still_takes_what_was_seen_of_the_resident() => Assert.NotEmpty(Read("Saw Mr Lee crying in the kitchen.").Observed);

    [Fact]
    public void Does_not_take_a_time_that_somebody_tells_of_for_its_length() =>
        Assert.Null(Read("王大爷说等车等了三十分钟。").DurationMinutes);

    [Fact]
    public void Puts_what_the_worker_will_bring_under_promises_alone()
    {
        var record = Read("Visited Mrs Chan. She said the form is too long. I'll bring the form on Friday.");

        Assert.Single(record.Promises);
        Assert.Empty(record.Resources);
    }

    [Theory]
    [InlineData("周敏从早班调成夜班了。", "周敏")]
    [InlineData("亮亮放学来站里写作业。", "亮亮")]
    [InlineData("楼组长老秦，三号楼。要活动室的钥匙。", "老秦")]
    [InlineData("刚才去了朱阿姨家。", "朱阿姨")]
    public void Knows_whom_it_is_about(string note, string name) => Assert.Equal(name, Read(note).AddressAs);
}
