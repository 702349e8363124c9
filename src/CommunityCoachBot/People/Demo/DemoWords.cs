using System.Collections.Immutable;

namespace CommunityCoachBot.People.Demo;

/// <summary>One thing that may come up on a visit: what is said and seen, what it is worth flagging, what is promised and to be done.</summary>
/// <param name="Risk">The flag and its severity, or null; the words said are its quotation.</param>
internal sealed record DemoScene(
    string ResidentType,
    string Stated,
    string Observed,
    (string Flag, string Severity)? Risk,
    string Strength,
    (string Text, string Maslow, string Bradshaw)? Need,
    string? Promise,
    string? Task
);

/// <summary>What invented workers write of invented households, in Chinese and in English.</summary>
internal static class DemoWords
{
    public static ImmutableArray<(string AddressAs, string ResidentType)> Households(string language) =>
        language == "en"
            ?
            [
                ("Mrs Lotus", "elder-living-alone"),
                ("Uncle Pine", "elder-living-alone"),
                ("the Willow family", "single-parent"),
                ("Auntie Plum", "carer"),
                ("Mr Cedar", "disabled"),
                ("the Maple family", "migrant-newcomer"),
                ("Granny Peach", "elderly-couple"),
                ("Mr Birch", "bereaved"),
            ]
            :
            [
                ("陈伯", "elder-living-alone"),
                ("何姐", "mental-health-recovery"),
                ("李婆婆", "elder-living-alone"),
                ("小宝家", "single-parent"),
                ("张叔", "disabled"),
                ("黄姨", "carer"),
                ("周家", "migrant-newcomer"),
                ("吴阿公", "elderly-couple"),
                ("阿强", "laid-off-household"),
                ("杨家", "child-in-difficulty"),
                ("刘老师", "bereaved"),
                ("便民店老板", "shopkeeper"),
            ];

    public static ImmutableArray<DemoScene> Scenes(string language) => language == "en" ? English : Chinese;

    private static readonly ImmutableArray<DemoScene> Chinese =
    [
        new(
            "elder-living-alone",
            "这两天懒得开火，就啃点饼干",
            "灶台是凉的，桌上半包饼干",
            ("missing-meals", "same-day"),
            "药盒自己分好了",
            ("有人一起吃顿热饭", "belonging", "felt"),
            "问食堂能不能送餐",
            "联系社区食堂"
        ),
        new(
            "elder-living-alone",
            "煤气我经常忘了关，上次水都烧干了",
            "灶具旁边堆着纸箱",
            ("fire-gas-hazard", "within-72h"),
            "会给邻居留钥匙",
            ("煤气有人来看看", "safety", "expressed"),
            "帮他约煤气检查",
            "约燃气公司上门检查"
        ),
        new("elder-living-alone", "儿子上个月回来过，陪我去了公园", "窗台上的花新浇过水", null, "每天下楼走两圈", null, null, null),
        new(
            "mental-health-recovery",
            "药我停了几天，吃了老犯困",
            "药板还剩大半",
            ("medication-risk", "within-72h"),
            "愿意去康复站做手工",
            ("知道药能不能调", "safety", "felt"),
            "陪她问一次医生",
            "转介到康复站"
        ),
        new(
            "mental-health-recovery",
            "晚上总睡不着，躺着想东想西",
            "眼圈有点黑，说话有条理",
            ("acute-distress", "monitor"),
            "坚持写日记",
            ("有个人说说话", "belonging", "felt"),
            "下周再来听她说",
            null
        ),
        new(
            "single-parent",
            "我上夜班的时候，孩子就一个人在家",
            "孩子在写作业，门上贴着电话号码",
            ("child-unattended", "same-day"),
            "孩子会自己热饭",
            ("放学后有人看着孩子", "safety", "expressed"),
            "问托管班还有没有名额",
            "联系四点半课堂"
        ),
        new(
            "single-parent",
            "这个月房租又拖了，房东催得紧",
            "家里收拾得很整齐",
            null,
            "跟同事轮流接孩子",
            ("周转一下房租", "safety", "felt"),
            "把临时救助要的材料列给她",
            "转介临时救助"
        ),
        new(
            "disabled",
            "补贴的卡一直在侄子那里，我没见过钱",
            "提到钱就压低声音",
            ("financial-exploitation", "within-72h"),
            "能自己做轮椅转移",
            ("自己管自己的钱", "esteem", "felt"),
            "问清楚补贴怎么领",
            "转介法律援助"
        ),
        new(
            "disabled",
            "电梯老坏，我一个星期没下楼了",
            "轮椅轮胎没气了",
            null,
            "会修收音机",
            ("能下楼晒太阳", "physiological", "felt"),
            "跟物业反映电梯",
            "联系物业修电梯"
        ),
        new(
            "carer",
            "我腰疼得直不起来，可他一刻也离不开人",
            "说着说着哭了",
            ("acute-distress", "monitor"),
            "每天记护理本",
            ("喘口气", "physiological", "felt"),
            "问喘息服务怎么排",
            "联系喘息服务"
        ),
        new(
            "migrant-newcomer",
            "孩子转学的手续跑了三趟都没办成",
            "门口放着几份表格",
            null,
            "认识了楼下的老乡",
            ("孩子有学上", "cognitive", "expressed"),
            "帮他打电话问清材料",
            "问教育部门转学材料"
        ),
        new(
            "elderly-couple",
            "老伴最近老是忘事，出门找不到路",
            "老伴一直笑，问日期答不上",
            ("lost-contact", "clarify"),
            "两个人互相提醒吃药",
            ("查一查记性", "safety", "normative"),
            "把记忆门诊的号告诉他",
            "转介记忆门诊"
        ),
        new(
            "laid-off-household",
            "厂子关了以后，我天天在家待着，没脸见人",
            "桌上有招聘报纸",
            null,
            "会电焊，有证",
            ("找份活干", "esteem", "felt"),
            "把招聘会的时间发给他",
            "转介就业服务站"
        ),
        new(
            "child-in-difficulty",
            "他爸喝了酒就动手，我躲到房间里",
            "手臂上有一块青",
            ("child-abuse", "immediate"),
            "会打电话给姑姑",
            ("安全的地方", "safety", "expressed"),
            "明天再来看他",
            "当天报告督导并按程序上报"
        ),
        new(
            "bereaved",
            "她走了以后，活着也没什么意思",
            "屋里还摆着两副碗筷",
            ("suicide-risk", "immediate"),
            "愿意接电话",
            ("有人陪", "belonging", "felt"),
            "今晚再打一次电话",
            "当天和督导一起跟进"
        ),
        new(
            "shopkeeper",
            "三号楼那个老人几天没来买菜了",
            "店里挂着居民的代收快递",
            ("lost-contact", "same-day"),
            "谁家有事他先知道",
            null,
            null,
            "今天去三号楼看看"
        ),
    ];

    private static readonly ImmutableArray<DemoScene> English =
    [
        new(
            "elder-living-alone",
            "I can't be bothered to cook, a biscuit does me",
            "The stove was cold and the fridge nearly empty",
            ("missing-meals", "same-day"),
            "Keeps her pills sorted by day",
            ("Company at meals", "belonging", "felt"),
            "Ask about meal deliveries",
            "Call the meals service"
        ),
        new(
            "elder-living-alone",
            "My daughter rings every evening, bless her",
            "Fresh flowers on the sill",
            null,
            "Walks round the block every morning",
            null,
            null,
            null
        ),
        new(
            "single-parent",
            "When I work nights the children are on their own",
            "A list of numbers was taped to the door",
            ("child-unattended", "same-day"),
            "The eldest can call for help",
            ("Somebody there after school", "safety", "expressed"),
            "Find out about the after-school club",
            "Refer to the after-school club"
        ),
        new(
            "carer",
            "I haven't slept a whole night for months",
            "She wept while she told it",
            ("acute-distress", "monitor"),
            "Keeps a care diary",
            ("A break", "physiological", "felt"),
            "Ask how respite care is booked",
            "Call respite care"
        ),
        new(
            "disabled",
            "My nephew keeps the card, I never see the money",
            "He lowered his voice when money came up",
            ("financial-exploitation", "within-72h"),
            "Transfers from the wheelchair by himself",
            ("Hold his own money", "esteem", "felt"),
            "Find out how the allowance is paid",
            "Referral to legal aid"
        ),
        new(
            "migrant-newcomer",
            "Three times to the office and still no school place",
            "Forms on the table",
            null,
            "Has made friends downstairs",
            ("A school place", "cognitive", "expressed"),
            "Call about the papers needed",
            "Ask the school office for the list of papers"
        ),
        new(
            "bereaved",
            "Since she left there is no point in going on",
            "Two cups still on the table",
            ("suicide-risk", "immediate"),
            "Answers the telephone",
            ("Somebody near", "belonging", "felt"),
            "Ring again tonight",
            "Follow up today with the supervisor"
        ),
        new(
            "elderly-couple",
            "He gets lost on the way home from the market",
            "He smiled but could not tell the date",
            ("lost-contact", "clarify"),
            "They remind each other of their pills",
            ("Have his memory looked at", "safety", "normative"),
            "Give them the memory clinic's number",
            "Refer to the memory clinic"
        ),
    ];
}
