using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class The_guides_there_are
{
    private static readonly GuideFolder DoorTalk = Folder("door-talk");
    private static readonly GuideFolder StreetWalk = Folder("street-walk");

    private static GuideFolder Folder(string name) => new(name, TestGuides.Files(name).ToImmutableDictionary());

    private static GuideFolder Changed(GuideFolder folder, string file, string text, string instead) =>
        new(folder.Name, folder.Files.SetItem(file, folder.Files[file].Replace(text, instead)));

    private static GuideFoldersRead Read(GuideCatalogue last, GuideFolder[] ours, params GuideFolder[] agency) =>
        GuideFolders.Read(last, ours, agency, [.. TestGuides.Rules]);

    private static readonly GuideFolder Louder = Changed(StreetWalk, "words.en.yaml", "Where were you?", "WHERE WERE YOU?");
    private static readonly GuideFolder Broken = Changed(StreetWalk, "guide.yaml", "kind: text", "kind: texts");

    [Fact]
    public void Stand_in_a_stable_order()
    {
        var catalogue = Read(GuideCatalogue.Empty, [StreetWalk, DoorTalk]).Catalogue;

        Assert.Equal(["door-talk", "street-walk"], catalogue.Current.Select(guide => guide.Id));
        Assert.Equal(["door-talk", "street-walk"], Read(catalogue, [Louder, DoorTalk]).Catalogue.Current.Select(guide => guide.Id));
        Assert.Equal("door-talk", catalogue.Find("door-talk")?.Id);
        Assert.Null(catalogue.Find("nowhere"));
    }

    [Fact]
    public void Keep_the_version_that_a_run_began_with()
    {
        var first = Read(GuideCatalogue.Empty, [StreetWalk]).Catalogue;
        var began = first.Find("street-walk")!;

        var next = Read(first, [Louder]).Catalogue;

        Assert.NotEqual(began.Version, next.Find("street-walk")!.Version);
        Assert.Same(began, next.Find("street-walk", began.Version));
        Assert.Same(next.Find("street-walk"), next.Find("street-walk", next.Find("street-walk")!.Version));
        Assert.Null(next.Find("street-walk", "ffffffffffff"));
    }

    [Fact]
    public void Take_in_an_older_version_from_the_store_without_offering_it()
    {
        var old = Read(GuideCatalogue.Empty, [StreetWalk]).Catalogue.Find("street-walk")!;

        var catalogue = Read(GuideCatalogue.Empty, [Louder]).Catalogue.WithVersion(old);

        Assert.Same(old, catalogue.Find("street-walk", old.Version));
        Assert.NotEqual(old.Version, Assert.Single(catalogue.Current).Version);
    }

    [Fact]
    public void Are_the_agencys_where_it_has_one_of_the_same_id()
    {
        var read = Read(GuideCatalogue.Empty, [DoorTalk, StreetWalk], new GuideFolder("our-street", Louder.Files));

        Assert.Empty(read.Problems.Where(problem => !problem.Reason.Contains("No other guide")));
        Assert.Equal("WHERE WERE YOU?", read.Catalogue.Find("street-walk")!.WordsIn("en").Steps["place"].Prompt);
        Assert.Equal(2, read.Catalogue.Current.Length);
        Assert.Equal(
            "Where were you?",
            Read(read.Catalogue, [DoorTalk, StreetWalk]).Catalogue.Find("street-walk")!.WordsIn("en").Steps["place"].Prompt
        );
    }

    [Fact]
    public void Go_on_in_the_last_good_version_while_a_new_one_is_wrong()
    {
        var good = Read(GuideCatalogue.Empty, [StreetWalk], Louder).Catalogue;

        var read = Read(good, [StreetWalk], Broken);

        Assert.Same(good.Find("street-walk"), read.Catalogue.Find("street-walk"));
        Assert.Equal("street-walk/guide.yaml:5", Assert.Single(read.Problems).ToString()[..24]);
    }

    [Fact]
    public void Know_which_one_it_was_even_when_its_file_cannot_be_read()
    {
        var good = Read(GuideCatalogue.Empty, [StreetWalk], new GuideFolder("ours", Louder.Files)).Catalogue;
        var torn = new GuideFolder("ours", Louder.Files.SetItem("guide.yaml", "id: street-walk # ours\nmakes: [street-note\nsteps:\n"));

        var read = Read(good, [StreetWalk], torn);

        Assert.Same(good.Find("street-walk"), Assert.Single(read.Catalogue.Current));
        Assert.StartsWith("ours/guide.yaml:3: This is not YAML", Assert.Single(read.Problems).ToString());
    }

    [Fact]
    public void Begin_with_ours_when_the_agencys_is_wrong_from_the_start()
    {
        var read = Read(GuideCatalogue.Empty, [StreetWalk], Broken);

        Assert.Equal("Where were you?", Assert.Single(read.Catalogue.Current).WordsIn("en").Steps["place"].Prompt);
        Assert.Single(read.Problems);
    }

    [Fact]
    public void Lose_none_because_another_is_wrong()
    {
        var read = Read(GuideCatalogue.Empty, [DoorTalk, Broken]);

        Assert.Equal("door-talk", Assert.Single(read.Catalogue.Current).Id);
    }

    [Fact]
    public void Offer_no_longer_what_was_taken_away_but_let_its_runs_go_on()
    {
        var both = Read(GuideCatalogue.Empty, [DoorTalk, StreetWalk]).Catalogue;

        var next = Read(both, [DoorTalk]).Catalogue;

        Assert.Null(next.Find("street-walk"));
        Assert.NotNull(next.Find("street-walk", both.Find("street-walk")!.Version));
    }

    [Fact]
    public void Cannot_be_two_of_one_id_in_one_place()
    {
        var read = Read(GuideCatalogue.Empty, [StreetWalk, new GuideFolder("street-walk-2", Louder.Files)]);

        Assert.Equal(
            "street-walk-2/guide.yaml:1: The folder 'street-walk' already has a guide 'street-walk'. This one is not used.",
            Assert.Single(read.Problems).ToString()
        );
        Assert.Equal("Where were you?", Assert.Single(read.Catalogue.Current).WordsIn("en").Steps["place"].Prompt);
    }

    [Fact]
    public void Say_where_a_summary_would_start_from_nothing()
    {
        var read = Read(GuideCatalogue.Empty, [DoorTalk]);

        Assert.Equal(
            "door-talk/guide.yaml:54: No other guide asks 'subject.people', so nothing is filled in.",
            Assert.Single(read.Problems).ToString()
        );
        Assert.NotNull(read.Catalogue.Find("door-talk"));
    }
}
