using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>Puts together what a worker's notes say of one household.</summary>
internal static class Household
{
    private const string Plan = "visit-plan";
    private const string Summary = "visit-summary";

    /// <param name="notes">The worker's notes of the household, newest first.</param>
    /// <returns>Null when there is none.</returns>
    public static HouseholdHistory? From(string addressAs, IReadOnlyList<Note> notes)
    {
        if (notes.Count == 0)
            return null;

        var summaries = notes.Where(note => Is(note, Summary)).ToList();
        var last = Latest(summaries)?.Content;
        return new()
        {
            AddressAs = addressAs,
            Visits = summaries.Count,
            LastVisit = summaries.Max(note => note.VisitDate),
            ResidentType = notes.Select(note => note.ResidentType).FirstOrDefault(type => type is not null),
            OpenPromises = [.. OpenPromises(notes)],
            // Who must not know is asked with a limited consent; a safe way to contact without one.
            PrivacyNotes = NoteContent.Find(last, "privacy-notes") ?? NoteContent.Find(last, "safe-contact"),
            AvoidTopics = [.. NoteContent.FindAll(Latest(notes.Where(note => Is(note, Plan)))?.Content, "avoid-today")],
        };
    }

    /// <summary>A promise written again in a later note stands as the later note has it.</summary>
    private static IEnumerable<Promise> OpenPromises(IEnumerable<Note> notes) =>
        notes
            .SelectMany(note => note.Promises.IsDefault ? [] : note.Promises.AsEnumerable())
            .DistinctBy(promise => promise.What, StringComparer.Ordinal)
            .Where(promise => !string.Equals(promise.Kept, "yes", StringComparison.Ordinal))
            .OrderBy(promise => promise.Due ?? DateOnly.MaxValue);

    private static bool Is(Note note, string kind) => string.Equals(note.Kind, kind, StringComparison.Ordinal);

    private static Note? Latest(IEnumerable<Note> notes) => notes.MaxBy(note => (note.VisitDate ?? DateOnly.MinValue, note.Confirmed));
}
