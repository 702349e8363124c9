using CommunityCoachBot.Coaching.Community;
using ScottPlot;

namespace CommunityCoachBot.Communities;

/// <summary>Draws the charts of a report as PNG.</summary>
public sealed class ReportCharts(ReportFonts fonts)
{
    public const int Width = 1240;

    // The colours of our pages, told apart by lightness too: reports are printed in black.
    private static readonly Color[] Series = [Color.FromHex("#0f6b5c"), Color.FromHex("#d98a4e"), Color.FromHex("#e3dccf")];
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
                from += value;
            }
            if (bars.Series.Length == 1 && bars.Series[0].Values[row] is { } shown)
                Write(plot, $" {ReportMarkdown.Shown(shown, "")}", from, position, font);
        }

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([
            .. bars.Labels.Select((label, row) => new Tick(count - 1 - row, label)),
        ]);
        if (bars.Series.Length > 1)
        {
            foreach (var (index, series) in bars.Series.Index())
                plot.Legend.ManualItems.Add(new LegendItem { LabelText = series.Name, FillColor = Series[index % Series.Length] });
            plot.ShowLegend(Edge.Bottom);
            plot.Legend.Orientation = Orientation.Horizontal;
            plot.Legend.FontName = font;
            plot.Legend.FontSize = 22;
        }
        var most = Enumerable.Range(0, count).Max(row => bars.Series.Sum(series => series.Values[row] ?? 0));
        plot.Axes.SetLimits(0, Math.Max(1, most * 1.12), -0.6, count - 0.4);
        Finish(plot, font);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 18;
        var height = 90 + count * 46 + (bars.Series.Length > 1 ? 70 : 0);
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
            }
        }

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([
            .. heat.Rows.Select((label, row) => new Tick(heat.Rows.Length - 1 - row, label)),
        ]);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual([
            .. heat.Columns.Select((label, column) => new Tick(column, Broken(label))),
        ]);
        plot.Axes.SetLimits(-0.55, heat.Columns.Length - 0.45, -0.55, heat.Rows.Length - 0.45);
        Finish(plot, font);
        var height = 150 + heat.Rows.Length * 60;
        return (plot.GetImageBytes(Width, height, ImageFormat.Png), height);
    }

    // 本人想要（感觉性） goes on two lines below its column.
    private static string Broken(string label)
    {
        var at = label.IndexOfAny(['（', '(']);
        return at > 0 ? label[..at].TrimEnd() + "\n" + label[at..] : label;
    }

    private static void Write(Plot plot, string words, double x, double y, string font)
    {
        var text = plot.Add.Text(words, x, y);
        text.LabelFontName = font;
        text.LabelFontSize = 20;
        text.LabelFontColor = Ink;
        text.LabelAlignment = Alignment.MiddleLeft;
    }

    private static void Finish(Plot plot, string font)
    {
        plot.HideGrid();
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontName = font;
            axis.TickLabelStyle.FontSize = 20;
            axis.TickLabelStyle.ForeColor = Ink;
        }
    }
}
