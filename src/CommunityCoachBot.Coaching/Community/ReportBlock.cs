using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>A report as a row of blocks, so that Markdown and Word tell the same.</summary>
public abstract record ReportBlock
{
    /// <param name="Level">1 for the title.</param>
    public sealed record Heading(int Level, string Text) : ReportBlock;

    public sealed record Paragraph(string Text) : ReportBlock;

    public sealed record Bullets(ImmutableArray<string> Lines) : ReportBlock;

    public sealed record Table(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows) : ReportBlock;

    /// <summary>Bars, stacked where there are several series. A value that is null is hidden: it has no bar and is said in words.</summary>
    /// <param name="Hidden">What stands for a hidden value.</param>
    public sealed record Bars(string Title, ImmutableArray<string> Labels, ImmutableArray<BarSeries> Series, string Hidden) : ReportBlock;

    /// <summary>A grid of counts, darker where there are more.</summary>
    public sealed record Heat(
        string Title,
        string Corner,
        ImmutableArray<string> Columns,
        ImmutableArray<string> Rows,
        ImmutableArray<ImmutableArray<double?>> Values,
        string Hidden
    ) : ReportBlock;
}

public sealed record BarSeries(string Name, ImmutableArray<double?> Values);

/// <summary>Writes a report as Markdown. Charts become tables: the figures are what matters.</summary>
public static class ReportMarkdown
{
    public static string Write(IEnumerable<ReportBlock> report)
    {
        var text = new StringBuilder();
        foreach (var block in report)
        {
            switch (block)
            {
                case ReportBlock.Heading(var level, var heading):
                    text.Append('#', level).Append(' ').Append(Inert(heading)).Append("\n\n");
                    break;
                case ReportBlock.Paragraph(var words):
                    text.Append(Inert(words)).Append("\n\n");
                    break;
                case ReportBlock.Bullets(var lines):
                    foreach (var line in lines)
                        text.Append("- ").Append(Inert(line)).Append('\n');
                    text.Append('\n');
                    break;
                case ReportBlock.Table(var head, var rows):
                    Write(text, head, rows);
                    break;
                case ReportBlock.Bars bars:
                    text.Append("**").Append(Inert(bars.Title)).Append("**\n\n");
                    Write(text, ["", .. bars.Series.Select(series => series.Name)], Rows(bars));
                    break;
                case ReportBlock.Heat heat:
                    text.Append("**").Append(Inert(heat.Title)).Append("**\n\n");
                    Write(text, [heat.Corner, .. heat.Columns], Rows(heat));
                    break;
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>The rows of a chart as a table.</summary>
    public static ImmutableArray<ImmutableArray<string>> Rows(ReportBlock.Bars bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return
        [
            .. bars.Labels.Select(
                (label, i) => ImmutableArray.Create([label, .. bars.Series.Select(series => Shown(series.Values[i], bars.Hidden))])
            ),
        ];
    }

    /// <inheritdoc cref="Rows(ReportBlock.Bars)"/>
    public static ImmutableArray<ImmutableArray<string>> Rows(ReportBlock.Heat heat)
    {
        ArgumentNullException.ThrowIfNull(heat);
        return
        [
            .. heat.Rows.Select((row, i) => ImmutableArray.Create([row, .. heat.Values[i].Select(value => Shown(value, heat.Hidden))])),
        ];
    }

    /// <summary>A figure as it is shown; what is hidden is said in words.</summary>
    public static string Shown(double? value, string hidden) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? hidden;

    private static void Write(StringBuilder text, ImmutableArray<string> head, ImmutableArray<ImmutableArray<string>> rows)
    {
        text.Append("| ").AppendJoin(" | ", head.Select(Cell)).Append(" |\n|");
        text.Insert(text.Length, " --- |", head.Length).Append('\n');
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        text.Append('\n');
    }

    private static string Cell(string text) => Inert(text).Replace("|", "\\|", StringComparison.Ordinal);

    // What somebody typed stays text: no heading, no link, no HTML of it, and no second line that leaves its bullet.
    private static string Inert(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var inert = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '#')
                inert.Append('\\');
            inert.Append(c);
        }

        return inert.ToString();
    }
}
