using CommunityCoachBot.Storage.People;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>How a database finds notes by their words: statements for one part of the scope, newest first.</summary>
internal interface INoteSearch
{
    /// <summary>
    /// The statements to run one after the other until a page is full: a cheap look at the newest notes first, where that pays, then the index. Each returns rows with
    /// their body, and only such as have all the words.
    /// </summary>
    /// <param name="conditions">Adds the conditions of the part and of the question, on the note <c>n</c>.</param>
    IEnumerable<(string Sql, NoteFilter Filter, bool IsWhole)> Statements(
        Asker asker,
        ScopePart part,
        int[] words,
        long before,
        int limit,
        Action<NoteFilter> conditions
    );
}
