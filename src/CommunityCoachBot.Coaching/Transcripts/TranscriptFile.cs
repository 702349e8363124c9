using System.Globalization;
using System.Text;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Transcripts;

/// <summary>
/// A sample conversation as a file. Lines of <c>User:</c> (more lines follow indented) and directives (<c>#</c>) are played; everything else is what came back.
/// Directives: <c># now: MOMENT</c>, <c># later: 18:00</c> or <c># later: 1.18:00</c>, <c># language: CODE</c> (before the first line: the client's),
/// <c># joined</c>, <c># other-channel</c> (the same worker goes on in another conversation), <c>## remark</c>.
/// </summary>
public static class TranscriptFile
{
    private const string UserPrefix = "User: ";
    private const string UserIndent = "      ";
    private const string BotPrefix = "Bot: ";
    private const string BotIndent = "     ";

    /// <summary>Plays what the file says, with these guides and words, and returns the file as it comes out.</summary>
    /// <param name="personas">The simulated residents; nobody when left out.</param>
    /// <exception cref="TranscriptException">The file says something that cannot be played.</exception>
    public static string Replay(string file, GuideCatalogue guides, WordCatalogue words, PersonaCatalogue? personas = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var chat = new TranscriptChat(guides, words, personas);
        var played = new StringBuilder();
        var lines = file.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.StartsWith("##", StringComparison.Ordinal))
            {
                Separate(played, always: true).Append(line).Append('\n');
            }
            else if (line.StartsWith('#'))
            {
                Separate(played, always: false).Append(line).Append('\n');
                Write(played, Direct(chat, line[1..].Trim()));
            }
            else if (line.StartsWith(UserPrefix, StringComparison.Ordinal))
            {
                var said = new List<string> { line[UserPrefix.Length..] };
                while (i + 1 < lines.Length && lines[i + 1].StartsWith(UserIndent, StringComparison.Ordinal))
                    said.Add(lines[++i][UserIndent.Length..].TrimEnd('\r'));
                Separate(played, always: true).Append(UserPrefix).AppendJoin("\n" + UserIndent, said).Append('\n');
                Write(played, chat.User(string.Join('\n', said)));
            }
        }

        return played.ToString();
    }

    private static IEnumerable<Message> Direct(TranscriptChat chat, string directive)
    {
        var (name, value) = directive.Split(':', 2) is [var before, var after] ? (before.Trim(), after.Trim()) : (directive, "");
        switch (name)
        {
            case "now":
                chat.Now = DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var now)
                    ? now
                    : throw new TranscriptException($"has no moment after '# now:', such as 2026-03-10T14:00+08:00.");
                return [];
            case "later":
                chat.Now += TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var later)
                    ? later
                    : throw new TranscriptException("has no time after '# later:', such as 18:00.");
                return [];
            case "language":
                chat.ClientLanguage = value;
                return [];
            case "joined":
                return chat.Join();
            case "other-channel":
                chat.GoToOtherChannel();
                return [];
            default:
                throw new TranscriptException($"says '# {name}', which means nothing.");
        }
    }

    private static void Write(StringBuilder played, IEnumerable<Message> messages)
    {
        foreach (var message in messages.Where(message => message.Updates is null))
        {
            played.Append(BotPrefix).AppendJoin("\n" + BotIndent, message.Text.Split('\n')).Append('\n');
            if (message.Buttons.Length > 0)
                played.Append(BotIndent).Append('[').AppendJoin(" | ", message.Buttons.Select(button => button.Label)).Append("]\n");
        }
    }

    /// <summary>An empty line before what a worker says, and where the story changes.</summary>
    private static StringBuilder Separate(StringBuilder played, bool always)
    {
        var afterBot = played.Length > 0 && !EndsWithDirective(played);
        return played.Length > 0 && (always || afterBot) ? played.Append('\n') : played;
    }

    private static bool EndsWithDirective(StringBuilder played)
    {
        var text = played.ToString().TrimEnd('\n');
        return text[(text.LastIndexOf('\n') + 1)..].StartsWith('#');
    }
}

/// <summary>Why a sample conversation cannot be played.</summary>
public sealed class TranscriptException(string reason) : Exception(reason);
