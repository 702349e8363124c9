using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Guides;

/// <summary>
/// Loads guides at start and keeps up with the agency's folder: a change is in use, or refused, within two seconds. It looks every second rather than
/// wait for events, which network folders do not send.
/// </summary>
public sealed class GuideFolderWatcher(
    GuideLibrary library,
    GuideSources sources,
    KeptGuideVersions kept,
    TimeProvider clock,
    ILogger<GuideFolderWatcher> logger
) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private string _seen = "";

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var guide in kept.Read())
            library.Keep(guide);
        _seen = Fingerprint();
        Load();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (sources.AgencyFolder is null)
            return;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            LoadWhenChanged();
    }

    internal void LoadWhenChanged()
    {
        try
        {
            var now = Fingerprint();
            if (now == _seen)
                return;
            Load();
            _seen = now;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A file that is being written or a folder that is away: the guides in use stay, and the next look tries again.
            logger.GuideFolderNotRead(failure.GetType().Name);
        }
    }

    private void Load()
    {
        var before = library.State;
        var builtIn = GuideFolder.Read(sources.BuiltInFolder);
        var agency = sources.AgencyFolder is { } folder ? GuideFolder.Read(folder) : [];
        var state = library.Replace(builtIn, agency);
        foreach (var load in builtIn.Concat(agency).Where(load => load.Guide is not null))
            kept.Keep(load.Guide!, GuideFolder.Texts(Path.Combine(agency.Contains(load) ? sources.AgencyFolder! : sources.BuiltInFolder, load.Folder)));
        foreach (var problem in state.Problems.Except(before.Problems))
            logger.GuideRefused(problem.File, problem.Line, problem.Reason);
        logger.GuidesInUse(string.Join(", ", state.Guides.Select(offered => $"{offered.Guide.Id}@{offered.Guide.Version}")));
    }

    private string Fingerprint() => sources.AgencyFolder is { } folder ? GuideFolder.Fingerprint(folder) : "";
}

/// <summary>The folders guides are read from.</summary>
/// <param name="BuiltInFolder">What the program came with.</param>
/// <param name="AgencyFolder">The agency's own, or null.</param>
public sealed record GuideSources(string BuiltInFolder, string? AgencyFolder);
