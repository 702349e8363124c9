using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>Requests that Microsoft's Agents Playground really sent, as they were.</summary>
public static class Captures
{
    public static TheoryData<string> Names()
    {
        TheoryData<string> names = [];
        foreach (var file in Directory.EnumerateFiles(Folder(), "playground-*.json").Order(StringComparer.Ordinal))
        {
            if (!file.EndsWith("connector-calls.json", StringComparison.Ordinal))
                names.Add(Path.GetFileNameWithoutExtension(file)["playground-".Length..]);
        }
        return names;
    }

    public static JsonObject Body(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), $"playground-{name}.json")))!["body"]!.AsObject();

    public static Activity Activity(string name) => Read(Body(name));

    public static Activity Read(JsonNode json) => ActivityJson.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()))!;

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "captures");
}
