using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CommunityCoachBot.Coaching.Words;

/// <summary>
/// A YAML file as a tree in which every part knows its line, so that whatever is wrong with it can be pointed at. Scalars are text: <c>yes</c>, <c>12</c> and
/// <c>2026-05-12</c> mean what is written. Anchors, aliases and tags are refused: content files do not need them.
/// </summary>
internal abstract record Yaml(int Line)
{
    private const int DeepestNesting = 40;

    public sealed record Text(int Line, string Value, bool Quoted) : Yaml(Line);

    public sealed record List(int Line, ImmutableArray<Yaml> Items) : Yaml(Line);

    public sealed record Map(int Line, ImmutableArray<Entry> Entries) : Yaml(Line)
    {
        public Entry? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));

        public Yaml? this[string key] => Find(key)?.Value;
    }

    public sealed record Entry(int Line, string Key, Yaml Value);

    /// <summary>Nothing is written where a value could stand.</summary>
    public bool IsEmpty => this is Text { Quoted: false, Value: "" or "~" or "null" };

    /// <summary>Reads a file that holds one mapping. Reports what is wrong by line; returns null where there is nothing to go on with.</summary>
    public static Map? Read(string text, Action<int, string> report)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return ReadFile(parser, report);
        }
        catch (YamlException wrong)
        {
            ReportSyntax(text, wrong.Start.Line, Plain(wrong.Message), report);
            return null;
        }
        // YamlDotNet 18.1 throws this for a name with a colon after a bracket that is still open, a slip of everyday.
        catch (InvalidOperationException)
        {
            ReportSyntax(text, (parser.Current?.End.Line ?? 0) + 1, "A bracket before this line is probably not closed.", report);
            return null;
        }
        // And this for a tag that is none: "!!" before a word that cannot stand in an address.
        catch (ArgumentException)
        {
            ReportSyntax(text, parser.Current?.End.Line ?? 1, "A word that begins with '!' cannot stand here.", report);
            return null;
        }
    }

    private static Map? ReadFile(Parser parser, Action<int, string> report)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            report(1, "The file is empty.");
            return null;
        }

        var root = ReadNode(parser, report, 0);
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart second)
            report(LineOf(second), "A second document begins here (a line of ---). A file holds one.");
        if (root is Map map)
            return map;
        report(root.Line, "The file must begin with names followed by a colon, such as 'id: visit-preparation'.");
        return null;
    }

    private static void ReportSyntax(string text, long line, string reason, Action<int, string> report)
    {
        // A bracket that is never closed is noticed only after the last line.
        var last = text.AsSpan().TrimEnd().Count('\n') + 1;
        report(
            (int)Math.Clamp(line, 1, last),
            $"This is not YAML: {reason} Look at the spaces, colons, brackets and quotes on this line and the one before."
        );
    }

    private static Yaml ReadNode(Parser parser, Action<int, string> report, int depth)
    {
        if (depth > DeepestNesting)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "Lists and names are nested too deeply.");
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
            report(LineOf(anchored), "Names with & are not used in content files. Write the text out.");
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new Text(LineOf(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);
            case SequenceStart start:
                parser.MoveNext();
                var items = ImmutableArray.CreateBuilder<Yaml>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(ReadNode(parser, report, depth + 1));
                return new List(LineOf(start), items.ToImmutable());
            case MappingStart start:
                parser.MoveNext();
                return new Map(LineOf(start), ReadEntries(parser, report, depth));
            default:
                throw new YamlException(
                    parser.Current!.Start,
                    parser.Current.End,
                    "References with * are not used in content files. Write the text out."
                );
        }
    }

    private static ImmutableArray<Entry> ReadEntries(Parser parser, Action<int, string> report, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, report, depth + 1);
            var value = ReadNode(parser, report, depth + 1);
            if (key is not Text name)
                report(key.Line, "A list or group stands where a name is expected. Put quotes around text that begins with a bracket.");
            else if (!lines.TryAdd(name.Value, name.Line))
                report(name.Line, $"'{name.Value}' is written twice; it already stands on line {lines[name.Value]}.");
            else
                entries.Add(new Entry(name.Line, name.Value, value));
        }

        return entries.ToImmutable();
    }

    private static int LineOf(ParsingEvent part) => (int)part.Start.Line;

    private static string Plain(string message)
    {
        var sentence = message.Trim();
        return sentence.EndsWith('.') ? sentence : sentence + ".";
    }
}
