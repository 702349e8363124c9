using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Tests.Support;

namespace CommunityCoachBot.Protocol.Tests.Authentication;

public sealed class A_token_of_the_emulator : ValidationTests
{
    private const string Local = "http://localhost:56150/_connector";

    // auth.md §5.27
    [Fact]
    public async Task Is_refused_unless_it_was_switched_on() =>
        AssertRefused(await Bot.JudgeAsync(Bot.EmulatorToken(), Validation.Message("emulator", Local)), "issuer");

    [Theory]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/{0}/v2.0")]
    [InlineData("1.0", "appid", "https://sts.windows.net/{0}/")]
    public async Task Lets_in_when_it_was_switched_on(string version, string claim, string issuer)
    {
        Bot.Options.AllowEmulator = true;
        var token = Bot.EmulatorToken();
        token.Claims["iss"] = issuer.Replace("{0}", Validation.Tenant, StringComparison.Ordinal);
        token.Claims["ver"] = version;
        token.Claims.Remove("azp");
        token.Claims[claim] = Validation.AppId;

        var verdict = await Bot.JudgeAsync(token, Validation.Message("emulator", Local));

        Assert.Equal(new VerifiedCaller(CallerKind.Emulator, Validation.AppId, null), verdict.Caller);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/apac/")]
    [InlineData("https://evil.test/")]
    [InlineData("http://localhost.evil.test/")]
    [InlineData("http://localhost@evil.test/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task May_lead_replies_nowhere_but_to_this_machine(string serviceUrl)
    {
        Bot.Options.AllowEmulator = true;

        AssertRefused(await Bot.JudgeAsync(Bot.EmulatorToken(), Validation.Message("emulator", serviceUrl)), "service-url-not-local", 403);
    }

    // auth.md §2.1.4: the issuer list is never made from what the token says of itself.
    [Fact]
    public async Task Of_a_tenant_it_names_itself_is_refused()
    {
        Bot.Options.AllowEmulator = true;
        var token = Bot.EmulatorToken();
        token.Claims["tid"] = "eeeeeeee-0000-0000-0000-000000000009";
        token.Claims["iss"] = "https://login.microsoftonline.com/eeeeeeee-0000-0000-0000-000000000009/v2.0";

        AssertRefused(await Bot.JudgeAsync(token, Validation.Message("emulator", Local)), "issuer");
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Of_an_unknown_version_is_refused(string? version)
    {
        Bot.Options.AllowEmulator = true;
        var token = Bot.EmulatorToken();
        token.Claims["ver"] = version;

        AssertRefused(await Bot.JudgeAsync(token, Validation.Message("emulator", Local)), "calling-app");
    }

    // auth.md §5.28
    [Theory]
    [InlineData(false, "issuer")]
    [InlineData(true, "calling-app")]
    public async Task That_another_app_asked_for_is_a_skills_and_refused(bool emulatorAllowed, string reason)
    {
        Bot.Options.AllowEmulator = emulatorAllowed;
        var token = Bot.EmulatorToken();
        token.Claims["azp"] = "99999999-0000-0000-0000-000000000009";

        AssertRefused(await Bot.JudgeAsync(token, Validation.Message("msteams", Local)), reason);
    }

    [Fact]
    public async Task For_another_audience_is_refused()
    {
        Bot.Options.AllowEmulator = true;
        var token = Bot.EmulatorToken();
        token.Claims["aud"] = "https://api.botframework.com";

        AssertRefused(await Bot.JudgeAsync(token, Validation.Message("emulator", Local)), "audience");
    }

    [Fact]
    public async Task Is_not_signed_by_a_key_of_the_channel()
    {
        Bot.Options.AllowEmulator = true;
        var token = Bot.EmulatorToken();
        token.Header["kid"] = "channel-key";
        token.Signer = TestToken.RsaSigner("channel-key");

        AssertRefused(await Bot.JudgeAsync(token, Validation.Message("emulator", Local)), "key-id-unknown");
    }
}
