using CommunityCoachBot.Guides;
using CommunityCoachBot.Hosting;
using CommunityCoachBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Tests.Guides;

public sealed class An_agencys_folder : IAsyncLifetime
{
    private const string Steps = """
        id: tea-visit
        makes: tea-visit
        steps:
          - { id: goal, kind: text, length: [2, 60] }
        """;

    private const string Words = """
        language: zh-Hans
        status: complete
        title: 喝茶
        about: 一句话。
        start: 好。
        saved: 存好了。
        steps:
          goal: { label: 目标, prompt: 想做什么？, hint: 一句话。, why: 先想清楚。, example: 坐一会儿 }
        """;

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLogger _log = new();
    private readonly GuideLibrary _library = new();
    private GuideFolderWatcher _watcher = null!;

    private string Agency => Directory.CreateDirectory(_folder["guides"]).FullName;

    public async ValueTask InitializeAsync()
    {
        _watcher = Watcher(_library);
        await _watcher.StartAsync(CancellationToken.None);
    }

    [Fact]
    public void Adds_nothing_while_it_is_empty() =>
        Assert.Equal(
            GuideDisk.Read(Content.Guides).Select(guide => guide.Name),
            _library.State.Catalogue.Current.Select(guide => guide.Id)
        );

    [Fact]
    public async Task Offers_a_new_guide_within_two_seconds()
    {
        Write(Steps, Words);

        await SecondsPassAsync();

        Assert.NotNull(_library.Find("tea-visit"));
        Assert.True(_library.State.IsAgency(_library.Find("tea-visit")!));
    }

    [Fact]
    public async Task Has_a_broken_guide_refused_with_file_line_and_reason_and_the_rest_kept()
    {
        Write(Steps.Replace("kind: text", "kind: tex", StringComparison.Ordinal), Words);

        await SecondsPassAsync();

        Assert.Null(_library.Find("tea-visit"));
        Assert.NotNull(_library.Find("visit-preparation"));
        var problem = Assert.Single(_library.State.Problems, problem => problem.File == "tea-visit/guide.yaml");
        Assert.Equal(4, problem.Line);
        Assert.Contains(_log.Lines, line => line.Contains("tea-visit/guide.yaml:4:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_the_last_good_version_while_a_guide_is_broken()
    {
        Write(Steps, Words);
        await SecondsPassAsync();
        var good = _library.Find("tea-visit")!.Version;

        Write("id: tea-visit\nsteps: [", Words);
        await SecondsPassAsync();

        Assert.Equal(good, _library.Find("tea-visit")!.Version);
        Assert.NotEmpty(_library.State.Problems);
    }

    [Fact]
    public async Task Lets_a_run_finish_on_the_version_it_began_with_also_after_a_restart()
    {
        Write(Steps, Words);
        await SecondsPassAsync();
        var began = _library.Find("tea-visit")!.Version;
        Write(Steps, Words.Replace("想做什么", "这次想做什么", StringComparison.Ordinal));
        await SecondsPassAsync();

        var restarted = new GuideLibrary();
        await Watcher(restarted).StartAsync(CancellationToken.None);

        Assert.NotEqual(began, restarted.Find("tea-visit")!.Version);
        Assert.Equal("想做什么？", restarted.Find("tea-visit", began)!.Words["zh-Hans"].Steps["goal"].Prompt);
    }

    public async ValueTask DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        _folder.Dispose();
    }

    private GuideFolderWatcher Watcher(GuideLibrary library) =>
        new(
            library,
            new GuideSources(Content.Guides, Agency),
            new KeptGuideVersions(_folder["kept"]),
            _clock,
            _log.For<GuideFolderWatcher>()
        );

    private void Write(string steps, string words)
    {
        var guide = Directory.CreateDirectory(Path.Combine(Agency, "tea-visit")).FullName;
        File.WriteAllText(Path.Combine(guide, "guide.yaml"), steps);
        File.WriteAllText(Path.Combine(guide, "words.zh-Hans.yaml"), words);
    }

    private async Task SecondsPassAsync()
    {
        var before = _log.Lines.Count;
        // The watcher may only just have begun to wait: time goes on until it looked.
        await Eventually.HoldsAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return _log.Lines.Skip(before).Any(line => line.Contains("Guides in use", StringComparison.Ordinal));
            },
            "the folder is looked at"
        );
    }
}
