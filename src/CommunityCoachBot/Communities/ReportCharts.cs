using CommunityCoachBot.Coaching.Community;
using ScottPlot;
using BarSeries = CommunityCoachBot.Coaching.Community.BarSeries;

namespace CommunityCoachBot.Communities;

/// <summary>Draws the charts of a report as PNG.</summary>
public sealed class ReportCharts(ReportFonts fonts)
{
    public const int Width = 1240;

    // The colours of our pages, told apart by lightness too: reports are printed in black.
    private static readonly Color[] Series = [Color.FromHex("#0f6b5c"), Color.FromHex("#d98a4e"), Color.FromHex("#e3dccf")];

    // Chinese fonts have tall lines with the letters high in them: this brings them back to the middle.
    private const float Lower = 7;
    private static readonly Color Ink = Color.FromHex("#24302d");

    /// <summary>The chart and its height, or null where there is no font to write it with.</summary>
    public (byte[] Png, int Height)? Draw(ReportBlock.Bars bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (fonts.Chart is not { } font)
            return null;
        var plot = new Plot();
        var count = bars.Labels.Length;
        for (var row = 0; row < count; row++)
        {
            // The first label stands at the top.
            double position = count - 1 - row,
                from = 0;
            foreach (var (index, series) in bars.Series.Index())
            {
                if (series.Values[row] is not { } value)
                {
                    Write(plot, $" {bars.Hidden}", 0, position, font);
                    continue;
                }
                var bar = plot.Add.Bar(
                    new Bar
                    {
                        Position = position,
                        ValueBase = from,
                        Value = from + value,
                        FillColor = Series[index % Series.Length],
                        LineWidth = 0,
                        Size = 0.7,
                    }
                );
                bar.Horizontal = true;
                if (bars.Series.Length > 1 && value > 0)
                    Write(plot, ReportMarkdown.Shown(value, ""), from + value / 2, position, font, Alignment.MiddleCenter, index == 0);
                from += value;
            }
            if (bars.Series.Length == 1 && bars.Series[0].Values[row] is { } shown)
                Write(plot, $" {ReportMarkdown.Shown(shown, "")}", from, position, font);
        }

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([
            .. bars.Labels.Select((label, row) => new Tick(count - 1 - row, label)),
        ]);
        var most = Enumerable.Range(0, count).Max(row => bars.Series.Sum(series => series.Values[row] ?? 0));
        var widest = Math.Max(1, most * 1.12);
        if (bars.Series.Length > 1)
            AddLegend(plot, bars.Series, widest, font);
        plot.Axes.SetLimits(0, widest, bars.Series.Length > 1 ? -2 : -0.6, count - 0.4);
        Finish(plot, font);
        var height = 40 + (count + (bars.Series.Length > 1 ? 1 : 0)) * 46;
        return (plot.GetImageBytes(Width, height, ImageFormat.Png), height);
    }

    /// <inheritdoc cref="Draw(ReportBlock.Bars)"/>
    public (byte[] Png, int Height)? Draw(ReportBlock.Heat heat)
    {
        ArgumentNullException.ThrowIfNull(heat);
        if (fonts.Chart is not { } font)
            return null;
        var plot = new Plot();
        var most = Math.Max(1, heat.Values.SelectMany(row => row).Max() ?? 1);
        for (var row = 0; row < heat.Rows.Length; row++)
        {
            double y = heat.Rows.Length - 1 - row;
            for (var column = 0; column < heat.Columns.Length; column++)
            {
                var value = heat.Values[row][column];
                var share = (value ?? 0) / most;
                var cell = plot.Add.Rectangle(column - 0.48, column + 0.48, y - 0.46, y + 0.46);
                cell.FillColor = value is null ? Color.FromHex("#e3dccf") : Series[0].WithAlpha(0.06 + 0.94 * share);
                cell.LineWidth = 0;
                var text = plot.Add.Text(value is 0 ? "–" : ReportMarkdown.Shown(value, heat.Hidden), column, y);
                text.LabelFontName = font;
                text.LabelFontSize = 22;
                text.LabelFontColor = share > 0.5 ? Colors.White : Ink;
                text.LabelAlignment = Alignment.MiddleCenter;
                text.OffsetY = Lower;
            }
        }

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([
            .. heat.Rows.Select((label, row) => new Tick(heat.Rows.Length - 1 - row, label)),
        ]);
        for (var column = 0; column < heat.Columns.Length; column++)
            Write(plot, Broken(heat.Columns[column]), column, heat.Rows.Length, font, Alignment.MiddleCenter);
        plot.Axes.SetLimits(-0.55, heat.Columns.Length - 0.45, -0.55, heat.Rows.Length + 0.55);
        Finish(plot, font);
        var height = 60 + (heat.Rows.Length + 1) * 62;
        return (plot.GetImageBytes(Width, height, ImageFormat.Png), height);
    }

    // 本人想要（感觉性） goes on two lines below its column.
    private static string Broken(string label)
    {
        var at = label.IndexOfAny(['（', '(']);
        return at > 0 ? label[..at].TrimEnd() + "\n" + label[at..] : label;
    }

    // Drawn as part of the plot: ScottPlot's own legend and lower axis cut off the top of Chinese letters.
    private static void AddLegend(Plot plot, IEnumerable<BarSeries> all, double widest, string font)
    {
        foreach (var (index, series) in all.Index())
        {
            var x = widest * index * 0.22;
            var box = plot.Add.Rectangle(x, x + widest * 0.025, -1.7, -1.2);
            box.FillColor = Series[index % Series.Length];
            box.LineWidth = 0;
            Write(plot, series.Name, x + widest * 0.035, -1.45, font);
        }
    }

    private static void Write(
        Plot plot,
        string words,
        double x,
        double y,
        string font,
        Alignment alignment = Alignment.MiddleLeft,
        bool onDark = false
    )
    {
        var text = plot.Add.Text(words, x, y);
        text.LabelFontName = font;
        text.LabelFontSize = 20;
        text.LabelFontColor = onDark ? Colors.White : Ink;
        text.LabelAlignment = alignment;
        text.OffsetY = Lower;
    }

    private static void Finish(Plot plot, string font)
    {
        plot.HideGrid();
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        // Every figure is written where it is drawn.
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual();
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.Axes.Left.TickLabelStyle.FontName = font;
        plot.Axes.Left.TickLabelStyle.FontSize = 20;
        plot.Axes.Left.TickLabelStyle.OffsetY = Lower;
        plot.Axes.Left.TickLabelStyle.ForeColor = Ink;
    }
}
