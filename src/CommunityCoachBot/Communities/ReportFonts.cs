using ScottPlot;

namespace CommunityCoachBot.Communities;

/// <summary>
/// The Chinese font of charts. ScottPlot finds none by itself, so its file is named: by the setting <c>Report:FontFile</c>, else where Linux systems keep Noto.
/// Without one the report has tables and no pictures: a chart of empty boxes helps nobody.
/// </summary>
public sealed class ReportFonts
{
    private static readonly string[] UsualFiles =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    ];

    private const string Registered = "Coach CJK";

    public ReportFonts(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var file = configuration["Report:FontFile"] is { Length: > 0 } named ? named : UsualFiles.FirstOrDefault(File.Exists);
        if (file is null || !File.Exists(file))
            return;
        Fonts.AddFontFile(Registered, file, bold: false, italic: false);
        Chart = Registered;
    }

    /// <summary>The name of the font for charts, or null where there is none.</summary>
    public string? Chart { get; }

    /// <summary>The font that Word is told for Chinese: it comes with Office, and other programs put their own in its place.</summary>
    public static string OfDocument(string language) =>
        language.StartsWith("zh-Hant", StringComparison.OrdinalIgnoreCase) ? "Microsoft JhengHei" : "Microsoft YaHei";
}
