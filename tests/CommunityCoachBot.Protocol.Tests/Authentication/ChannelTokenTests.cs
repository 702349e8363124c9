using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Tests.Authentication;

public sealed class A_token_of_the_channel : ValidationTests
{
    [Fact]
    public async Task Lets_its_activity_in()
    {
        var verdict = await Bot.JudgeAsync(Bot.Token());

        Assert.Equal(new VerifiedCaller(CallerKind.Channel, Validation.AppId, "urn:botframework:azure"), verdict.Caller);
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task May_use_a_longer_hash(string algorithm)
    {
        var token = Bot.Token();
        token.Header["alg"] = algorithm;
        token.Signer = TestToken.RsaSigner("channel-key", new HashAlgorithmName("SHA" + algorithm[2..]));

        Assert.NotNull((await Bot.JudgeAsync(token)).Caller);
    }

    [Theory]
    [InlineData(BotCloud.UsGovernment, "https://api.botframework.us", "urn:botframework:azureusgov")]
    [InlineData(BotCloud.China, "https://api.botframework.azure.cn", "urn:botframework:azure")]
    public async Task Is_issued_by_the_cloud_of_the_bot(BotCloud cloud, string issuer, string callerId)
    {
        Bot.Options.Cloud = cloud;
        var token = Bot.Token();
        AssertRefused(await Bot.JudgeAsync(token), "issuer");

        token.Claims["iss"] = issuer;
        Assert.Equal(callerId, (await Bot.JudgeAsync(token)).Caller?.CallerId);
    }

    // auth.md §5.9, §5.10
    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task Lives_five_minutes_past_its_end(int endedMinutesAgo, bool accepted)
    {
        var token = Bot.Token();
        token.Claims["nbf"] = TestToken.Seconds(Bot.Clock.GetUtcNow().AddHours(-1));
        token.Claims["exp"] = TestToken.Seconds(Bot.Clock.GetUtcNow().AddMinutes(endedMinutesAgo));

        var verdict = await Bot.JudgeAsync(token);

        Assert.Equal(accepted ? "" : "lifetime", verdict.Reason);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task Lives_five_minutes_before_its_beginning(int beginsInMinutes, bool accepted)
    {
        var token = Bot.Token();
        token.Claims["nbf"] = TestToken.Seconds(Bot.Clock.GetUtcNow().AddMinutes(beginsInMinutes));

        var verdict = await Bot.JudgeAsync(token);

        Assert.Equal(accepted ? "" : "lifetime", verdict.Reason);
    }

    // auth.md §5.11
    [Fact]
    public async Task Has_an_end()
    {
        var token = Bot.Token();
        token.Claims.Remove("exp");

        AssertRefused(await Bot.JudgeAsync(token), "lifetime");
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("99999999999999999999")]
    public async Task With_an_odd_end_is_refused_and_breaks_nothing(string end)
    {
        var token = Bot.Token();
        token.RawClaims = token.Claims.ToJsonString().Replace($"\"exp\":{token.Claims["exp"]}", $"\"exp\":{end}", StringComparison.Ordinal);

        var verdict = await Bot.JudgeAsync(token);

        Assert.Null(verdict.Caller);
        Assert.Equal(401, verdict.Status);
    }

    // auth.md §5.12, §5.29
    [Theory]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData(" https://api.botframework.com")]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.azure.cn")]
    [InlineData($"https://sts.windows.net/{Validation.Tenant}/")]
    [InlineData($"https://login.microsoftonline.com/{Validation.Tenant}/v2.0")]
    [InlineData("")]
    public async Task Of_another_issuer_is_refused(string issuer)
    {
        var token = Bot.Token();
        token.Claims["iss"] = issuer;

        AssertRefused(await Bot.JudgeAsync(token), "issuer");
        Assert.Equal(0, Bot.Channel.Fetches);
    }

    // auth.md §5.13
    [Theory]
    [InlineData("\"99999999-2222-3333-4444-555555555555\"")]
    [InlineData($"[\"{Validation.AppId}\",\"https://other.test\"]")]
    [InlineData($"[\"https://other.test\",\"{Validation.AppId}\"]")]
    [InlineData($"[\"{Validation.AppId}\",\"{Validation.AppId}\"]")]
    [InlineData($"\"{Validation.AppId} \"")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task For_another_audience_is_refused(string audience)
    {
        var token = Bot.Token();
        token.Claims["aud"] = JsonNode.Parse(audience);

        AssertRefused(await Bot.JudgeAsync(token), "audience");
    }

    [Fact]
    public async Task For_no_audience_is_refused()
    {
        var token = Bot.Token();
        token.Claims.Remove("aud");

        AssertRefused(await Bot.JudgeAsync(token), "audience");
    }

    // auth.md §5.17
    [Theory]
    [InlineData("https://SMBA.trafficmanager.net/APAC/", true)]
    [InlineData("https://smba.trafficmanager.net/apac", false)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    [InlineData("", false)]
    public async Task Vouches_for_one_service_url(string claimed, bool accepted)
    {
        var token = Bot.Token();
        token.Claims["serviceurl"] = claimed;

        var verdict = await Bot.JudgeAsync(token);

        Assert.Equal(accepted ? "" : "service-url", verdict.Reason);
    }

    [Fact]
    public async Task Without_a_service_url_is_refused()
    {
        var token = Bot.Token();
        token.Claims.Remove("serviceurl");

        AssertRefused(await Bot.JudgeAsync(token), "service-url");
    }

    [Fact]
    public async Task May_spell_the_claim_as_documents_do()
    {
        var token = Bot.Token();
        token.Claims.Remove("serviceurl");
        token.Claims["serviceUrl"] = Validation.ServiceUrl;

        Assert.NotNull((await Bot.JudgeAsync(token)).Caller);
    }

    [Fact]
    public async Task With_two_service_urls_is_refused()
    {
        var token = Bot.Token();
        token.Claims["serviceUrl"] = "https://smba.trafficmanager.net/emea/";

        AssertRefused(await Bot.JudgeAsync(token), "service-url");
    }

    [Fact]
    public async Task Can_be_used_again_with_another_body_as_bearer_tokens_can()
    {
        var token = Bot.Token();
        await Bot.JudgeAsync(token);
        var another = Validation.Message();
        another.Text = "something else";

        // §5.20: the defence is TLS and the window in which an activity's id is taken once; nothing in the token could tell.
        Assert.NotNull((await Bot.JudgeAsync(token, another)).Caller);
    }
}

public sealed class A_token_that_was_good_before : ValidationTests
{
    [Fact]
    public async Task Is_good_again()
    {
        var header = Bot.Token().Bearer();

        Assert.NotNull((await Bot.JudgeHeaderAsync(header)).Caller);
        Assert.NotNull((await Bot.JudgeHeaderAsync(header)).Caller);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Still_ends(bool hasBeginning)
    {
        var token = Bot.Token();
        if (!hasBeginning)
            token.Claims.Remove("nbf");
        var header = token.Bearer();
        await Bot.JudgeHeaderAsync(header);

        Bot.Clock.Advance(TimeSpan.FromMinutes(64));
        Assert.NotNull((await Bot.JudgeHeaderAsync(header)).Caller);
        Bot.Clock.Advance(TimeSpan.FromMinutes(2));
        AssertRefused(await Bot.JudgeHeaderAsync(header), "lifetime");
    }

    [Fact]
    public async Task Is_still_for_one_channel_and_one_service_url()
    {
        var header = Bot.Token().Bearer();
        await Bot.JudgeHeaderAsync(header);

        AssertRefused(await Bot.JudgeHeaderAsync(header, Validation.Message("webchat")), "endorsement");
        AssertRefused(
            await Bot.JudgeHeaderAsync(header, Validation.Message(serviceUrl: "https://smba.trafficmanager.net/emea/")),
            "service-url"
        );
    }

    [Theory]
    [InlineData(false, "key-id-unknown")]
    [InlineData(true, "signature")]
    public async Task Is_good_no_more_when_its_key_was_withdrawn_or_replaced(bool replaced, string reason)
    {
        var token = Bot.Token();
        token.Claims["exp"] = TestToken.Seconds(Bot.Clock.GetUtcNow().AddHours(48));
        var header = token.Bearer();
        await Bot.JudgeHeaderAsync(header);
        Bot.Channel.Withdraw("channel-key");
        Bot.Channel.Serve("next-key", "msteams");
        if (replaced)
            Bot.Channel.ServeUnder("channel-key", "next-key", "msteams");
        Bot.Clock.Advance(TimeSpan.FromHours(25));

        AssertRefused(await Bot.JudgeHeaderAsync(header), reason);
    }

    [Fact]
    public async Task Lends_nothing_to_one_with_the_same_claims()
    {
        var token = Bot.Token();
        await Bot.JudgeAsync(token);
        token.Signer = TestToken.RsaSigner("attacker");

        AssertRefused(await Bot.JudgeAsync(token), "signature");
        AssertRefused(await Bot.JudgeAsync(token), "signature");
    }
}

public sealed class An_activity_with_a_good_token : ValidationTests
{
    // auth.md §5.14, §5.15
    [Theory]
    [InlineData("webchat")]
    [InlineData("MSTEAMS")]
    [InlineData("msteams ")]
    [InlineData("msteams:COPILOT")]
    public async Task Of_a_channel_the_key_is_not_endorsed_for_is_refused(string channelId) =>
        AssertRefused(await Bot.JudgeAsync(Bot.Token(), Validation.Message(channelId)), "endorsement");

    [Fact]
    public async Task Is_refused_when_the_key_is_endorsed_for_no_channel()
    {
        Bot.Channel.Serve("channel-key", null);

        AssertRefused(await Bot.JudgeAsync(Bot.Token()), "endorsement");
    }

    // auth.md §5.16
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task But_no_channel_is_refused(string? channelId) =>
        AssertRefused(await Bot.JudgeAsync(Bot.Token(), Validation.Message(channelId)), "channel-id-missing");

    // auth.md §2.2, §6
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task But_no_service_url_is_refused(string? serviceUrl)
    {
        var token = Bot.Token();
        token.Claims["serviceurl"] = serviceUrl;

        AssertRefused(await Bot.JudgeAsync(token, Validation.Message(serviceUrl: serviceUrl)), "service-url-missing");
    }

    // auth.md §5.18
    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://smba.trafficmanager.net.evil.test/")]
    [InlineData("https://smba.trafficmanager.net@evil.test/")]
    public async Task But_another_service_url_is_refused(string serviceUrl)
    {
        AssertRefused(await Bot.JudgeAsync(Bot.Token(), Validation.Message(serviceUrl: serviceUrl)), "service-url");

        var claimed = Bot.Token();
        claimed.Claims["serviceurl"] = serviceUrl;
        AssertRefused(await Bot.JudgeAsync(claimed, Validation.Message(serviceUrl: serviceUrl)), "service-url-not-trusted", 403);
    }

    // auth.md §5.26
    [Fact]
    public async Task Of_a_tenant_that_is_not_allowed_is_refused()
    {
        Bot.Options.AllowedTenants.Add("AAAAAAAA-0000-0000-0000-000000000001");
        Assert.NotNull((await Bot.JudgeAsync(Bot.Token())).Caller);

        var other = Validation.Message();
        other.Conversation!.TenantId = "bbbbbbbb-0000-0000-0000-000000000002";
        AssertRefused(await Bot.JudgeAsync(Bot.Token(), other), "tenant", 403);

        var two = Validation.Message();
        two.ChannelData = JsonNode.Parse("""{"tenant":{"id":"bbbbbbbb-0000-0000-0000-000000000002"}}""");
        AssertRefused(await Bot.JudgeAsync(Bot.Token(), two), "tenant", 403);

        var none = Validation.Message();
        none.Conversation!.TenantId = null;
        AssertRefused(await Bot.JudgeAsync(Bot.Token(), none), "tenant", 403);
    }
}

public sealed class A_forged_token : ValidationTests
{
    // auth.md §5.1
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Is_not_even_there(string? header) => AssertRefused(await Bot.JudgeHeaderAsync(header), "authorization-missing");

    // auth.md §5.2
    [Theory]
    [InlineData("Basic {0}")]
    [InlineData("bearer {0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer {0} x")]
    [InlineData("Bearer {0} ")]
    [InlineData(" Bearer {0}")]
    [InlineData("Bearer\t{0}")]
    [InlineData("{0}")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer not-a-token")]
    [InlineData("Bearer {0}.more")]
    [InlineData("Bearer {0}.more.parts")]
    public async Task In_a_malformed_header_is_refused(string format)
    {
        var header = format.Replace("{0}", Bot.Token().Raw(), StringComparison.Ordinal);

        AssertRefused(await Bot.JudgeHeaderAsync(header), "authorization-malformed");
    }

    // auth.md §5.3
    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    public async Task That_is_not_signed_is_refused(string algorithm)
    {
        var token = Bot.Token();
        token.Header["alg"] = algorithm;
        token.Signer = _ => [];

        AssertRefused(await Bot.JudgeAsync(token), "algorithm");
    }

    [Fact]
    public async Task Without_its_signature_is_refused()
    {
        var token = Bot.Token();
        token.Signer = _ => [];

        AssertRefused(await Bot.JudgeAsync(token), "signature");
    }

    // auth.md §5.4
    [Fact]
    public async Task Signed_with_the_public_key_as_a_secret_is_refused()
    {
        var token = Bot.Token();
        token.Header["alg"] = "HS256";
        token.Signer = data => HMACSHA256.HashData(FakeIssuer.KeyPair("channel-key").ExportParameters(false).Modulus!, data);

        AssertRefused(await Bot.JudgeAsync(token), "algorithm");
    }

    // auth.md §5.5
    [Fact]
    public async Task Of_another_kind_of_signature_is_refused()
    {
        var pss = Bot.Token();
        pss.Header["alg"] = "PS256";
        pss.Signer = TestToken.RsaSigner("channel-key", padding: RSASignaturePadding.Pss);
        AssertRefused(await Bot.JudgeAsync(pss), "algorithm");

        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var elliptic = Bot.Token();
        elliptic.Header["alg"] = "ES256";
        elliptic.Signer = data => curve.SignData(data, HashAlgorithmName.SHA256);
        AssertRefused(await Bot.JudgeAsync(elliptic), "algorithm");
    }

    // auth.md §5.6
    [Fact]
    public async Task Changed_after_signing_is_refused()
    {
        var token = Bot.Token();
        var signature = token.Raw().Split('.')[2];
        token.Claims["extra"] = "x";
        var changed = string.Join('.', token.Raw().Split('.')[..2]) + "." + signature;

        AssertRefused(await Bot.JudgeHeaderAsync("Bearer " + changed), "signature");
    }

    // auth.md §5.7
    [Theory]
    [InlineData("unknown")]
    [InlineData("../../keys")]
    [InlineData("channel-key' OR '1'='1")]
    [InlineData("CHANNEL-KEY")]
    [InlineData("curve")]
    public async Task Of_an_unknown_key_is_refused(string keyId)
    {
        var token = Bot.Token();
        token.Header["kid"] = keyId;

        AssertRefused(await Bot.JudgeAsync(token), "key-id-unknown");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task That_names_no_key_is_refused(bool empty)
    {
        var token = Bot.Token();
        token.Header.Remove("kid");
        if (empty)
            token.Header["kid"] = "";

        AssertRefused(await Bot.JudgeAsync(token), "key-id-missing");
    }

    // auth.md §5.8
    [Fact]
    public async Task That_brings_its_own_key_is_refused()
    {
        var fetched = 0;
        await using var attacker = await LoopbackServer.StartAsync(context =>
        {
            Interlocked.Increment(ref fetched);
            return Task.CompletedTask;
        });
        var own = FakeIssuer.KeyPair("attacker").ExportParameters(false);
        var token = Bot.Token();
        token.Signer = TestToken.RsaSigner("attacker");
        token.Header["jku"] = attacker.Address.ToString();
        token.Header["x5u"] = attacker.Address.ToString();
        token.Header["jwk"] = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = "channel-key",
            ["n"] = Base64UrlEncoder.Encode(own.Modulus),
            ["e"] = Base64UrlEncoder.Encode(own.Exponent),
        };

        AssertRefused(await Bot.JudgeAsync(token), "signature");
        Assert.Equal(0, fetched);
    }

    [Fact]
    public async Task Of_any_bytes_is_refused_and_breaks_nothing()
    {
        var good = Bot.Token().Raw();
        var random = new Random(17);
        for (var i = 0; i < 400; i++)
        {
            var bytes = Encoding.ASCII.GetBytes(good);
            for (var change = 0; change <= i % 4; change++)
                bytes[random.Next(bytes.Length - 300)] = (byte)random.Next(33, 127);

            var verdict = await Bot.JudgeHeaderAsync("Bearer " + Encoding.ASCII.GetString(bytes));

            Assert.True(verdict.Status == 401 || good.Equals(Encoding.ASCII.GetString(bytes), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"channel-key"}""", "[]")]
    [InlineData("""{"alg":"RS256","kid":"channel-key"}""", "7")]
    [InlineData("""{"alg":"RS256","kid":"channel-key"}""", "")]
    [InlineData("""{"alg":"RS256","kid":"channel-key"}""", """{"iss":7,"aud":{}}""")]
    [InlineData("""{"alg":["RS256"],"kid":5}""", "{}")]
    [InlineData("[]", "{}")]
    [InlineData("null", "null")]
    public async Task Of_the_wrong_shape_is_refused_and_breaks_nothing(string header, string claims)
    {
        var verdict = await Bot.JudgeHeaderAsync($"Bearer {TestToken.Encode(header)}.{TestToken.Encode(claims)}.AAAA");

        Assert.Equal(401, verdict.Status);
    }
}

public sealed class A_bot_without_identity : ValidationTests
{
    [Fact]
    public async Task Accepts_no_token_at_all()
    {
        Bot.Options.AppId = null;
        var token = Bot.Token();
        token.Claims["aud"] = "";

        AssertRefused(await Bot.JudgeAsync(token), "bot-has-no-identity");
    }
}
