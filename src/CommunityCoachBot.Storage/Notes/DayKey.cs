using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Supervision;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>
/// The order of notes as one number: by the day of the visit, within a day by the time of confirmation. Seconds since 2000, times 1024, so that notes of one second
/// are told apart.
/// </summary>
internal static class DayKey
{
    private const long OfASecond = 1024;
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    public static long Of(Note note) => First(DayCounts.DayOf(note)) + (long)note.Confirmed.TimeOfDay.TotalSeconds * OfASecond;

    /// <summary>The least key of a day: what is before it is of an earlier day.</summary>
    public static long First(DateOnly day) => (day.DayNumber - Epoch) * 86400L * OfASecond;
}
