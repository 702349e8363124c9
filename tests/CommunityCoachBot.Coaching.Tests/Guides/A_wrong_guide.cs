using System.Globalization;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Guides;

/// <summary>The cases are in <c>Support/wrong-guides.txt</c>: each changes one place of a good guide, and names every problem that must come of it.</summary>
public sealed class A_wrong_guide
{
    public static TheoryData<string> Cases => [.. WrongGuide.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_refused_with_line_and_reason(string name)
    {
        var wrong = WrongGuide.All[name];
        var files = TestGuides.Files();
        var at = files[wrong.File].IndexOf(wrong.Text, StringComparison.Ordinal);
        Assert.True(
            at >= 0 && at == files[wrong.File].LastIndexOf(wrong.Text, StringComparison.Ordinal),
            "The text must stand there once."
        );
        var line = 1 + files[wrong.File][..at].Count(c => c == '\n');
        files[wrong.File] = files[wrong.File].Replace(wrong.Text, wrong.Instead, StringComparison.Ordinal);

        var load = TestGuides.Load(files);

        Assert.Null(load.Guide);
        var expected = string.Join(
            '\n',
            wrong.Problems.Select(problem => Expected(problem, wrong.File, line)).Order(StringComparer.Ordinal)
        );
        var actual = string.Join('\n', load.Problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
        Assert.True(expected == actual, $"expected:\n{expected}\nactual:\n{actual}");
    }

    [Fact]
    public void Is_refused_when_a_file_is_missing_or_misnamed()
    {
        var files = TestGuides.Files();
        files.Remove("guide.yaml");
        files["guide.yml"] = "id: door-talk";

        Assert.Equal(
            [
                "door-talk/guide.yaml:1: The folder has no guide.yaml.",
                "door-talk/guide.yml:1: A file of this name is not read. Call it guide.yaml, or words.<language>.yaml such as words.zh-Hans.yaml.",
            ],
            TestGuides.Load(files).Problems.Select(problem => problem.ToString())
        );
    }

    [Fact]
    public void Is_refused_without_one_complete_language()
    {
        var files = TestGuides.Files("street-walk");
        files.Remove("words.en.yaml");

        Assert.Equal(
            "street-walk/words.zh-Hans.yaml:1: At least one language must have all its words and 'status: complete'.",
            Assert.Single(TestGuides.Load(files, "street-walk").Problems).ToString()
        );
        files.Remove("words.zh-Hans.yaml");
        Assert.Equal(
            "street-walk/guide.yaml:1: At least one language must have all its words and 'status: complete'.",
            Assert.Single(TestGuides.Load(files, "street-walk").Problems).ToString()
        );
    }

    private static string Expected(string problem, string file, int line)
    {
        if (problem.StartsWith("! guide.yaml:", StringComparison.Ordinal) || problem.StartsWith("! words.", StringComparison.Ordinal))
            return "door-talk/" + problem[2..];
        var space = problem.IndexOf(' ', StringComparison.Ordinal);
        var further = space == 1 ? 0 : int.Parse(problem[1..space], CultureInfo.InvariantCulture);
        return new GuideProblem($"door-talk/{file}", line + further, problem[(space + 1)..]).ToString();
    }
}
