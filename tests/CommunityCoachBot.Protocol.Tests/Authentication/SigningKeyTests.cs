using CommunityCoachBot.Protocol.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.Tests.Authentication;

public sealed class The_signing_keys : ValidationTests
{
    [Fact]
    public async Task Are_fetched_once_for_many_at_once()
    {
        _ = Bot.Validator;

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Bot.JudgeAsync(Bot.Token()))));

        Assert.All(verdicts, verdict => Assert.NotNull(verdict.Caller));
        Assert.Equal(1, Bot.Channel.Fetches);
    }

    [Fact]
    public async Task Are_fetched_again_after_a_day()
    {
        await Bot.JudgeAsync(Bot.Token());
        Bot.Clock.Advance(TimeSpan.FromHours(23.9));
        await Bot.JudgeAsync(Bot.Token());
        Assert.Equal(1, Bot.Channel.Fetches);

        Bot.Clock.Advance(TimeSpan.FromHours(0.2));
        await Bot.JudgeAsync(Bot.Token());
        Assert.Equal(2, Bot.Channel.Fetches);
    }

    // auth.md §5.24
    [Fact]
    public async Task That_rotate_are_found_with_one_fetch()
    {
        await Bot.JudgeAsync(Bot.Token());
        Bot.Channel.Withdraw("channel-key");
        Bot.Channel.Serve("next-key", "msteams");
        var token = Bot.Token();
        token.Header["kid"] = "next-key";
        token.Signer = TestToken.RsaSigner("next-key");

        Assert.NotNull((await Bot.JudgeAsync(token)).Caller);
        Assert.NotNull((await Bot.JudgeAsync(token)).Caller);
        Assert.Equal(2, Bot.Channel.Fetches);

        AssertRefused(await Bot.JudgeAsync(Bot.Token()), "key-id-unknown");
    }

    // auth.md §5.25
    [Fact]
    public async Task Are_fetched_at_most_once_in_five_minutes_whatever_strangers_ask_for()
    {
        await Bot.JudgeAsync(Bot.Token());
        for (var i = 0; i < 1000; i++)
        {
            var token = Bot.Token();
            token.Header["kid"] = $"guess-{i}";
            token.Signer = _ => [1, 2, 3];
            AssertRefused(await Bot.JudgeAsync(token), "key-id-unknown");
        }
        Assert.Equal(2, Bot.Channel.Fetches);

        Bot.Clock.Advance(TimeSpan.FromMinutes(5));
        var later = Bot.Token();
        later.Header["kid"] = "guess-again";
        await Bot.JudgeAsync(later);
        Assert.Equal(3, Bot.Channel.Fetches);
    }

    // auth.md §5.23, and §2.2.4: the channel is told to try again
    [Theory]
    [MemberData(nameof(BrokenDocuments))]
    public async Task That_were_never_had_let_nobody_in_and_ask_for_another_try(string what)
    {
        Break(what);

        AssertRefused(await Bot.JudgeAsync(Bot.Token()), "keys-unavailable", 503);
        AssertRefused(await Bot.JudgeAsync(Bot.Token()), "keys-unavailable", 503);
        Assert.Equal(1, Bot.Channel.Fetches);

        Repair();
        Bot.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull((await Bot.JudgeAsync(Bot.Token())).Caller);
    }

    [Theory]
    [MemberData(nameof(BrokenDocuments))]
    public async Task That_cannot_be_renewed_are_used_on(string what)
    {
        await Bot.JudgeAsync(Bot.Token());
        Break(what);
        Bot.Clock.Advance(TimeSpan.FromHours(25));

        Assert.NotNull((await Bot.JudgeAsync(Bot.Token())).Caller);
        Assert.NotNull((await Bot.JudgeAsync(Bot.Token())).Caller);
        Assert.Equal(2, Bot.Channel.Fetches);

        Repair();
        Bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await Bot.JudgeAsync(Bot.Token());
        Assert.Equal(3, Bot.Channel.Fetches);
    }

    public static TheoryData<string> BrokenDocuments() =>
        [
            "error",
            "html",
            "redirect",
            "http-elsewhere",
            "https-elsewhere",
            "no-keys-address",
            "array",
            "keys-html",
            "keys-empty",
            "keys-huge",
        ];

    private void Break(string what)
    {
        switch (what)
        {
            case "error":
                Bot.Channel.InsteadOfMetadata = context => Answer(context, 500, "");
                break;
            case "html":
                Bot.Channel.InsteadOfMetadata = context => Answer(context, 200, "<html>sign in</html>");
                break;
            case "array":
                Bot.Channel.InsteadOfMetadata = context => Answer(context, 200, "[]");
                break;
            case "no-keys-address":
                Bot.Channel.InsteadOfMetadata = context => Answer(context, 200, """{"jwks_uri":"keys"}""");
                break;
            case "redirect":
                Bot.Channel.InsteadOfMetadata = context =>
                {
                    context.Response.Redirect(Bot.Emulator.MetadataUrl);
                    return Task.CompletedTask;
                };
                break;
            case "http-elsewhere":
                Bot.Channel.KeysAddress = "http://keys.evil.test/keys";
                break;
            case "https-elsewhere":
                Bot.Channel.KeysAddress = "https://keys.evil.test/keys";
                break;
            case "keys-html":
                Bot.Channel.InsteadOfKeys = context => Answer(context, 200, "<html></html>");
                break;
            case "keys-empty":
                Bot.Channel.InsteadOfKeys = context => Answer(context, 200, """{"keys":[{"kty":"RSA","kid":"x","n":"&","e":"&"}]}""");
                break;
            case "keys-huge":
                Bot.Channel.InsteadOfKeys = context => Answer(context, 200, new string(' ', 1_100_000));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what));
        }
    }

    private void Repair()
    {
        Bot.Channel.InsteadOfMetadata = null;
        Bot.Channel.InsteadOfKeys = null;
        Bot.Channel.KeysAddress = null;
    }

    private static Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }
}
