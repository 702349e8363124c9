using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;
using NJsonSchema;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class The_schemas_for_editors
{
    private static readonly Dictionary<string, JsonSchema> Schemas = new[] { "guide", "words" }.ToDictionary(
        name => name,
        name =>
            JsonSchema
                .FromJsonAsync(File.ReadAllText(Path.Combine(ShippedContent.Folder, "Guides", $"{name}.schema.json")))
                .GetAwaiter()
                .GetResult()
    );

    private static IEnumerable<string> Wrong(string file, string yaml) =>
        Schemas[file.Split('.')[0]].Validate(YamlJson.Of(yaml)).Select(error => $"{file}: {error}");

    [Theory]
    [InlineData("door-talk")]
    [InlineData("street-walk")]
    public void Take_a_good_guide(string folder) => Assert.Empty(TestGuides.Files(folder).SelectMany(file => Wrong(file.Key, file.Value)));

    [Fact]
    public void Take_the_example_of_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(ShippedContent.Sources(), "../../docs/guides-authoring.md")).ReplaceLineEndings("\n");
        var example = page.Split("```yaml\n")[1].Split("```")[0];

        Assert.Empty(Wrong("guide.yaml", example));
        Assert.Equal(
            "docs/guide.yaml:1: At least one language must have all its words and 'status: complete'.",
            Assert.Single(GuideFile.Parse("docs", new Dictionary<string, string> { ["guide.yaml"] = example }).Problems).ToString()
        );
    }

    [Fact]
    public void Take_every_guide_we_ship() =>
        Assert.Empty(
            ShippedContent
                .GuideFolders()
                .SelectMany(folder => folder.Files)
                .Where(file => file.Key.EndsWith(".yaml", StringComparison.Ordinal))
                .SelectMany(file => Wrong(file.Key, file.Value))
        );

    [Theory]
    [InlineData("guide.yaml", "id: door-talk", "id: Door Talk")]
    [InlineData("guide.yaml", "makes: visit-plan", "make: visit-plan")]
    [InlineData("guide.yaml", "kind: long-text", "kind: longtext")]
    [InlineData("guide.yaml", "    latin-length: [8, 160]", "    latin-lenght: [8, 160]")]
    [InlineData("guide.yaml", "    latin-length: [8, 160]", "    latin-length: 8")]
    [InlineData("guide.yaml", "    latin-length: [8, 160]", "    count: [1, 2]")]
    [InlineData("guide.yaml", "    latin-length: [8, 160]", "    note: adress-as")]
    [InlineData("guide.yaml", "    latin-length: [8, 160]", "    optional: maybe")]
    [InlineData("guide.yaml", "    options: [badge, plain]", "    suggestions: [badge, plain]")]
    [InlineData("guide.yaml", "level: amber }]", "level: yellow }]")]
    [InlineData("guide.yaml", "kind: time, default: \"09:30\"", "kind: list")]
    [InlineData("guide.yaml", "    when: { step: motive, is: recruiting }", "    when: { step: motive }")]
    [InlineData("guide.yaml", "    when: { step: motive, is: recruiting }", "    when: { step: motive, is: recruiting, rule: amber }")]
    [InlineData("guide.yaml", "    when: { step: motive, is: recruiting }", "    when: motive is recruiting")]
    [InlineData("words.en.yaml", "status: complete", "status: ready")]
    [InlineData(
        "words.en.yaml",
        "  alone: { label: Alone, prompt: Do you go alone? }",
        "  alone: { label: Alone, promt: Do you go alone? }"
    )]
    [InlineData("words.en.yaml", "recruiting: { label: Invite, also: [recruit]", "recruiting: { also: [recruit]")]
    [InlineData("words.en.yaml", "    also: [clothes]", "    also: clothes")]
    public void Mark_what_is_wrong(string file, string text, string instead)
    {
        var good = TestGuides.Files()[file];
        var wrong = good.Replace(text, instead);

        Assert.NotEqual(good, wrong);
        Assert.NotEmpty(Wrong(file, wrong));
        Assert.NotEmpty(TestGuides.LoadWith(file, text, instead).Problems);
    }

    [Fact]
    public void Know_the_same_kinds_and_note_parts_as_the_program()
    {
        var step = Schemas["guide"].Definitions["step"].Properties;

        Assert.Equal(Names.Kinds.Keys.Order(), step["kind"].Enumeration.Cast<string>().Order());
        Assert.Equal(Names.NoteParts.Order(), Schemas["guide"].Definitions["note"].Enumeration.Cast<string>().Order());
    }
}
