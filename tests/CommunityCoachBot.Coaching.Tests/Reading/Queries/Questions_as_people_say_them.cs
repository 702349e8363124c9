using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Tests.Reading.Queries.Support;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class Questions_as_people_say_them
{
    private static readonly string[] Lists = ["risk", "severity", "assertion"];
    private static readonly string[] Numbers = ["visitNo", "scoreBelow", "lateHoursOver", "limit"];

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var line in SaidByMany.Lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('|', StringSplitOptions.TrimEntries) is [var intent, var said, .. var fields])
                all.Add(said, Filter(intent, fields is [var text] ? text : ""));
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Mean_what_was_meant(string said, string filter) => Asked.Means(filter, said);

    private static string Filter(string intent, string fields)
    {
        var filter = new JsonObject { ["intent"] = intent };
        string? key = null;
        foreach (var part in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var name, var value])
            {
                // Block 3, Mr Lee: the rest of a name.
                filter[key!] = $"{filter[key!]} {part}";
                continue;
            }
            key = name;
            filter[name] =
                Lists.Contains(name, StringComparer.Ordinal) ? new JsonArray([.. value.Split(',').Select(one => JsonValue.Create(one))])
                : Numbers.Contains(name, StringComparer.Ordinal) ? int.Parse(value, CultureInfo.InvariantCulture)
                : value;
        }
        return filter.ToJsonString();
    }
}
