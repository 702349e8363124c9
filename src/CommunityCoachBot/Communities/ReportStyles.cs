using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityCoachBot.Communities;

/// <summary>The styles of a report. Chinese is given its font and language by name: without them a program takes a Japanese one, with other shapes.</summary>
internal static class ReportStyles
{
    private const string Ink = "24302D";
    private const string Accent = "0F6B5C";

    public static Styles Of(string language)
    {
        var chinese = ReportFonts.OfDocument(language);
        var fonts = new RunFonts
        {
            Ascii = "Calibri",
            HighAnsi = "Calibri",
            EastAsia = chinese,
            ComplexScript = "Calibri",
        };
        var spoken = new Languages { Val = "en-GB", EastAsia = chinese is "Microsoft JhengHei" ? "zh-HK" : "zh-CN" };
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        fonts,
                        new Color { Val = Ink },
                        new FontSize { Val = "21" },
                        new FontSizeComplexScript { Val = "21" },
                        spoken
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new SpacingBetweenLines
                        {
                            After = "120",
                            Line = "300",
                            LineRule = LineSpacingRuleValues.Auto,
                        }
                    )
                )
            ),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            },
            Heading("Title", "Title", null, 40, before: 0),
            Heading("Heading1", "heading 1", 0, 30, before: 360),
            Heading("Heading2", "heading 2", 1, 25, before: 240),
            Heading("Heading3", "heading 3", 2, 22, before: 160),
            new Style(
                new StyleName { Val = "caption" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(new KeepNext()),
                new StyleRunProperties(new Bold())
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "Caption",
            },
            new Style(
                new StyleName { Val = "List Paragraph" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(new SpacingBetweenLines { After = "60" }, new Indentation { Left = "360", Hanging = "240" })
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "ListParagraph",
            },
            new Style(new StyleName { Val = "Table Grid" }, new StyleTableProperties(Borders()))
            {
                Type = StyleValues.Table,
                StyleId = "TableGrid",
            }
        );
    }

    private static Style Heading(string id, string name, int? outline, int halfPoints, int before)
    {
        var paragraph = new StyleParagraphProperties(
            new KeepNext(),
            new SpacingBetweenLines { Before = before.ToString(CultureInfo.InvariantCulture), After = "80" }
        );
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        return new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new PrimaryStyle(),
            paragraph,
            new StyleRunProperties(
                new Bold(),
                new Color { Val = Accent },
                new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) }
            )
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }

    private static TableBorders Borders()
    {
        static T Line<T>()
            where T : BorderType, new() =>
            new()
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "BFB8AA",
            };
        return new TableBorders(
            Line<TopBorder>(),
            Line<LeftBorder>(),
            Line<BottomBorder>(),
            Line<RightBorder>(),
            Line<InsideHorizontalBorder>(),
            Line<InsideVerticalBorder>()
        );
    }
}
