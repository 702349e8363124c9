using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Identity;
using CommunityCoachBot.People;
using CommunityCoachBot.Storage.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Ask;

/// <summary>
/// A question in plain words over the notes the reader may see, and what was understood of it. What is asked is sent as a form, so that no name stands in an address,
/// a history or a log of a proxy.
/// </summary>
[Authorize(Policy = Roles.Notes)]
public sealed class IndexModel(
    INoteQueries queries,
    KnownPeople people,
    TimeProvider clock,
    PageWords words,
    WordCatalogue catalogue,
    GuideLibrary library
) : PageModel
{
    private const int Longest = 600;
    private const int PageSize = 20;

    public string Question { get; private set; } = "";
    public string Words { get; private set; } = "";
    public bool Unwritten { get; private set; }
    public QueryReading? Reading { get; private set; }
    public FoundNotes? Found { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) =>
        AskAsync(new() { Intent = QueryIntents.ListRecords }, null, null, cancellationToken);

    public async Task OnPostAsync(
        string? question,
        string? text,
        bool unwritten,
        string? after,
        string? worker,
        CancellationToken cancellationToken
    )
    {
        Question = Cut(question);
        Words = Cut(text);
        Unwritten = unwritten;
        if (Question.Length > 0)
        {
            Reading = library.Questions.Read(Question, people.Today, Language);
            // Nothing was understood: the words themselves are looked for.
            if (Reading.IsEmpty && Words.Length == 0)
                Words = Question;
        }

        await AskAsync(Reading?.Query ?? new() { Intent = QueryIntents.ListRecords }, after, worker, cancellationToken);
    }

    public string Chip(QueryChip chip) =>
        Question.Substring(Math.Min(chip.Start, Question.Length), Math.Min(chip.Length, Math.Max(0, Question.Length - chip.Start)));

    /// <summary>A worry as the guide calls it.</summary>
    public string Flag(string flag) => new FilterLabels(catalogue, library.Find).Value("risk", flag, words.Language);

    private string Language => words.Language.StartsWith("zh", StringComparison.Ordinal) ? "zh" : "en";

    private async Task AskAsync(NoteQuery query, string? after, string? worker, CancellationToken cancellationToken)
    {
        if (query.Intent == QueryIntents.Decline)
            return;
        var question = new StoreQuestion.FindNotes(query, people.Today)
        {
            After = after,
            Words = Words.Length > 0 ? Words : null,
            Unwritten = Unwritten,
            WorkerId = worker,
            Limit = PageSize,
        };
        var asker = await people.AskerAsync(Person.Of(User)!, cancellationToken);
        Found = await queries.FindAsync(asker, question, clock.GetUtcNow(), cancellationToken);
    }

    private static string Cut(string? text) => text?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, Longest)] : "";
}
