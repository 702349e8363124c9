using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>Keeps the words by which a note is found; each database has an index of its own kind.</summary>
internal interface INoteWords
{
    /// <summary>Takes the words of the latest version out, while it still is the latest.</summary>
    Write Forget(string tenant, string note);

    /// <summary>Puts the words of the latest version in.</summary>
    Write Keep(string tenant, string note, int[] words);
}
