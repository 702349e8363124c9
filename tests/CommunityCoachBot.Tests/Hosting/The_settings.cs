using CommunityCoachBot.Hosting;
using Microsoft.Extensions.Configuration;

namespace CommunityCoachBot.Tests.Hosting;

public sealed class The_settings
{
    [Fact]
    public void Need_real_sign_in_and_a_bot_outside_Development()
    {
        var mistakes = Mistakes(isDevelopment: false);

        Assert.Contains(mistakes, mistake => mistake.StartsWith("SignIn:Authority", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.StartsWith("Bot:AppId", StringComparison.Ordinal));
    }

    [Fact]
    public void Need_nothing_in_Development() => Assert.Empty(Mistakes(isDevelopment: true));

    [Fact]
    public void Are_enough_with_sign_in_and_a_bot() =>
        Assert.Empty(
            Mistakes(
                isDevelopment: false,
                ("SignIn:Authority", "https://login.example/v2.0"),
                ("SignIn:ClientId", "page"),
                ("SignIn:ClientSecret", "secret"),
                ("Bot:AppId", "bot"),
                ("Bot:AppType", "SingleTenant"),
                ("Bot:TenantId", "tenant"),
                ("Bot:AppPassword", "password")
            )
        );

    [Theory]
    [InlineData("SignIn:Authority", "http://login.example", "SignIn:Authority must be https")]
    [InlineData("SignIn:Authority", "login.example", "SignIn:Authority must be an absolute")]
    [InlineData("SignIn:ClientSecret", "", "SignIn:ClientSecret is not set")]
    [InlineData("SignIn:DefaultRole", "boss", "SignIn:DefaultRole must be")]
    [InlineData("Coach:TimeZone", "Mars/Olympus", "Coach:TimeZone must be")]
    [InlineData("Coach:Tenant", " ", "Coach:Tenant must not be empty")]
    public void Are_refused_with_a_sentence_where_they_are_wrong(string name, string value, string sentence)
    {
        var mistakes = Mistakes(
            isDevelopment: true,
            ("SignIn:Authority", "https://login.example/v2.0"),
            ("SignIn:ClientId", "page"),
            ("SignIn:ClientSecret", "secret"),
            (name, value)
        );

        Assert.Contains(sentence, Assert.Single(mistakes), StringComparison.Ordinal);
    }

    private static List<string> Mistakes(bool isDevelopment, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
            values[name] = value;
        return [.. Settings.Mistakes(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), isDevelopment)];
    }
}
