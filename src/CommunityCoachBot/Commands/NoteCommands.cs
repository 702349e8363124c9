using System.CommandLine;
using System.Runtime.CompilerServices;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Commands;

/// <summary><c>notes export</c>: all notes, without private reflections, for the operator.</summary>
internal static class NoteCommands
{
    public static Command Create(TextWriter output)
    {
        var format = new Option<string>("--format") { Description = "json or csv.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        var tenant = new Option<string?>("--tenant") { Description = "Whose notes; those of every tenant when left out." };
        var file = new Option<string?>("--output") { Description = "The file to write; standard output when left out." };
        var export = new Command("export", "Write all notes. Private reflections stay out.") { format, tenant, file };
        export.SetAction(
            (parsed, stop) => ExportAsync(parsed.GetValue(format)!, parsed.GetValue(tenant), parsed.GetValue(file), output, stop)
        );
        return new Command("notes", "Take notes out.") { export };
    }

    private static async Task<int> ExportAsync(
        string format,
        string? tenant,
        string? file,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        using var host = CommandHost.Build();
        var notes = NotesAsync(host.Services.GetRequiredService<INoteStore>(), tenant, cancellationToken);
        await using var target = file is null ? null : Create(file, withMark: format == "csv");
        var writer = (TextWriter?)target ?? output;
        if (format == "csv")
            await NoteCsv.WriteAsync(notes, writer, withMark: file is null, cancellationToken);
        else
            await NoteJson.WriteAsync(notes, writer, cancellationToken);
        await writer.FlushAsync(cancellationToken);
        return CoachCommands.Done;
    }

    private static StreamWriter Create(string file, bool withMark)
    {
        if (File.Exists(file))
            throw new CommandFailedException($"'{file}' is there already.");
        return new StreamWriter(file, append: false, new System.Text.UTF8Encoding(withMark));
    }

    private static async IAsyncEnumerable<Note> NotesAsync(
        INoteStore notes,
        string? tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var of in tenant is null ? await notes.TenantsAsync(cancellationToken) : [tenant])
        {
            await foreach (var note in notes.ExportAsync(of, cancellationToken))
                yield return note;
        }
    }
}
