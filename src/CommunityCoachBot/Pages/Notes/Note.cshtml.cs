using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Identity;
using CommunityCoachBot.People;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Storage.Queries;
using CommunityCoachBot.Turns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Notes;

/// <summary>One note, to be read on a phone or printed. A note that is not the reader's to see does not exist for them.</summary>
[Authorize]
public sealed class NoteModel(
    INoteQueries notes,
    KnownPeople people,
    TimeProvider clock,
    ITurnStore turns,
    GuideLibrary library,
    PageWords words,
    TurnOptions options
) : PageModel
{
    public Note? Note { get; private set; }

    public string Title { get; private set; } = "";

    public DateTimeOffset Confirmed => TimeZoneInfo.ConvertTime(Note!.Confirmed, options.Zone);

    public ImmutableArray<NotePart> Parts { get; private set; } = [];

    public ImmutableArray<NotePart> Private { get; private set; } = [];

    /// <summary>What to know of the household before going there: only for a plan.</summary>
    public HouseholdHistory? History { get; private set; }

    /// <summary>The topics to leave alone as the guide calls them.</summary>
    public ImmutableArray<string> AvoidTopics { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var reader = Person.Of(User)!;
        var asker = await people.AskerAsync(reader, cancellationToken);
        if (await notes.OpenAsync(asker, id, clock.GetUtcNow(), cancellationToken) is not { } note)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Note = note;
        var kind = words.Or($"kind.{note.Kind}", note.Kind);
        Title = note.AddressAs is { } household ? $"{kind} · {household}" : kind;
        var reading = new NoteReading(library.Find(note.Guide, note.GuideVersion), note.Language, words.Date, YesNo, Minutes);
        Parts = reading.Read(note.Content);
        Private = note.Private is { } reflections ? reading.Read(reflections) : [];
        if (note is { Kind: "visit-plan", AddressAs: { } addressAs } && note.AuthorId == reader.PersonId)
        {
            History = await HistoryAsync(reader, addressAs, cancellationToken);
            AvoidTopics = [.. (History?.AvoidTopics ?? []).Select(topic => reading.Option("avoid-today", topic))];
        }
        return Page();
    }

    private async Task<HouseholdHistory?> HistoryAsync(Person reader, string addressAs, CancellationToken cancellationToken)
    {
        var page = new ConversationKey(reader.TenantId, "page", reader.PersonId);
        var answer = await turns.AnswerAsync(
            page,
            reader.PersonId,
            new StoreQuestion.Household(addressAs),
            clock.GetUtcNow(),
            cancellationToken
        );
        return answer.Household;
    }

    private string YesNo(string value) => value is "yes" or "no" ? words["note." + value] : value;

    private string Minutes(string value) => words.Text("note.minutes", ("count", value));
}
