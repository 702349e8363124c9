namespace CommunityCoachBot.Guides;

/// <summary>Where guides come from, section <c>Guides</c>.</summary>
public sealed class GuideOptions
{
    public const string Section = "Guides";

    /// <summary>The agency's own guides, one folder each, or null.</summary>
    public string? Folder { get; set; }
}

/// <summary>Where this program keeps what it writes, section <c>Data</c>.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>The folder of the SQLite file, the page's keys and the guide versions in use. Relative to the program's content root.</summary>
    public string Folder { get; set; } = "data";
}
