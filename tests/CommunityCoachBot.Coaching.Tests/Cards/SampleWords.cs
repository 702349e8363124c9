using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Cards;

/// <summary>The catalogue we ship, with a word for each move where it has none yet.</summary>
internal static class SampleWords
{
    private static readonly (string Move, string Zh, string En)[] Moves =
    [
        ("keep", "不改", "Keep it"),
        ("done", "写完了", "That's all"),
        ("none", "没有", "Nothing"),
        ("skip", "跳过", "Skip"),
        ("remove", "删一条", "Remove"),
        ("back", "上一步", "Back"),
        ("why", "为什么", "Why?"),
        ("example", "举例", "Example"),
        ("help", "帮助", "Help"),
        ("pause", "暂停", "Pause"),
        ("continue", "继续", "Continue"),
        ("save", "保存", "Save"),
        ("cancel", "取消", "Cancel"),
        ("yes", "是", "Yes"),
        ("no", "不是", "No"),
    ];

    public static WordCatalogue Load() =>
        WordCatalogue.Load(
            ShippedContent
                .WordFiles()
                .Select(file =>
                    file.Yaml.Contains("\ncommands:\n\n", StringComparison.Ordinal)
                        ? (file.Name, file.Yaml.Replace("\ncommands:\n\n", Commands(file.Name.Contains("zh", StringComparison.Ordinal)), StringComparison.Ordinal))
                        : file
                )
        );

    private static string Commands(bool chinese) =>
        "\ncommands:\n" + string.Concat(Moves.Select(move => $"  {move.Move}: [\"{(chinese ? move.Zh : move.En)}\"]\n")) + "\n";
}
