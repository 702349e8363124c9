using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class Every_guide_we_ship
{
    private static readonly GuideFoldersRead All = GuideFolders.Read(GuideCatalogue.Empty, ShippedContent.GuideFolders(), []);

    [Fact]
    public void Is_right_in_all_its_files()
    {
        Assert.True(All.Problems.IsEmpty, string.Join('\n', All.Problems));
        Assert.NotEmpty(All.Catalogue.Current);
        Assert.Equal(ShippedContent.GuideFolders().Length, All.Catalogue.Current.Length);
    }

    [Fact]
    public void Has_the_name_of_its_folder() =>
        Assert.Equal(ShippedContent.GuideFolders().Select(folder => folder.Name), All.Catalogue.Current.Select(guide => guide.Id));

    [Fact]
    public void Is_complete_in_chinese_and_english() =>
        Assert.All(
            All.Catalogue.Current,
            guide =>
                Assert.All((string[])["zh-Hans", "en", "zh-Hant-HK"], language => Assert.True(guide.Words[language].Complete, guide.Id))
        );

    [Fact]
    public void Leaves_no_rule_unused()
    {
        var used = All
            .Catalogue.Current.SelectMany(guide => guide.Steps.SelectMany(RulesOf).Concat(guide.Derives.Values))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(RuleBook.Rules.Keys.Except(used));
    }

    /// <summary>An option goes before a command of the same words: called as a button is, it would take the move away at that question.</summary>
    [Fact]
    public void Calls_no_option_or_quick_pick_like_a_repair_move()
    {
        string[] moves =
        [
            "help",
            "why",
            "example",
            "back",
            "skip",
            "correct",
            "undo",
            "progress",
            "preview",
            "pause",
            "resume",
            "cancel",
            "menu",
            "add",
        ];
        var words = ShippedContent.Words();

        var taken =
            from guide in All.Catalogue.Current
            from language in guide.Words.Values
            let buttons = moves
                .Select(move => words.All(language.Language, $"commands.{move}")[0])
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
            from step in language.Steps.Values.SelectMany(step => step.Fields.Values.Prepend(step))
            from name in step.Options.Values.SelectMany(option => option.Also.Prepend(option.Label)).Concat(step.Suggestions.Values)
            where buttons.Contains(name.Trim())
            select $"{guide.Id}, {language.Language}, {step.Label}: {name}";

        Assert.Empty(taken);
    }

    private static IEnumerable<string> RulesOf(Step step) => step.Rules.Concat(RulesOf(step.When)).Concat(step.Fields.SelectMany(RulesOf));

    private static IEnumerable<string> RulesOf(Condition? condition) =>
        condition switch
        {
            Condition.Rule(var name) => [name],
            Condition.All(var all) => all.SelectMany(RulesOf),
            Condition.Any(var any) => any.SelectMany(RulesOf),
            Condition.Not(var inner) => RulesOf(inner),
            _ => [],
        };
}
