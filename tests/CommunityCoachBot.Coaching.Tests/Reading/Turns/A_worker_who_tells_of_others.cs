using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Tests.Reading.Turns;

public sealed class A_worker_who_tells_of_others
{
    private static ImmutableArray<string> Labels(string heard, string said) =>
        MoveReader.BuiltIn.Read([new PracticeTurn(PracticeTurn.Resident, heard), new PracticeTurn(PracticeTurn.Worker, said)]).Turns[0];

    [Theory]
    [InlineData("最近还好。", "对门那户欠了一屁股高利贷，您知道不？")]
    [InlineData("最近幾好。", "樓下嗰戶個女未婚就大咗肚呀。")]
    [InlineData("Not too bad.", "The couple upstairs are getting divorced, you know.")]
    [InlineData("还行。", "您欠债的事，您女儿都跟我说了。")]
    public void Breaches_privacy(string heard, string said) => Assert.Contains(MoveLabels.PrivacyBreach, Labels(heard, said));

    [Theory]
    [InlineData("对门那户欠债，天天有人来闹，我睡不着。", "对门那户有人来要债，您听着心里发慌。")]
    [InlineData("Not too bad.", "The people upstairs are having their windows done.")]
    public void Does_not_when_the_resident_told_it_or_it_is_nothing_private(string heard, string said) =>
        Assert.DoesNotContain(MoveLabels.PrivacyBreach, Labels(heard, said));
}
