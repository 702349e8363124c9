using CommunityCoachBot.People;

namespace CommunityCoachBot.Tests.People;

public sealed class A_file_of_people
{
    [Fact]
    public void Is_read_by_the_names_of_its_columns_in_either_language()
    {
        var (people, problems) = PeopleCsv.Read(
            "\uFEFF编号,姓名,角色,团队,督导团队\r\na1,\"林, 小满\",社工,东片,\r\nb2,何督导,督导;admin,,东片；西片\r\n"
        );

        Assert.Empty(problems);
        Assert.Equal(["a1", "b2"], people.Select(person => person.PersonId));
        Assert.Equal(("林, 小满", "东片"), (people[0].Name, people[0].Team));
        Assert.Equal(["supervisor", "admin"], people[1].Roles!.Value);
        Assert.Equal(["东片", "西片"], people[1].Supervises!.Value);
        Assert.Empty(people[0].Supervises!.Value);
        Assert.Null(people[1].Team);
    }

    [Theory]
    [InlineData("name\nLin\n", 1)]
    [InlineData("id,role\na1,chief\n", 2)]
    [InlineData("id\na1\n\na1\n", 4)]
    [InlineData("id,name\n,Lin\n", 2)]
    [InlineData("id,salary\na1,5\n", 1)]
    [InlineData("", 1)]
    public void Is_refused_as_a_whole_with_the_line_of_the_mistake(string text, int line)
    {
        var (people, problems) = PeopleCsv.Read(text);

        Assert.Empty(people);
        Assert.Equal(line, Assert.Single(problems).Line);
        Assert.DoesNotContain("chief", problems[0].Reason, StringComparison.Ordinal);
    }
}
