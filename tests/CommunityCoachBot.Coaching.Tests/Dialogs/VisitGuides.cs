using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

/// <summary>Two small guides, a plan and a summary, that together have all that dialogs can meet.</summary>
internal static class VisitGuides
{
    public static IReadOnlyDictionary<string, Rule> Rules { get; } =
        new Dictionary<string, Rule>(StringComparer.Ordinal)
        {
            ["one-goal"] = context => context.Answers.ValueAt("goal")?.Contains('并') == true ? [RuleHit.Warn().With("and", "并")] : [],
            ["no-labels"] = context => context.Answers.ValueAt("goal")?.Contains("钉子户") == true ? [RuleHit.Stop()] : [],
            ["hours"] = context =>
                context.Answers.ValueAt("timing.time") is { } time
                    ? string.CompareOrdinal(time, "21:00") >= 0
                        ? [RuleHit.Stop("late")]
                        : string.CompareOrdinal(time, "11:00") >= 0 && string.CompareOrdinal(time, "13:00") < 0
                            ? [RuleHit.Warn("meal")]
                            : []
                    : [],
            ["plan-status"] = context => [RuleHit.Note(context.Answers.Has("goal") ? "ready" : "draft")],
        };

    public static GuideCatalogue All { get; } =
        GuideCatalogue.Empty.With(Load("plan", Plan, PlanZh, PlanEn)).With(Load("record", Record, RecordZh, RecordEn));

    private static Guide Load(string folder, string guide, string zh, string en)
    {
        var load = GuideFile.Parse(
            folder,
            new Dictionary<string, string>
            {
                ["guide.yaml"] = guide,
                ["words.zh-Hans.yaml"] = zh,
                ["words.en.yaml"] = en,
            },
            [.. Rules.Keys]
        );
        Assert.Empty(load.Problems);
        return load.Guide!;
    }

    private const string Plan = """
        id: plan
        makes: visit-plan
        steps:
          - { id: motive, kind: choice, options: [exploratory, recruiting], note: motive, required: true }
          - id: subject
            kind: form
            fields:
              - { id: address-as, kind: text, length: [1, 20], note: address-as }
              - { id: type, kind: choice, options: [elder, other], note: resident-type }
              - { id: remark, kind: text, optional: true }
          - { id: goal, kind: text, length: [4, 60], latin-length: [4, 160], suggestions: [know-me, their-day], rules: [one-goal, no-labels] }
          - { id: cost, kind: text, when: { step: motive, is: recruiting } }
          - id: timing
            kind: form
            fields:
              - { id: date, kind: date, note: visit-date }
              - { id: time, kind: time }
              - { id: minutes, kind: duration, range: [5, 60] }
            rules: [hours]
          - { id: topics, kind: list, count: [0, 3] }
          - { id: dress, kind: choices, own: true, count: [1, 3], options: [badge, plain, flat-shoes], more: true }
          - { id: alone, kind: yes-no, optional: true }
        derives: { status: plan-status }
        """;

    private const string PlanZh = """
        language: zh-Hans
        status: complete
        title: 探访准备
        about: 上门以前。
        start: 我们一项一项来。
        saved: 计划存好了。
        steps:
          motive:
            label: 动机
            prompt: 为什么去？
            why: 动机不同，后面问的也不同。
            example: 认识人
            options: { exploratory: 探索, recruiting: 招揽 }
          subject:
            label: 对象
            prompt: 去看谁？
            fields:
              address-as: { label: 称呼, prompt: 怎么称呼？, example: 陈伯 }
              type: { label: 类型, prompt: 哪一类？, options: { elder: 独居老人, other: 其他 } }
              remark: { label: 备注, prompt: 还有什么？ }
          goal:
            label: 目标
            also: [目的]
            prompt: 最想做成哪一件？
            hint: 一句话。
            example: 认识住户
            weak: 完成任务
            suggestions: { know-me: 让他记住我, their-day: 了解一天怎么过 }
          cost: { label: 代价, prompt: 对方要付出什么？ }
          timing:
            label: 时间
            prompt: 什么时候去？
            fields:
              date: { label: 日期, prompt: 哪天？ }
              time: { label: 几点, prompt: 几点？ }
              minutes: { label: 时长, prompt: 坐多久？ }
          topics: { label: 话题, prompt: 聊什么？ }
          dress: { label: 穿着, prompt: 穿什么？, options: { badge: 工作证, plain: 便装, flat-shoes: 平底鞋 } }
          alone: { label: 独自, prompt: 一个人去吗？ }
        rules:
          one-goal: 像有两件事（{and}）。
          no-labels: 请不要用标签。
          hours: { meal: 正是饭点。, late: 太晚了。 }
        """;

    private const string PlanEn = """
        language: en
        status: complete
        title: Plan a call
        about: Before you go.
        start: One thing at a time.
        saved: The plan is saved.
        steps:
          motive:
            label: Motive
            prompt: Why this visit?
            why: What follows depends on it.
            example: getting to know people
            options: { exploratory: Explore, recruiting: Recruit }
          subject:
            label: Whom
            prompt: Whom will you see?
            fields:
              address-as: { label: Name, prompt: What do you call them?, example: Uncle Chan }
              type: { label: Type, prompt: Which kind?, options: { elder: Older person alone, other: Other } }
              remark: { label: Remark, prompt: Anything else? }
          goal:
            label: Goal
            also: [aim]
            prompt: The one thing?
            hint: One sentence.
            example: meet the family
            weak: finish ten visits
            suggestions: { know-me: Let them know me, their-day: Learn about their day }
          cost: { label: Cost, prompt: What will it cost them? }
          timing:
            label: Timing
            prompt: When?
            fields:
              date: { label: Date, prompt: Which day? }
              time: { label: Time, prompt: What time? }
              minutes: { label: Length, prompt: How long? }
          topics: { label: Topics, prompt: What about? }
          dress: { label: Dress, prompt: What will you wear?, options: { badge: ID badge, plain: Plain clothes, flat-shoes: Flat shoes } }
          alone: { label: Alone, prompt: Alone? }
        rules:
          one-goal: Two things ({and})?
          no-labels: No labels please.
          hours: { meal: A meal time., late: Too late. }
        """;

    private const string Record = """
        id: record
        makes: visit-summary
        steps:
          - id: visit
            kind: form
            fields:
              - { id: date, kind: date, prefill: timing.date, note: visit-date }
              - { id: address-as, kind: text, prefill: subject.address-as, note: address-as }
          - { id: motive, kind: choice, options: [exploratory, recruiting], prefill: motive, note: motive }
          - { id: stated, kind: list, count: [1, 20], length: [2, 200] }
          - id: risks
            kind: list
            count: [0, 3]
            note: risks
            fields:
              - { id: flag, kind: choice, options: [fire-gas-hazard, missing-meals] }
              - { id: quote, kind: text, optional: true, length: [2, 200] }
              - { id: severity, kind: choice, options: [immediate, same-day, monitor] }
          - id: promises
            kind: list
            count: [0, 10]
            note: promises
            fields:
              - { id: what, kind: text, length: [2, 80] }
              - { id: due, kind: date, optional: true }
          - { id: reflection, kind: long-text, private: true, optional: true }
        """;

    private const string RecordZh = """
        language: zh-Hans
        status: complete
        title: 探访记录
        start: 慢慢回想。
        saved: 记录存好了。
        steps:
          visit: { label: 这次探访, prompt: 什么时候、哪一户？, fields: { date: { label: 日期, prompt: 哪天去的？ }, address-as: { label: 称呼, prompt: 怎么称呼？ } } }
          motive: { label: 动机, prompt: 为什么去？, options: { exploratory: 探索, recruiting: 招揽 } }
          stated: { label: 他说的, prompt: 他说了什么？, example: 她说这两天没做饭 }
          risks:
            label: 担心
            prompt: 有什么要有人看一眼的？
            fields:
              flag: { label: 哪一种, prompt: 哪一种？, options: { fire-gas-hazard: 火或燃气, missing-meals: 缺餐 } }
              quote: { label: 原话, prompt: 原话是什么？ }
              severity: { label: 多急, prompt: 多急？, options: { immediate: 现在, same-day: 当天, monitor: 观察 } }
          promises:
            label: 答应的事
            prompt: 答应了什么？
            fields: { what: { label: 什么事, prompt: 什么事？ }, due: { label: 哪天前, prompt: 哪天前？ } }
          reflection: { label: 自己的感受, prompt: 你自己怎么样？ }
        """;

    private const string RecordEn = """
        language: en
        status: complete
        title: Visit notes
        start: Take your time.
        saved: The record is saved.
        steps:
          visit: { label: This visit, prompt: When and who?, fields: { date: { label: Date, prompt: Which day was it? }, address-as: { label: Name, prompt: What do you call them? } } }
          motive: { label: Motive, prompt: Why?, options: { exploratory: Explore, recruiting: Recruit } }
          stated: { label: Said, prompt: What did they say?, example: She has not cooked for two days }
          risks:
            label: Worries
            prompt: Anything a person must look at?
            fields:
              flag: { label: Which kind, prompt: Which kind?, options: { fire-gas-hazard: Fire or gas, missing-meals: Missing meals } }
              quote: { label: Exact words, prompt: What were the words? }
              severity: { label: How urgent, prompt: How urgent?, options: { immediate: Now, same-day: Same day, monitor: Watch } }
          promises:
            label: Promises
            prompt: What did you promise?
            fields: { what: { label: What, prompt: What? }, due: { label: By when, prompt: By when? } }
          reflection: { label: Reflection, prompt: And you? }
        """;
}
