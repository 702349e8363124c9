using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Commands;

/// <summary>Notes as CSV for Excel, one row each: UTF-8 with a byte order mark, and no cell that a spreadsheet would take for a formula.</summary>
internal static class NoteCsv
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, Func<Note, string?> Value)[] Columns =
    [
        ("id", note => note.Id.ToString()),
        ("version", note => note.Version.ToString(CultureInfo.InvariantCulture)),
        ("kind", note => note.Kind),
        ("guide", note => note.Guide),
        ("author", note => note.AuthorId),
        ("language", note => note.Language),
        ("confirmed", note => note.Confirmed.ToString("O", CultureInfo.InvariantCulture)),
        ("address-as", note => note.AddressAs),
        ("visit-date", note => note.VisitDate?.ToString("O", CultureInfo.InvariantCulture)),
        ("status", note => note.Status),
        ("motive", note => note.Motive),
        ("resident-type", note => note.ResidentType),
        ("plan", note => note.PlanId?.ToString()),
        ("risks", note => Lines(note.Risks.Select(risk => $"{risk.Flag} ({risk.Severity}, {risk.Assertion}): “{risk.Quote}”"))),
        ("promises", note => Lines(note.Promises.Select(promise => $"{promise.What} [{promise.Due:yyyy-MM-dd}] {promise.Kept}"))),
        ("tasks", note => Lines(note.Tasks.Select(task => $"{task.What} [{task.Who}, {task.Due:yyyy-MM-dd}] {task.Status}"))),
        ("content", note => note.Content.ToJsonString(Readable)),
    ];

    public static async Task WriteAsync(IAsyncEnumerable<Note> notes, TextWriter output, bool withMark, CancellationToken cancellationToken)
    {
        if (withMark)
            await output.WriteAsync('\uFEFF');
        await output.WriteAsync(string.Join(',', Columns.Select(column => column.Name)) + "\r\n");
        await foreach (var note in notes.WithCancellation(cancellationToken))
            await output.WriteAsync(string.Join(',', Columns.Select(column => Cell(column.Value(note)))) + "\r\n");
    }

    /// <summary>One cell. What begins like a formula gets an apostrophe before it (OWASP, CSV injection), also behind a blank or a line break.</summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var shown =
            value.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || value[0] is '\t' or '\r' or '\n'
                ? "'" + value
                : value;
        return '"' + shown.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
