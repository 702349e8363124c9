using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.People;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>Asks the notes of more than one worker. The asker's scope is part of every statement; what was asked and whose notes were shown is in the audit, by ids.</summary>
public interface INoteQueries
{
    Task<FoundNotes> FindAsync(Asker asker, StoreQuestion.FindNotes question, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All notes the asker may see of the household a note belongs to, oldest first; no lines when the note is not theirs to see.</summary>
    Task<FoundNotes> TimelineAsync(Asker asker, Guid noteId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// One note, when the asker may see it; null when it does not exist or is not theirs to see. Opening another's note is kept in the audit. The private part is
    /// there for the author alone.
    /// </summary>
    Task<Note?> OpenAsync(Asker asker, Guid noteId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All versions of a note the asker may see, newest first, without private parts.</summary>
    Task<IReadOnlyList<Note>> VersionsAsync(Asker asker, Guid noteId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Figures by day from the counters that are kept with each note, for the teams the asker supervises (else of their own notes alone: none).</summary>
    Task<IReadOnlyList<DayFigure>> FiguresAsync(Asker asker, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>How much of one thing there was on one day in one team.</summary>
/// <param name="What"><c>visits</c>, <c>first-visits</c>, <c>plans</c>, <c>risk:missing-meals</c>, <c>severity:same-day</c>, <c>need:felt:safety</c>.</param>
public sealed record DayFigure(string TeamId, DateOnly Day, string What, int Count);
