using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Commands;

/// <summary>Notes as one JSON array, a note at a time: memory does not grow with their number.</summary>
internal static class NoteJson
{
    // The file is read by people and by spreadsheets, not put into a page: Chinese stays Chinese.
    private static readonly CoachingJson Readable = new(
        new JsonSerializerOptions(CoachingJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
        }
    );

    public static async Task WriteAsync(IAsyncEnumerable<Note> notes, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteAsync("[");
        var separator = "\n";
        await foreach (var note in notes.WithCancellation(cancellationToken))
        {
            await output.WriteAsync(separator);
            await output.WriteAsync(JsonSerializer.Serialize(note with { Private = null }, Readable.Note));
            separator = ",\n";
        }

        await output.WriteLineAsync("\n]");
    }
}
