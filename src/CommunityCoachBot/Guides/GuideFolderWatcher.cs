using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Hosting;

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

    /// <summary>Guides are there before the first turn.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _seen = GuideDisk.Fingerprint(sources.AgencyFolder);
        Load();
        foreach (var guide in kept.Read(besides: library.State.Catalogue))
            library.Keep(guide);
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
            var now = GuideDisk.Fingerprint(sources.AgencyFolder);
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
        var (ours, agency) = (GuideDisk.Read(sources.BuiltInFolder), GuideDisk.Read(sources.AgencyFolder));
        var state = library.Replace(
            ours,
            agency,
            GuideDisk.Lexicons(sources.AgencyFolder),
            PersonaCatalogue.Read(GuideDisk.Personas(Content.Practice), GuideDisk.Personas(sources.AgencyFolder))
        );
        foreach (var guide in state.Catalogue.Current.Where(guide => before.Catalogue.Find(guide.Id)?.Version != guide.Version))
        {
            if (agency.Concat(ours).FirstOrDefault(folder => folder.Load.Guide?.Version == guide.Version) is { } files)
                kept.Keep(guide, files);
        }

        foreach (var problem in state.Problems.Except(before.Problems))
            logger.GuideRefused(problem.File, problem.Line, problem.Reason);
        logger.GuidesInUse(string.Join(", ", state.Catalogue.Current.Select(guide => $"{guide.Id}@{guide.Version}")));
    }
}

/// <summary>The folders guides are read from.</summary>
/// <param name="BuiltInFolder">What the program came with.</param>
/// <param name="AgencyFolder">The agency's own, or null.</param>
public sealed record GuideSources(string BuiltInFolder, string? AgencyFolder);
