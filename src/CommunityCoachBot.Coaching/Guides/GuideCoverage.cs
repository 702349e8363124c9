using System.Collections.Immutable;
using System.Text;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>
/// Which row of the source document is covered by which guide, step or field: a file people write (<c>docs/coverage.yaml</c>), made into a table. A guide or step
/// that does not exist is a problem with its line, so that the table cannot say more than there is.
/// </summary>
public static class GuideCoverage
{
    /// <summary>The table as Markdown, and what is wrong with the file. The table is only whole when nothing is wrong.</summary>
    public static (string Markdown, ImmutableArray<GuideProblem> Problems) Read(string file, string yaml, GuideCatalogue guides)
    {
        ArgumentNullException.ThrowIfNull(guides);
        var problems = ImmutableArray.CreateBuilder<GuideProblem>();
        void Report(int line, string reason) => problems.Add(new GuideProblem(file, line, reason));

        var table = new StringBuilder();
        if (Yaml.Read(yaml, Report) is { } root)
        {
            var map = new MapReader(root, "The file", Report);
            table.Append("# ").Append(map.Needed("title") ?? "").Append("\n\n").Append(map.Needed("about") ?? "").Append('\n');
            foreach (var part in map.List("parts")?.Items.OfType<Yaml.Map>() ?? [])
                Part(part, guides, table, Report);
            map.NothingElse();
        }

        return (table.ToString(), problems.ToImmutable());
    }

    private static void Part(Yaml.Map part, GuideCatalogue guides, StringBuilder table, Action<int, string> report)
    {
        var map = new MapReader(part, "A part", report);
        table
            .Append("\n## ")
            .Append(map.Needed("source") ?? "")
            .Append("\n\n| what it asks for | covered by | how far |\n| --- | --- | --- |\n");
        foreach (var row in map.List("rows")?.Items.OfType<Yaml.Map>() ?? [])
        {
            var cells = new MapReader(row, "A row", report);
            var by = cells.Texts("by");
            foreach (var (line, id) in by)
                if (!Exists(guides, id))
                    report(line, $"There is no guide, step or field '{id}'.{DidYouMean.Hint(id, Ids(guides))}");
            var feature = cells.Text("feature");
            if (by.IsEmpty && feature is null)
                report(row.Line, "A row names what covers it: 'by: [guide.step]', or 'feature: …' for what is no guide.");
            var covered = by.Select(named => $"`{named.Value}`").Concat(feature is null ? [] : [feature]);
            table
                .Append("| ")
                .Append(cells.Needed("row"))
                .Append(" | ")
                .AppendJoin(", ", covered)
                .Append(" | ")
                .Append(cells.Text("left") ?? "whole")
                .Append(" |\n");
            cells.NothingElse();
        }

        map.NothingElse();
    }

    private static bool Exists(GuideCatalogue guides, string id) =>
        id.Split('.', 2) is [var guide, var path] ? guides.Find(guide)?.At(path) is not null : guides.Find(id) is not null;

    private static IEnumerable<string> Ids(GuideCatalogue guides) =>
        guides.Current.SelectMany(guide => guide.Steps.Select(step => $"{guide.Id}.{step.Id}").Prepend(guide.Id));
}
