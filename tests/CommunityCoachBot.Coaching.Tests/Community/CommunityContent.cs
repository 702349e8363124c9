using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Community;

/// <summary>The checklist as it travels beside the program, and entries to fill it with.</summary>
internal static class CommunityContent
{
    public static readonly DateOnly Today = new(2026, 5, 12);
    public static readonly DateTimeOffset Now = new(2026, 5, 12, 14, 30, 0, TimeSpan.FromHours(8));

    private static readonly Lazy<ChecklistLoad> Loaded = new(() => ChecklistFile.Read(Files()));

    public static ChecklistLoad Load() => Loaded.Value;

    public static Checklist Shipped => Load().Checklist!;

    public static Dictionary<string, string> Files() =>
        Directory
            .EnumerateFiles(Path.Combine(ShippedContent.Folder, ChecklistFile.Folder), "*.yaml")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    public static Guid Id(int number) => Guid.Parse($"00000000-0000-4000-8000-{number:D12}");

    public static Fact Fact(
        int number,
        string item,
        string evidence = "observation",
        string source = "",
        string text = "路口积水",
        DateOnly? seen = null,
        int people = 0,
        int? corrects = null
    ) =>
        new()
        {
            Id = Id(number),
            Item = item,
            Text = text,
            Evidence = evidence,
            Method = "walk",
            Source = source,
            People = people,
            SeenOn = seen ?? Today,
            AuthorId = "worker-1",
            AuthorName = "小周",
            WrittenAt = Now.AddMinutes(number),
            Corrects = corrects is { } id ? Id(id) : null,
        };

    public static ItemProgress Item(string id, params IEnumerable<Fact> facts) =>
        Progress.Of(Shipped, facts, Today).SelectMany(section => section.Items).Single(item => item.Item.Id == id);
}
