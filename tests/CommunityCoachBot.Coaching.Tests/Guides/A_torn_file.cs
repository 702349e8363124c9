using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class A_torn_file
{
    private static readonly string[] Files = ["guide.yaml", "words.en.yaml", "words.zh-Hans.yaml"];

    private static readonly string[] Scraps =
    [
        "",
        " ",
        "\n",
        "\n\n  ",
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "#",
        "|",
        ">",
        "&a",
        "*a",
        "!x",
        "!!map",
        "%YAML",
        "---\n",
        "...\n",
        "?",
        "? ",
        "\t",
        "<<: ",
        "\u0001",
        "😀",
        "~",
    ];

    private static readonly Gen<string> Scrap = Gen.Int[0, Scraps.Length - 1].Select(at => Scraps[at]);

    /// <summary>Somebody saves while typing, or a copy breaks off: the host reads whatever is there.</summary>
    [Fact]
    public void Is_never_more_than_a_list_of_problems_on_lines_it_has()
    {
        var good = TestGuides.Files();

        Gen.Select(Gen.Int[0, Files.Length - 1].Select(at => Files[at]), Gen.Double[0, 1], Gen.Int[0, 40], Scrap)
            .Sample(
                (file, place, cut, scrap) =>
                {
                    var text = good[file];
                    var at = (int)(place * text.Length);
                    var files = new Dictionary<string, string>(good)
                    {
                        [file] = text[..at] + scrap + text[Math.Min(text.Length, at + cut)..],
                    };

                    var load = TestGuides.Load(files);

                    return load.Guide is not null == load.Problems.IsEmpty
                        && load.Problems.All(problem =>
                            problem.Line >= 1 && problem.Line <= files[problem.File["door-talk/".Length..]].Split('\n').Length
                        );
                },
                iter: 300
            );
    }

    [Fact]
    public void Says_where_a_bracket_was_left_open()
    {
        var load = TestGuides.LoadWith("guide.yaml", "options: [exploratory, recruiting]", "options: [exploratory, recruiting");

        var problem = Assert.Single(load.Problems);
        Assert.Equal(9, problem.Line);
        Assert.StartsWith("This is not YAML: ", problem.Reason);
        Assert.Equal("door-talk", load.Id);
    }

    [Fact]
    public void Says_where_a_tag_is_that_is_none()
    {
        var load = TestGuides.LoadWith("guide.yaml", "    range: [1, 12]", "    range: !!map2]");

        var problem = Assert.Single(load.Problems);
        Assert.Equal(53, problem.Line);
        Assert.Contains("begins with '!'", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void May_be_empty() =>
        Assert.Equal(
            "door-talk/guide.yaml:1: The file is empty.",
            Assert
                .Single(GuideFile.Parse("door-talk", new Dictionary<string, string> { ["guide.yaml"] = "# nothing yet\n" }).Problems)
                .ToString()
        );

    [Fact]
    public void May_be_nested_beyond_reason()
    {
        var problems = GuideFile
            .Parse("door-talk", new Dictionary<string, string> { ["guide.yaml"] = "a: " + new string('[', 100_000) })
            .Problems;

        Assert.Contains("nested too deeply", Assert.Single(problems).Reason);
    }
}
