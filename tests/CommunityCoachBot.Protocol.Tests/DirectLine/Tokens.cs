using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class A_generated_token
{
    [Fact, Case(1)]
    public async Task Comes_with_its_conversation_and_lives_at_least_half_an_hour()
    {
        await using var host = await DirectLineHost.StartAsync();

        var body = await host.GenerateAsync();

        Assert.Equal(32, body.Text("conversationId").Length);
        Assert.Equal(3, body.Text("token").Split('.').Length);
        Assert.True(body.Int("expires_in") >= 1800);
    }

    [Fact, Case(1)]
    public async Task Is_given_for_the_second_secret_too()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/tokens/generate", DirectLineHost.SecondSecret);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact, Case(2)]
    public async Task Is_refused_without_a_credential()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/tokens/generate", null);

        await response.ShouldRefuseAsync(401, "Unauthorized");
    }

    [Theory, Case(3)]
    [InlineData("the-first-secret-of-the-test-sitE")]
    [InlineData("the-first-secret")]
    [InlineData("密钥")]
    public async Task Is_refused_for_a_wrong_secret(string secret)
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/tokens/generate", Uri.EscapeDataString(secret));

        await response.ShouldRefuseAsync(401, "Unauthorized");
    }

    [Fact, Case(3)]
    public async Task Is_refused_for_a_secret_in_the_address()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync($"/tokens/generate?secret={DirectLineHost.Secret}&t={DirectLineHost.Secret}", null);

        await response.ShouldRefuseAsync(401);
    }

    [Fact, Case(4)]
    public async Task Is_refused_for_a_token()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        using var response = await host.PostAsync("/tokens/generate", token);

        await response.ShouldRefuseAsync(403, "Forbidden");
    }

    [Theory, Case(5, 7)]
    [InlineData("""{"user":{"id":"dl_1","name":"One"}}""")]
    [InlineData("""{"User":{"Id":"dl_1","Name":"One"}}""")]
    public async Task Names_its_user_in_a_claim_that_directlinejs_reads(string json)
    {
        await using var host = await DirectLineHost.StartAsync();

        var token = new JsonWebToken((await host.GenerateAsync(json)).Text("token"));

        Assert.Equal("dl_1", token.GetClaim("user").Value);
        Assert.Equal("coach", token.GetClaim("bot").Value);
    }

    [Fact, Case(6)]
    public async Task Is_refused_for_a_user_a_client_could_choose_itself()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/tokens/generate", DirectLineHost.Secret, """{"user":{"id":"bob"}}""");

        await response.ShouldRefuseAsync(400, "BadArgument");
    }

    [Fact, Case(6)]
    public async Task May_name_any_user_without_enhanced_authentication()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.EnhancedAuthentication = false);

        var token = new JsonWebToken((await host.GenerateAsync("""{"user":{"id":"bob"}}""")).Text("token"));

        Assert.Equal("bob", token.GetClaim("user").Value);
    }

    [Theory, Case(8)]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Needs_no_body(string? json)
    {
        await using var host = await DirectLineHost.StartAsync();
        using var content = json is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(json));

        using var response = await host.SendAsync(HttpMethod.Post, "/tokens/generate", DirectLineHost.Secret, content);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory, Case(9)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"user":{},"user":{}}""")]
    public async Task Is_refused_for_a_body_that_is_no_object(string json)
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/tokens/generate", DirectLineHost.Secret, json);

        await response.ShouldRefuseAsync(400, "MalformedData");
    }

    [Fact, Case(10)]
    public async Task Does_not_trouble_the_bot()
    {
        await using var host = await DirectLineHost.StartAsync();

        var body = await host.GenerateAsync();
        await host.StartConversationAsync();
        await host.Bot.NextAsync("conversationUpdate");

        Assert.Single(host.Bot.All);
        Assert.Null(await host.Store.FindAsync(body.Text("conversationId"), CancellationToken.None));
    }
}

public sealed class A_refreshed_token
{
    [Fact, Case(11, 15)]
    public async Task Opens_the_same_conversation_and_the_old_one_still_does()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        host.Time.Advance(TimeSpan.FromMinutes(15));

        using var response = await host.PostAsync("/tokens/refresh", started.Token);

        var body = await response.JsonAsync();
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(started.ConversationId, body.Text("conversationId"));
        Assert.NotEqual(started.Token, body.Text("token"));
        Assert.True(body.Int("expires_in") >= 1800);
        await host.SayAsync(started with { Token = body.Text("token") }, "new");
        await host.SayAsync(started, "old");

        host.Time.Advance(TimeSpan.FromMinutes(16));
        await host.SayAsync(started with { Token = body.Text("token") }, "new");
        using var tooLate = await host.PostActivityAsync(started, """{"type":"message"}""");
        await tooLate.ShouldRefuseAsync(403, "TokenExpired");
    }

    [Fact, Case(12)]
    public async Task Is_refused_for_one_that_expired()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Text("token");
        host.Time.Advance(TimeSpan.FromMinutes(30));

        using var response = await host.PostAsync("/tokens/refresh", token);

        await response.ShouldRefuseAsync(403, "TokenExpired");
    }

    [Fact, Case(13)]
    public async Task Is_refused_for_a_secret()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/tokens/refresh", DirectLineHost.Secret);

        await response.ShouldRefuseAsync(403, "Forbidden");
    }

    [Fact, Case(14)]
    public async Task Keeps_the_user_and_the_origins()
    {
        await using var host = await DirectLineHost.StartAsync();
        var body = await host.GenerateAsync(
            """{"user":{"id":"dl_1","name":"One"},"trustedOrigins":["https://a.example","https://b.example"]}"""
        );

        using var response = await host.PostAsync("/tokens/refresh", body.Text("token"), null, ("Origin", "https://b.example"));

        var refreshed = new JsonWebToken((await response.JsonAsync()).Text("token"));
        Assert.Equal("dl_1", refreshed.GetClaim("user").Value);
        Assert.Equal(["https://a.example", "https://b.example"], refreshed.GetPayloadValue<string[]>("origin"));
    }
}

public sealed class A_token
{
    [Fact, Case(16)]
    public async Task Opens_no_other_conversation()
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.StartConversationAsync();
        var other = await host.StartConversationAsync();
        var path = $"/conversations/{other.ConversationId}";

        using var post = await host.PostAsync($"{path}/activities", mine.Token, """{"type":"message"}""");
        using var get = await host.GetAsync($"{path}/activities", mine.Token);
        using var resume = await host.GetAsync(path, mine.Token);
        using var upload = await host.PostAsync($"{path}/upload", mine.Token, "x");

        await post.ShouldRefuseAsync(403, "Forbidden");
        await get.ShouldRefuseAsync(403, "Forbidden");
        await resume.ShouldRefuseAsync(403, "Forbidden");
        await upload.ShouldRefuseAsync(403, "Forbidden");
    }

    [Fact, Case(17)]
    public async Task That_was_changed_opens_nothing()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var other = await host.StartConversationAsync();
        var parts = started.Token.Split('.');
        var payload = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        payload["conv"] = other.ConversationId;
        var forged = $"{parts[0]}.{Base64UrlEncoder.Encode(payload.ToJsonString())}.{parts[2]}";

        using var response = await host.GetAsync($"/conversations/{other.ConversationId}/activities", forged);

        await response.ShouldRefuseAsync(401);
    }

    [Fact, Case(17)]
    public async Task That_another_key_signed_opens_nothing()
    {
        await using var host = await DirectLineHost.StartAsync();
        await using var stranger = await DirectLineHost.StartAsync(options =>
            options.SigningKey = "another-signing-key-of-more-than-32-bytes"
        );
        var token = stranger.Tokens.Issue("c1", "dl_1", null).Token;

        using var response = await host.PostAsync("/conversations", token);

        await response.ShouldRefuseAsync(401);
    }

    [Fact]
    public async Task That_the_previous_key_signed_still_opens_its_conversation()
    {
        await using var before = await DirectLineHost.StartAsync();
        await using var after = await DirectLineHost.StartAsync(options =>
        {
            options.SigningKey = "another-signing-key-of-more-than-32-bytes";
            options.PreviousSigningKey = DirectLineHost.SigningKey;
        });
        var token = before.Tokens.Issue("c1", "dl_1", null).Token;

        using var response = await after.PostAsync("/conversations", token);

        Assert.Equal(201, (int)response.StatusCode);
    }

    [Fact, Case(18)]
    public async Task Without_a_signature_opens_nothing()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        var unsigned = $"{header}.{started.Token.Split('.')[1]}.";

        using var response = await host.GetAsync($"/conversations/{started.ConversationId}/activities", unsigned);

        await response.ShouldRefuseAsync(401);
    }

    [Fact, Case(19)]
    public async Task For_a_stream_opens_nothing_else()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var ticket = started.StreamUrl[(started.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..];

        using var get = await host.GetAsync($"/conversations/{started.ConversationId}/activities", ticket);
        using var refresh = await host.PostAsync("/tokens/refresh", ticket);

        await get.ShouldRefuseAsync(401);
        await refresh.ShouldRefuseAsync(401);
    }

    [Fact]
    public async Task For_a_rest_call_opens_no_stream()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var address = started.StreamUrl[..(started.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)] + started.Token;

        Assert.Equal(401, await TestSocket.RefusedAsync(address));
    }

    [Fact]
    public async Task Of_the_hosts_own_page_starts_the_conversation_it_names()
    {
        await using var host = await DirectLineHost.StartAsync();
        var issued = host.Tokens.Issue("conversation-of-the-page", "dl_7", "工作員", tenantId: "tenant-1");

        using var response = await host.PostAsync("/conversations", issued.Token, """{"user":{}}""");

        Assert.Equal(201, (int)response.StatusCode);
        var update = await host.Bot.NextAsync("conversationUpdate");
        Assert.Equal("conversation-of-the-page", update.Conversation!.Id);
        Assert.Equal("tenant-1", update.Conversation.TenantId);
        Assert.Equal("工作員", Assert.Single(update.MembersAdded!, member => member.Id == "dl_7").Name);
        var conversation = await host.Store.FindAsync("conversation-of-the-page", CancellationToken.None);
        Assert.Equal(new("conversation-of-the-page", "dl_7", "工作員", "tenant-1", null, Ended: false), conversation);
    }
}

public sealed class The_conformance_cases
{
    [Fact]
    public void Each_have_a_test()
    {
        var held = typeof(The_conformance_cases)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes(typeof(CaseAttribute), inherit: false).Cast<CaseAttribute>())
            .SelectMany(one => one.Numbers)
            .ToHashSet();

        var missing = Enumerable.Range(1, 100).Where(number => !held.Contains(number));

        Assert.Equal("", string.Join(", ", missing.Select(number => number.ToString(CultureInfo.InvariantCulture))));
    }
}
