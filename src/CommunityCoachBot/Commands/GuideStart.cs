namespace CommunityCoachBot.Commands;

/// <summary>The files a new guide begins with: small, right, and easy to change.</summary>
internal static class GuideStart
{
    public const string Transcripts = "transcripts";

    public static IEnumerable<(string Name, string Text)> Files(string id) =>
        [
            (
                "guide.yaml",
                $"""
                # What is asked, in which order. See docs/guides-authoring.md.
                id: {id}
                makes: {id}
                steps:
                  - id: who
                    kind: text
                    length: [1, 20]
                    note: address-as
                  - id: what
                    kind: choice
                    options: [listened, helped]
                    own: true
                  - id: next
                    kind: date
                    more: true

                """
            ),
            (
                "words.zh-Hans.yaml",
                $"""
                language: zh-Hans
                status: complete
                title: 新指引（{id}）
                about: 一句话说明它做什么。
                saved: 存好了。
                steps:
                  who:
                    label: 对象
                    prompt: 见的是谁？
                    hint: 称呼就够，例如“陈伯”。
                  what:
                    label: 做了什么
                    prompt: 做了什么？
                    options:
                      listened: 听他说
                      helped: 帮了忙
                  next:
                    label: 下次
                    prompt: 下次哪天？

                """
            ),
            (
                "words.en.yaml",
                $"""
                language: en
                status: complete
                title: New guide ({id})
                about: One line that says what it is for.
                saved: Saved.
                steps:
                  who:
                    label: Whom
                    prompt: Whom did you meet?
                    hint: A form of address is enough, such as "Uncle Chan".
                  what:
                    label: What was done
                    prompt: What was done?
                    options:
                      listened: Listened
                      helped: Helped out
                  next:
                    label: Next time
                    prompt: Which day next?

                """
            ),
            (
                Transcripts + "/happy-path.zh.chat",
                $"""
                # now: 2026-03-10T14:00+08:00
                # language: zh-Hans

                User: 新指引（{id}）

                User: 陈伯

                User: 听他说

                User: 保存

                """
            ),
        ];
}
