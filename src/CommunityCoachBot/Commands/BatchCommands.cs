using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Queries;

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
        yield return Command(
            "parse-queries",
            "Read supervisors' questions, one JSON object a line, as filters.",
            ParseQuery,
            input,
            output
        );
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
