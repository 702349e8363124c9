using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Something wrong in a guide's files, in a sentence that whoever wrote the guide can follow.</summary>
/// <param name="File">Folder and file name, such as <c>visit-preparation/guide.yaml</c>.</param>
/// <param name="Line">From 1.</param>
public sealed record GuideProblem(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>What came of reading a guide's folder: the guide, or everything that is wrong with it.</summary>
public sealed record GuideLoad
{
    /// <summary>The folder's name.</summary>
    public required string Folder { get; init; }

    /// <summary>The id as it is written, even where the guide is refused; null where none could be read.</summary>
    public string? Id { get; init; }

    /// <summary>The guide, when there is no problem at all.</summary>
    public Guide? Guide { get; init; }

    /// <summary>By file and line.</summary>
    public ImmutableArray<GuideProblem> Problems { get; init; } = [];

    /// <summary>Where parts of the guide stand in its files, for checks that look at several guides.</summary>
    internal Marks Marks { get; init; } = new();
}
