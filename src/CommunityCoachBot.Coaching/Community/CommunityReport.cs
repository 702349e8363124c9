using System.Collections.Immutable;
using System.Globalization;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>All that a report tells of.</summary>
public sealed record ReportSource
{
    public required string Name { get; init; }
    public required DateOnly Today { get; init; }
    public required Checklist Checklist { get; init; }
    public required ImmutableArray<SectionProgress> Progress { get; init; }
    public required NeedsGrid Needs { get; init; }
    public required DateOnly NeedsFrom { get; init; }
    public required ImmutableArray<Stakeholder> Parties { get; init; }
    public required ImmutableArray<Relation> Relations { get; init; }
    public required ImmutableArray<PlanStep> Plan { get; init; }
}

/// <summary>
/// Says a sentence of the report: <c>title</c>, <c>maslow.safety</c> …
/// </summary>
public delegate string ReportWords(string key, params (string Name, string Value)[] values);

/// <summary>
/// Makes the report of a community for readers beyond the team: what is known with its day and kind of source, the needs grid without small cells, the
/// parties and the plan. Who wrote an entry, and whom it came from, stay with the team.
/// </summary>
public static class CommunityReport
{
    /// <param name="words">The words of the report, of its headings and of levels and voices.</param>
    /// <param name="content">The words of the checklist.</param>
    /// <param name="date">How a day is written.</param>
    public static ImmutableArray<ReportBlock> Of(
        ReportSource source,
        ReportWords words,
        ChecklistWords content,
        Func<DateOnly, string> date
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        var report = ImmutableArray.CreateBuilder<ReportBlock>();
        report.Add(new ReportBlock.Heading(1, words("report.title", ("name", source.Name))));
        report.Add(new ReportBlock.Paragraph(words("report.made-on", ("date", date(source.Today)))));
        AddProgress(report, source, words, content);
        AddPopulation(report, source, words, content, date);
        AddNeeds(report, source, words, date);
        AddKnown(report, source, words, content, date);
        AddParties(report, source, words, content);
        AddPlan(report, source, words, content, date);
        return report.ToImmutable();
    }

    private static void AddProgress(
        ImmutableArray<ReportBlock>.Builder report,
        ReportSource source,
        ReportWords words,
        ChecklistWords content
    )
    {
        ImmutableArray<double?> Counts(Func<SectionProgress, int> of) => [.. source.Progress.Select(section => (double?)of(section))];
        report.Add(new ReportBlock.Heading(2, words("report.progress")));
        report.Add(
            new ReportBlock.Bars(
                words("report.progress"),
                [.. source.Progress.Select(section => content.Sections[section.Section.Id])],
                [
                    new BarSeries(words("report.solid"), Counts(section => section.Solid)),
                    new BarSeries(words("report.thin"), Counts(section => section.Thin)),
                    new BarSeries(words("report.missing"), Counts(section => section.Missing)),
                ],
                ""
            )
        );
    }

    private static void AddPopulation(
        ImmutableArray<ReportBlock>.Builder report,
        ReportSource source,
        ReportWords words,
        ChecklistWords content,
        Func<DateOnly, string> date
    )
    {
        var drawn = (
            from item in source.Progress.SelectMany(section => section.Items)
            where item.Item.HasFigures
            let latest = item.Facts.Where(fact => Figures.Read(fact.Text).Length > 0).MaxBy(fact => fact.SeenOn)
            where latest is not null
            select (item.Item, latest)
        ).ToList();
        if (drawn.Count == 0)
            return;
        report.Add(new ReportBlock.Heading(2, words("report.population")));
        foreach (var (item, fact) in drawn)
        {
            var figures = Figures.ReadShared(fact.Text);
            report.Add(
                new ReportBlock.Bars(
                    content.Items[item.Id].Ask,
                    [.. figures.Select(figure => figure.Name)],
                    [new BarSeries(figures[0].Unit, [.. figures.Select(figure => figure.Value)])],
                    words("report.fewer")
                )
            );
            report.Add(
                new ReportBlock.Paragraph(words("report.seen", ("date", date(fact.SeenOn)), ("evidence", content.Evidence[fact.Evidence])))
            );
        }
    }

    private static void AddNeeds(
        ImmutableArray<ReportBlock>.Builder report,
        ReportSource source,
        ReportWords words,
        Func<DateOnly, string> date
    )
    {
        var grid = source.Needs.Shared();
        report.Add(new ReportBlock.Heading(2, words("report.needs")));
        if (grid.IsEmpty)
        {
            report.Add(new ReportBlock.Paragraph(words("report.no-needs")));
            return;
        }
        report.Add(new ReportBlock.Paragraph(words("report.needs-about", ("date", date(source.NeedsFrom)))));
        report.Add(
            new ReportBlock.Heat(
                words("report.needs"),
                words("report.level"),
                [.. NeedsGrid.Voices.Select(voice => words($"voice.{voice}"))],
                [.. NeedsGrid.Levels.Select(level => words($"maslow.{level}"))],
                [
                    .. NeedsGrid.Levels.Select(level =>
                        NeedsGrid.Voices.Select(voice => (double?)grid[level, voice].Households).ToImmutableArray()
                    ),
                ],
                words("report.fewer")
            )
        );
    }

    private static void AddKnown(
        ImmutableArray<ReportBlock>.Builder report,
        ReportSource source,
        ReportWords words,
        ChecklistWords content,
        Func<DateOnly, string> date
    )
    {
        report.Add(new ReportBlock.Heading(2, words("report.known")));
        foreach (var section in source.Progress.Where(section => section.Items.Any(IsTold)))
        {
            report.Add(new ReportBlock.Heading(3, content.Sections[section.Section.Id]));
            foreach (var item in section.Items.Where(IsTold))
            {
                report.Add(new ReportBlock.Heading(4, content.Items[item.Item.Id].Ask));
                report.Add(new ReportBlock.Bullets([.. item.Facts.Select(fact => Line(section.Section, fact, words, content, date))]));
            }
        }

        var missing = source.Progress.SelectMany(section => section.Items).Where(item => item.Standing == Standing.Missing).ToList();
        if (missing.Count == 0)
            return;
        report.Add(new ReportBlock.Heading(3, words("report.gaps")));
        report.Add(new ReportBlock.Bullets([.. missing.Select(item => content.Items[item.Item.Id].Ask)]));
    }

    private static bool IsTold(ItemProgress item) => !item.Facts.IsEmpty && !item.Item.IsTeamOnly;

    private static string Line(ChecklistSection section, Fact fact, ReportWords words, ChecklistWords content, Func<DateOnly, string> date)
    {
        var text = section.HidesSmallCounts ? SmallCounts.Hide(HideFigures(fact.Text, words("report.fewer"))) : fact.Text;
        var heard =
            fact.People >= SmallCounts.Least
                ? $" · {words("report.people-said", ("count", fact.People.ToString(CultureInfo.InvariantCulture)))}"
                : "";
        var seen = words(
            "report.seen",
            ("date", date(fact.SeenOn)),
            ("evidence", content.Evidence.GetValueOrDefault(fact.Evidence, fact.Evidence))
        );
        return $"{text} ({seen}{heard})";
    }

    // "双下岗：3" is a figure without a unit that SmallCounts could know it by.
    private static string HideFigures(string text, string fewer)
    {
        var figures = Figures.ReadShared(text);
        return figures.Any(figure => figure.Value is null)
            ? string.Join(
                " · ",
                figures.Select(figure =>
                    figure.Value is null
                        ? $"{figure.Name}: {fewer}"
                        : $"{figure.Name}: {ReportMarkdown.Shown(figure.Value, "")}{figure.Unit}"
                )
            )
            : text;
    }

    private static void AddParties(
        ImmutableArray<ReportBlock>.Builder report,
        ReportSource source,
        ReportWords words,
        ChecklistWords content
    )
    {
        // Somebody without an office is a private person: they are for the team, not for a report.
        var parties = source.Parties.Where(party => party.Kind != Stakeholder.InformalLeader).ToList();
        if (parties.Count > 0)
        {
            report.Add(new ReportBlock.Heading(2, words("report.parties")));
            string[] columns = ["sh-goal", "sh-resource", "sh-stance"];
            report.Add(
                new ReportBlock.Table(
                    [words("report.party"), words("report.kind"), .. columns.Select(field => content.StakeholderFields[field].Name)],
                    [
                        .. parties.Select(party =>
                            ImmutableArray.Create([
                                party.Name,
                                content.StakeholderKinds.GetValueOrDefault(party.Kind, party.Kind),
                                .. columns.Select(field => party.Fields.GetValueOrDefault(field, "")),
                            ])
                        ),
                    ]
                )
            );
        }

        var named = parties.ToDictionary(party => party.Party.ToString(), party => party.Name, StringComparer.Ordinal);
        string? NameOf(string end) => content.Systems.GetValueOrDefault(end) ?? named.GetValueOrDefault(end);
        var relations = source.Relations.Where(relation => NameOf(relation.From) is not null && NameOf(relation.To) is not null).ToList();
        if (relations.Count == 0)
            return;
        report.Add(new ReportBlock.Heading(3, words("report.relations")));
        report.Add(
            new ReportBlock.Bullets([
                .. relations.Select(relation =>
                    $"{NameOf(relation.From)} – {NameOf(relation.To)}: {content.Interactions.GetValueOrDefault(relation.Kind, relation.Kind)}, {words($"strength.{relation.Strength}")}. {relation.Event}"
                ),
            ])
        );
    }

    private static void AddPlan(
        ImmutableArray<ReportBlock>.Builder report,
        ReportSource source,
        ReportWords words,
        ChecklistWords content,
        Func<DateOnly, string> date
    )
    {
        report.Add(new ReportBlock.Heading(2, words("report.plan")));
        report.Add(
            new ReportBlock.Paragraph(words(WorkPlan.IsDetailed(source.Plan) ? "report.plan-detailed" : "report.plan-not-detailed"))
        );
        foreach (var step in source.Plan)
        {
            report.Add(new ReportBlock.Heading(3, content.Plan[step.Id].Name));
            report.Add(new ReportBlock.Paragraph(step.Entry?.Text ?? words("report.not-written")));
            if (step.Entry is { } entry && Lines(entry, content, date) is { Length: > 0 } lines)
                report.Add(new ReportBlock.Bullets(lines));
        }
    }

    private static ImmutableArray<string> Lines(PlanEntry entry, ChecklistWords content, Func<DateOnly, string> date)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var aspect in WorkPlan.Aspects)
        {
            var (score, why) = WorkPlan.FieldsOf(aspect);
            if (entry.Fields.TryGetValue(score, out var given))
                lines.Add($"{content.PlanFields[aspect]}: {given}/5 · {entry.Fields.GetValueOrDefault(why)}");
        }
        if (entry.Fields.TryGetValue(WorkPlan.Owner, out var owner))
            lines.Add($"{content.PlanFields[WorkPlan.Owner]}: {owner}");
        if (
            DateOnly.TryParseExact(
                entry.Fields.GetValueOrDefault(WorkPlan.Due),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var due
            )
        )
            lines.Add($"{content.PlanFields[WorkPlan.Due]}: {date(due)}");
        return lines.ToImmutable();
    }
}
