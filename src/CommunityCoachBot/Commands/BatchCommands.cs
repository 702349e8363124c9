using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Reading.Turns;
using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Hosting;

namespace CommunityCoachBot.Commands;

/// <summary>
/// What the coach reads from many notes, questions or practice turns: <c>extract-notes</c>, <c>parse-queries</c>, <c>label-turns</c>. Needs no server, no
/// store, no network and no clock; the same lines give the same answers.
/// </summary>
internal static class BatchCommands
{
    /// <param name="input">Where lines come from; when null, standard input and output are used, as UTF-8 whatever the terminal says.</param>
    public static IEnumerable<Command> Create(TextReader? input, TextWriter output)
    {
        // The questions to the worker have words; they are looked up when a note asks the first.
        var words = new Lazy<WordCatalogue>(Content.LoadWords);
        yield return Command(
            "extract-notes",
            "Read visit notes, one JSON object a line, as records.",
            (line, writer) => ExtractNote(line, writer, words),
            input,
            output
        );
        yield return Command(
            "parse-queries",
            "Read supervisors' questions, one JSON object a line, as filters.",
            ParseQuery,
            input,
            output
        );
        yield return Command("label-turns", "Label practice talks, one JSON object a line, turn by turn.", LabelTurns, input, output);
    }

    private static Command Command(
        string name,
        string description,
        Action<BatchLine, Utf8JsonWriter> answer,
        TextReader? input,
        TextWriter output
    )
    {
        var command = new Command(name, description);
        command.SetAction(
            async (_, stop) =>
            {
                if (input is not null)
                    return await BatchLines.RunAsync(input, output, answer, stop);
                var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
                using var lines = new StreamReader(Console.OpenStandardInput(), utf8);
                await using var answers = new StreamWriter(Console.OpenStandardOutput(), utf8);
                return await BatchLines.RunAsync(lines, answers, answer, stop);
            }
        );
        return command;
    }

    private static void ExtractNote(BatchLine line, Utf8JsonWriter writer, Lazy<WordCatalogue> words)
    {
        var (date, note, language) = (line.Date("visitDate"), line.Text("note"), line.Language());
        var record = NoteReader.BuiltIn.Read(note, date, language);
        var spoken = language is "en" || (language is null && !TextFolding.IsChinese(note)) ? "en" : "zh-Hans";
        writer.WritePropertyName("record");
        VisitRecordJson.Write(writer, record, question => Say(question, spoken, words.Value));
    }

    private static string Say(Missing question, string language, WordCatalogue words) =>
        words.Text(
            language,
            question.Words,
            question.About is { } about ? new Dictionary<string, string>(StringComparer.Ordinal) { ["about"] = about } : null
        );

    private static void LabelTurns(BatchLine line, Utf8JsonWriter writer)
    {
        var turns = line.List("turns").Select(Turn).ToList();
        var labels = MoveReader.BuiltIn.Read(turns, line.Language());
        writer.WriteStartArray("labels");
        foreach (var turn in labels.Turns)
            Texts(writer, turn);
        writer.WriteEndArray();
        writer.WritePropertyName("sequence");
        Texts(writer, labels.Sequence);
    }

    private static PracticeTurn Turn(BatchLine turn) =>
        turn.Text("speaker") is var speaker && speaker is PracticeTurn.Worker or PracticeTurn.Resident
            ? new PracticeTurn(speaker, turn.Text("text"))
            : throw new BatchLineException("speaker: worker or resident is expected");

    private static void Texts(Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void ParseQuery(BatchLine line, Utf8JsonWriter writer)
    {
        var today = line.Date("today");
        var reading = QueryReader.BuiltIn.Read(line.Text("utterance"), today, line.Language(), Previous(line, today));
        writer.WritePropertyName("filter");
        NoteQueryJson.Write(writer, reading.Query);
    }

    // Not in the contract's table, and optional: the filter that the words refine.
    private static NoteQuery? Previous(BatchLine line, DateOnly today)
    {
        if (line.Raw("previous") is not { } previous)
            return null;
        if (JsonNode.Parse(previous) is not JsonObject filter)
            throw new BatchLineException("previous: not a filter");
        try
        {
            return NoteQueryJson.Read(filter, today);
        }
        catch (FormatException wrong)
        {
            throw new BatchLineException("previous: " + wrong.Message);
        }
    }
}
