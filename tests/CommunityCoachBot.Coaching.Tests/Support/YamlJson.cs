using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>A YAML file as an editor's schema check sees it (YAML 1.2): plain <c>true</c> and <c>12</c> are no text there.</summary>
public static class YamlJson
{
    public static string Of(string yaml) => Node(Yaml.Read(yaml, (line, reason) => Assert.Fail($"{line}: {reason}"))!)!.ToJsonString();

    private static JsonNode? Node(Yaml part) =>
        part switch
        {
            Yaml.Map map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
            Yaml.List list => new JsonArray([.. list.Items.Select(Node)]),
            Yaml.Text { Quoted: false, Value: "true" or "false" } flag => flag.Value == "true",
            Yaml.Text { Quoted: false } number
                when int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            Yaml.Text text => text.IsEmpty ? null : text.Value,
            _ => throw new NotSupportedException(),
        };
}
