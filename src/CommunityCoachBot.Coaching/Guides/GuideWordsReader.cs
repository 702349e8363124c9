using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Makes the words of a guide of what <c>words.&lt;language&gt;.yaml</c> says, noting the line of every part.</summary>
internal sealed class GuideWordsReader(Marks marks, Action<int, string> report)
{
    private static readonly string[] Sections = ["steps", "rules"];

    private bool _complete;

    public GuideWords Read(Yaml.Map root)
    {
        var map = new MapReader(root, "The file", report);
        var language = map.Needed("language") ?? "";
        var status = map.Needed("status");
        if (status is not (null or "complete" or "draft"))
            report(map.LineOf("status"), $"'status' is 'complete' or 'draft', not '{status}'.");
        _complete = status is "complete";
        if (_complete && !map.Has("title"))
            report(1, "The file needs 'title:'.");
        var rules = ReadRules(map.Group("rules"));
        var words = new GuideWords
        {
            Language = language,
            Complete = _complete,
            Title = map.Text("title") ?? "",
            Also = [.. map.Texts("also").Select(also => also.Value)],
            About = map.Text("about"),
            Start = map.Text("start"),
            Saved = map.Text("saved"),
            Steps = ReadSteps(map.Group("steps"), ""),
            Rules = rules.ToImmutableDictionary(rule => rule.Name, rule => rule.Text, StringComparer.Ordinal),
        };
        map.NothingElse();
        marks.Set(words, map.LineOf("language"));
        foreach (var part in Sections.Where(map.Has))
            marks.Set(words, map.LineOf(part), part);
        MarkEach(words, "steps.", map.Group("steps"));
        foreach (var (line, name, _) in rules)
            marks.Set(words, line, "rules." + name);
        return words;
    }

    private ImmutableDictionary<string, StepWords> ReadSteps(Yaml.Map? group, string inside)
    {
        var steps = ImmutableDictionary.CreateBuilder<string, StepWords>(StringComparer.Ordinal);
        foreach (var (line, id, value) in group?.Entries ?? [])
        {
            if (value is Yaml.Map map)
                steps.Add(id, ReadStep(line, map, inside + id));
            else if (value is Yaml.Text { IsEmpty: false } label)
                steps.Add(id, Marked(new StepWords { Label = label.Value.Trim() }, line));
            else
                report(line, $"The words of '{inside}{id}' are names with a colon, such as 'label: …' and 'prompt: …'.");
        }

        return steps.ToImmutable();
    }

    private StepWords ReadStep(int line, Yaml.Map group, string path)
    {
        var map = new MapReader(group, $"The words of '{path}'", report);
        if (_complete && !map.Has("label"))
            report(line, $"The words of '{path}' need 'label:'.");
        var words = new StepWords
        {
            Label = map.Text("label") ?? "",
            Also = [.. map.Texts("also").Select(also => also.Value)],
            Prompt = map.Text("prompt"),
            Hint = map.Text("hint"),
            Why = map.Text("why"),
            Example = map.Text("example"),
            Weak = map.Text("weak"),
            Options = ReadOptions(map.Group("options"), path),
            Suggestions = ReadTexts(map.Group("suggestions"), path, "suggestions"),
            By = ReadTexts(map.Group("by"), path, "by"),
            Tips = ReadTexts(map.Group("tips"), path, "tips"),
            Fields = path.Contains('.', StringComparison.Ordinal)
                ? ImmutableDictionary<string, StepWords>.Empty
                : ReadSteps(map.Group("fields"), path + "."),
        };
        map.NothingElse();
        marks.Set(words, line);
        foreach (var entry in group.Entries)
        {
            marks.Set(words, entry.Line, entry.Key);
            MarkEach(words, entry.Key + ".", entry.Value as Yaml.Map);
        }

        return words;
    }

    private ImmutableDictionary<string, OptionWords> ReadOptions(Yaml.Map? group, string path)
    {
        var options = ImmutableDictionary.CreateBuilder<string, OptionWords>(StringComparer.Ordinal);
        foreach (var (line, id, value) in group?.Entries ?? [])
        {
            if (value is Yaml.Map details)
            {
                var map = new MapReader(details, $"Option '{id}' of '{path}'", report);
                var label = map.Needed("label") ?? "";
                options.Add(
                    id,
                    Marked(new OptionWords(label, [.. map.Texts("also").Select(also => also.Value)], map.Text("detail")), line)
                );
                map.NothingElse();
            }
            else if (value is Yaml.Text { IsEmpty: false } label)
                options.Add(id, Marked(new OptionWords(label.Value.Trim(), [], null), line));
            else
                report(line, $"The words of '{path}': option '{id}' has no label.");
        }

        return options.ToImmutable();
    }

    private ImmutableDictionary<string, string> ReadTexts(Yaml.Map? group, string path, string part)
    {
        if (group is null)
            return ImmutableDictionary<string, string>.Empty;
        var map = new MapReader(group, $"The words of '{path}', {part},", report);
        return group
            .Entries.Select(entry => (entry.Key, Text: map.Text(entry.Key)))
            .Where(entry => entry.Text is not null)
            .ToImmutableDictionary(entry => entry.Key, entry => entry.Text!, StringComparer.Ordinal);
    }

    private ImmutableArray<(int Line, string Name, string Text)> ReadRules(Yaml.Map? group)
    {
        var rules = ImmutableArray.CreateBuilder<(int, string, string)>();
        foreach (var (line, name, value) in group?.Entries ?? [])
        {
            if (value is Yaml.Map variants)
            {
                var map = new MapReader(variants, $"The sentences of rule '{name}'", report);
                foreach (var variant in variants.Entries)
                {
                    if (variant.Value.IsEmpty)
                        report(
                            variant.Line,
                            $"The rule '{name}' has no sentence for '{variant.Key}'. A sentence that begins with {{ needs quotes."
                        );
                    else if (map.Text(variant.Key) is { } sentence)
                        rules.Add((variant.Line, $"{name}.{variant.Key}", sentence));
                }
            }
            else if (value is Yaml.Text { IsEmpty: false } text)
                rules.Add((line, name, text.Value.Trim()));
            else
                report(line, $"The rule '{name}' has no sentence.");
        }

        return rules.ToImmutable();
    }

    private void MarkEach(object owner, string part, Yaml.Map? group)
    {
        foreach (var entry in group?.Entries ?? [])
            marks.Set(owner, entry.Line, part + entry.Key);
    }

    private T Marked<T>(T words, int line)
        where T : class
    {
        marks.Set(words, line);
        return words;
    }
}
