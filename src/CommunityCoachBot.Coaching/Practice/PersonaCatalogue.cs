using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>The residents there are to practise with, ours and the agency's, and the lines they share.</summary>
public sealed record PersonaCatalogue(ImmutableArray<Persona> All, CommonLines Common, ImmutableArray<GuideProblem> Problems)
{
    public static PersonaCatalogue Empty { get; } = new([], CommonLines.None, []);

    /// <summary>An agency's persona takes the place of ours with the same id; one that is wrong is left out, and it is said what is wrong where.</summary>
    /// <param name="ours">File name → text.</param>
    public static PersonaCatalogue Read(IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> agency)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(agency);
        var problems = ImmutableArray.CreateBuilder<GuideProblem>();
        var personas = new SortedDictionary<string, Persona>(StringComparer.Ordinal);
        foreach (
            var (name, text) in ours.OrderBy(file => file.Key, StringComparer.Ordinal)
                .Concat(agency.OrderBy(file => file.Key, StringComparer.Ordinal))
        )
        {
            if (name == CommonLines.File)
                continue;
            var (persona, wrong) = PersonaFile.Parse(name, text);
            problems.AddRange(wrong);
            if (persona is not null)
                personas[persona.Id] = persona;
        }
        return new PersonaCatalogue([.. personas.Values], ReadCommon(ours, agency, problems), problems.ToImmutable());
    }

    private static CommonLines ReadCommon(
        IReadOnlyDictionary<string, string> ours,
        IReadOnlyDictionary<string, string> agency,
        ImmutableArray<GuideProblem>.Builder problems
    )
    {
        foreach (var files in new[] { agency, ours })
        {
            if (!files.TryGetValue(CommonLines.File, out var text))
                continue;
            var (lines, wrong) = CommonLines.Parse(text);
            problems.AddRange(wrong);
            if (lines is not null)
                return lines;
        }
        return CommonLines.None;
    }

    public Persona? Find(string? id) => All.FirstOrDefault(persona => string.Equals(persona.Id, id, StringComparison.Ordinal));

    public IEnumerable<Persona> Of(string? residentType = null, string? attitude = null) =>
        All.Where(persona =>
            (residentType is null || persona.ResidentType == residentType)
            && (attitude is null || persona.Attitudes.Contains(attitude, StringComparer.Ordinal))
        );
}
