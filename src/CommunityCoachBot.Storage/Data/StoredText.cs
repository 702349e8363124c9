using System.Buffers;

namespace CommunityCoachBot.Storage.Data;

/// <summary>Text that both databases take and give back unchanged: without the zero character and without half of a surrogate pair.</summary>
internal static class StoredText
{
    // PostgreSQL refuses U+0000 in text and Npgsql refuses lone surrogates; a worker who pastes one must not lose the turn.
    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        '\0',
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
    ]);

    public static string Safe(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
            return text;

        var safe = text.ToCharArray();
        for (var i = 0; i < safe.Length; i++)
        {
            if (i + 1 < safe.Length && char.IsSurrogatePair(safe[i], safe[i + 1]))
                i++;
            else if (safe[i] == '\0' || char.IsSurrogate(safe[i]))
                safe[i] = '\uFFFD';
        }

        return new string(safe);
    }
}
