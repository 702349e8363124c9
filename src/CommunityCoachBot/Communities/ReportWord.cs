using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Community;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace CommunityCoachBot.Communities;

/// <summary>Writes a report as a Word document: headings that make an outline, tables, and charts with their figures as a description.</summary>
public sealed class ReportWord(ReportCharts charts)
{
    private const long EmuOfPage = 5_760_000; // 16 cm, the width between the margins of an A4 page

    public byte[] Write(IEnumerable<ReportBlock> report, string language)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = ReportStyles.Of(language);
            foreach (var block in report)
                Add(main, body, block);
            body.Append(
                new SectionProperties(
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin
                    {
                        Top = 1134,
                        Bottom = 1134,
                        Left = 1417,
                        Right = 1417,
                        Header = 709,
                        Footer = 709,
                        Gutter = 0,
                    }
                )
            );
        }

        return stream.ToArray();
    }

    private void Add(MainDocumentPart main, Body body, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading(var level, var text):
                body.Append(Styled(text, level == 1 ? "Title" : $"Heading{level - 1}"));
                break;
            case ReportBlock.Paragraph(var text):
                body.Append(Styled(text, "Normal"));
                break;
            case ReportBlock.Bullets(var lines):
                foreach (var line in lines)
                    body.Append(Styled("• " + line, "ListParagraph"));
                break;
            case ReportBlock.Table(var head, var rows):
                body.Append(TableOf(head, rows));
                body.Append(Styled("", "Normal"));
                break;
            case ReportBlock.Bars bars:
                AddChart(
                    main,
                    body,
                    bars.Title,
                    charts.Draw(bars),
                    ["", .. bars.Series.Select(series => series.Name)],
                    ReportMarkdown.Rows(bars)
                );
                break;
            case ReportBlock.Heat heat:
                AddChart(main, body, heat.Title, charts.Draw(heat), [heat.Corner, .. heat.Columns], ReportMarkdown.Rows(heat));
                break;
        }
    }

    private static void AddChart(
        MainDocumentPart main,
        Body body,
        string title,
        (byte[] Png, int Height)? chart,
        ImmutableArray<string> head,
        ImmutableArray<ImmutableArray<string>> rows
    )
    {
        body.Append(Styled(title, "Caption"));
        if (chart is not var (png, height))
        {
            body.Append(TableOf(head, rows));
            return;
        }
        var part = main.AddImagePart(ImagePartType.Png);
        part.FeedData(new MemoryStream(png));
        var figures = string.Join("; ", rows.Select(row => string.Join(" ", row)));
        var number = (uint)body.Descendants<Wp.DocProperties>().Count() + 1;
        body.Append(new Paragraph(new Run(new Drawing(Picture(main.GetIdOfPart(part), number, title, figures, height)))));
    }

    private static Wp.Inline Picture(string part, uint number, string title, string figures, int height)
    {
        var (width, tall) = (EmuOfPage, EmuOfPage * height / ReportCharts.Width);
        return new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = tall },
            new Wp.DocProperties
            {
                Id = number,
                Name = title,
                Description = figures,
            },
            new A.Graphic(
                new A.GraphicData(
                    new Pictures.Picture(
                        new Pictures.NonVisualPictureProperties(
                            new Pictures.NonVisualDrawingProperties
                            {
                                Id = number,
                                Name = $"chart{number.ToString(CultureInfo.InvariantCulture)}.png",
                            },
                            new Pictures.NonVisualPictureDrawingProperties()
                        ),
                        new Pictures.BlipFill(new A.Blip { Embed = part }, new A.Stretch(new A.FillRectangle())),
                        new Pictures.ShapeProperties(
                            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = tall }),
                            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
                        )
                    )
                )
                {
                    Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
                }
            )
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
    }

    private static Table TableOf(ImmutableArray<string> head, ImmutableArray<ImmutableArray<string>> rows)
    {
        var table = new Table(
            new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(head.Select(_ => new GridColumn()))
        );
        table.Append(new TableRow([new TableRowProperties(new TableHeader()), .. head.Select(text => Cell(text, bold: true))]));
        table.Append(rows.Select(row => new TableRow(row.Select(text => Cell(text, bold: false)))));
        return table;
    }

    private static TableCell Cell(string text, bool bold)
    {
        var run = new Run(new Text(Safe(text)) { Space = SpaceProcessingModeValues.Preserve });
        if (bold)
            run.RunProperties = new RunProperties(new Bold());
        return new TableCell(new Paragraph(run));
    }

    private static Paragraph Styled(string text, string style)
    {
        var run = new Run();
        foreach (var (index, line) in Safe(text).Split('\n').Index())
        {
            if (index > 0)
                run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    // XML has no place for most control characters, and somebody may paste one.
    private static string Safe(string text) =>
        string.Concat(
            text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value == '\n' || !System.Text.Rune.IsControl(rune))
        );
}
