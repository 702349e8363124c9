using System.Diagnostics;
using System.Globalization;
using System.Text;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Accuracy;

/// <summary>How long the readers take, by length: real notes one after another, cut at the length. Ratios say whether the time grows with the length alone.</summary>
internal static class Speed
{
    private const int Rounds = 9;

    public static void Measure(Report report)
    {
        var notes = Report.Read("own", "notes").Select(entry => entry["note"]!.GetValue<string>()).ToList();
        report.Heading("Time, median of nine");
        report.Line("| reader | 1,000 characters | 10,000 characters | 40,000 characters | 40,000 ÷ 10,000 (linear: 4) |");
        report.Line("| --- | --- | --- | --- | --- |");
        var day = new DateOnly(2026, 3, 10);
        Row(report, "a note", length => Time(Text(notes, length), text => NoteReader.BuiltIn.Read(text, day)));
        Row(report, "a question", length => Time(Text(notes, length), text => QueryReader.BuiltIn.Read(text, day)));
        Row(
            report,
            "a turn of practice",
            length => Time(Text(notes, length), text => MoveReader.BuiltIn.Read([new PracticeTurn("worker", text)]))
        );
    }

    private static void Row(Report report, string reader, Func<int, double> time)
    {
        var (short_, middle, long_) = (time(1_000), time(10_000), time(40_000));
        report.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {reader} | {short_:0.0} ms | {middle:0.0} ms | {long_:0.0} ms | {long_ / middle:0.0} |"
            )
        );
    }

    private static double Time(string text, Action<string> read)
    {
        read(text);
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            read(text);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    private static string Text(List<string> notes, int length)
    {
        var text = new StringBuilder(length + 500);
        for (var i = 0; text.Length < length; i++)
            text.Append(notes[i % notes.Count]).Append('\n');
        return text.ToString(0, length);
    }
}
