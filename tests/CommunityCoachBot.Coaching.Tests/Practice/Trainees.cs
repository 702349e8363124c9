using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Tests.Practice;

/// <summary>Three scripted trainees who could stand at any door: nothing in their words is made for one resident.</summary>
internal static class Trainees
{
    private const string AsksAboutDanger = "您这么说我听了担心。您现在安全吗？有没有人伤害您？";

    /// <summary>Plays a script. The good trainee asks when something dangerous was said, before going on.</summary>
    public static PracticeRun Play(Resident resident, ulong seed, string trainee)
    {
        var run = resident.Begin(Guid.Empty, seed, PracticeLanguages.Mandarin, Residents.Noon);
        foreach (var line in All[trainee])
        {
            if (trainee is "good" && run.Exchanges is [.., { End: null } last] && MoveReader.BuiltIn.SpeaksOfDanger(last.Heard))
                run = resident.Hear(run, AsksAboutDanger);
            run = resident.Hear(run, line);
        }
        return run;
    }

    public static IReadOnlyDictionary<string, string[]> All { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["good"] =
            [
                "您好，打扰了。我姓林，是街口社区服务站的社工，这是我的工作证。",
                "这两天降温，来看看您。就坐十来分钟，不想说就不说，您看行吗？",
                "您门口这盆花养得真好，是您自己种的吧，一看就下了功夫。",
                "您平时一天怎么过的？",
                "听起来，这些日子您一个人扛着，心里挺累的。",
                "搁谁都不容易。",
                "您自己想了这个办法，撑到现在，真不简单。",
                "后来您是怎么应付的？",
                "您是说，最怕的是给别人添麻烦，心里一直悬着。",
                "您说的话我不跟邻居讲；只有人有危险的时候，我得找人一起帮忙。",
                "换了我也会着急，难怪您睡不踏实。",
                "您现在安全吗？有没有人伤害您？",
                "我知道一个办法，您想听听吗？您定，不急。",
                "今天我听到两件事，一个是累，一个是没人搭把手，我有没有听错？",
                "我周五前问清楚，打电话给您。您把单子找出来，行吗？",
                "您一直记着日子，想得周到。那今天先到这儿，谢谢您，改天再来看您。",
            ],
            ["middling"] =
            [
                "您好，我是社区的社工。",
                "今天来看看您。",
                "您身体还行吗？",
                "您家里几口人？",
                "平时怎么过的？",
                "您有医保吗？",
                "您是说，挺难的。",
                "您应该多出去走走。",
                "有没有什么困难？",
                "不容易。",
                "您参加过活动吗？",
                "我们有个小组活动，您可以来。",
                "那今天先到这儿，谢谢您。",
            ],
            ["poor"] =
            [
                "我们是第三方机构，来做需求评估。",
                "您家收入多少？有没有欠债？",
                "您应该申请低保，我建议您明天就去。",
                "没事的，想开点，大家都这样。",
                "您这样想不对，规定就是这样。",
                "这事包在我身上，肯定能批。",
                "您一定要签，大家都签了，就差您了。",
                "您家邻居说您家有问题。",
                "您是不是不配合？难道您不想好？",
            ],
        };
}
