using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Practice;

/// <summary>The personas as they are shipped, and interviews with them.</summary>
internal static class Residents
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 10, 12, 0, 0, TimeSpan.FromHours(8));

    public static ImmutableDictionary<string, string> Files { get; } =
        Directory
            .EnumerateFiles(Path.Combine(ShippedContent.Folder, "Practice", "personas"), "*.yaml")
            .ToImmutableDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    public static PersonaCatalogue Catalogue { get; } = PersonaCatalogue.Read(Files, ImmutableDictionary<string, string>.Empty);

    public static Resident Of(string id) =>
        new(Catalogue.All.Single(persona => persona.Id.StartsWith(id, StringComparison.Ordinal)), Catalogue.Common);

    public static PracticeRun Talk(
        this Resident resident,
        ulong seed,
        IEnumerable<string> lines,
        string language = PracticeLanguages.Mandarin
    ) => lines.Aggregate(resident.Begin(Guid.Empty, seed, language, Noon), resident.Hear);
}
