using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>What a guide holds up as good must not be scolded by its own rules; what it holds up as weak must not slip through.</summary>
public class Examples_of_our_guides
{
    public static TheoryData<string, string, string, string> Good =>
        Texts(_ => true, words => [words.Example, .. words.Suggestions.Values]);

    /// <summary>Of steps with a rule of style: whether a note is too private is no matter of style.</summary>
    public static TheoryData<string, string, string, string> Weak =>
        Texts(step => step.Id == "address-as" || step.Rules.Any(rule => rule is not ("least-data" or "labels")), words => [words.Weak]);

    [Theory]
    [MemberData(nameof(Good))]
    public void Pass_when_they_are_good(string guide, string language, string path, string text)
    {
        var said = Run(guide, language).AllSay(path, text);

        Assert.Empty(said);
    }

    [Theory]
    [MemberData(nameof(Weak))]
    public void Are_caught_when_they_are_weak(string guide, string language, string path, string text)
    {
        // The starting point and the household's history decide elsewhere.
        var run = Run(guide, language);
        if (run.Guide.Find("starting-point") is not null)
            run = run.With("starting-point=resident-need");

        var said = run.AllHits(path, text);

        Assert.NotEmpty(said);
    }

    private static Asking Run(string guide, string language) =>
        new Asking(ShippedGuides.Load(guide).Guide!, Answers.None).In(language).Known(visits: 2);

    private static TheoryData<string, string, string, string> Texts(Func<Step, bool> isMeant, Func<StepWords, IEnumerable<string?>> of)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var guide in ShippedContent.GuideFolders().Select(folder => ShippedGuides.Load(folder.Name).Guide!))
        foreach (var (language, words) in guide.Words)
        foreach (var step in guide.Steps)
        {
            Add(step, step.Id, words.Steps[step.Id]);
            foreach (var field in step.Fields)
                Add(field, $"{step.Id}.{field.Id}", words.Steps[step.Id].Fields[field.Id]);

            void Add(Step asked, string path, StepWords said)
            {
                // What to bring is looked at as a whole, not by its words.
                var isWritten =
                    asked is { Kind: StepKind.Text } or { Own: true, Id: not "materials" } or { Kind: StepKind.List, Fields.IsEmpty: true };
                if (!isWritten || asked.Rules.IsEmpty || !isMeant(asked))
                    return;
                foreach (var text in of(said).OfType<string>())
                    data.Add(guide.Id, language, path, text);
            }
        }

        return data;
    }
}
