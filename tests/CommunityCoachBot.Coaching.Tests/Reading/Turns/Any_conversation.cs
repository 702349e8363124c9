using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Turns;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading.Turns;

public sealed class Any_conversation
{
    private static readonly string[] Pieces =
    [
        "您好",
        "，",
        "？",
        "。",
        "…",
        "吗",
        "怎么",
        " ",
        "you",
        " should ",
        "?",
        ".",
        "'",
        "\"",
        "不想活",
        "还是",
        "、",
        ":",
        "-",
        "(",
        ")",
        "呢",
        "是不是",
        "\n",
        "\uD83D",
        "😀",
        "什么",
        "how ",
        "are you ",
        "，",
        "\u0000",
    ];

    private static readonly Gen<string> Said = Gen.OneOf(
        Gen.String,
        OneOf(Pieces).Array[0, 12].Select(string.Concat),
        OneOf([.. PracticeConversation.All.SelectMany(conversation => conversation.Lines).Select(line => line.Turn.Text)])
    );

    private static readonly Gen<PracticeTurn[]> Conversations = Gen.Select(OneOf("worker", "resident", "Worker", ""), Said)
        .Select((speaker, text) => new PracticeTurn(speaker, text))
        .Array[0, 8];

    [Fact]
    public void Gets_one_list_for_each_turn_of_the_worker_of_known_labels_each_once() =>
        Conversations.Sample(turns =>
        {
            var labels = MoveReader.BuiltIn.Read(turns);

            Assert.Equal(turns.Count(turn => turn.IsWorker), labels.Turns.Length);
            Assert.All(labels.Turns, given => Assert.All(given, label => Assert.Contains(MoveLabels.Plain(label), MoveLabels.OfTurns)));
            Assert.All(labels.Turns, given => Assert.Equal(given.Length, given.Select(MoveLabels.Plain).Distinct().Count()));
            Assert.All(labels.Sequence, label => Assert.Contains(label, new[] { MoveLabels.MissedSafety, MoveLabels.Interrogation }));
        });

    [Fact]
    public void Gets_the_same_labels_whenever_it_is_read() =>
        Conversations.Sample(turns => Flat(MoveReader.BuiltIn.Read(turns)) == Flat(MoveReader.BuiltIn.Read(turns)));

    [Fact]
    public void Is_labelled_turn_by_turn_as_it_goes_on() =>
        Conversations.Sample(turns =>
        {
            var whole = MoveReader.BuiltIn.Read(turns).Turns;
            var begun = MoveReader.BuiltIn.Read(turns[..(turns.Length / 2)]).Turns;

            Assert.Equal(begun.Select(given => string.Join(',', given)), whole.Take(begun.Length).Select(given => string.Join(',', given)));
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Flat(PracticeLabels labels) =>
        string.Join('|', labels.Turns.Select(given => string.Join(',', given))) + "#" + string.Join(',', labels.Sequence);
}
