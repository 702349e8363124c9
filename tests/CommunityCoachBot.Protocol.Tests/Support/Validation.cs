using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>A bot that validates against two fake issuers, with a clock that stands still, and the token and activity it accepts.</summary>
public sealed class Validation : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-0000-0000-0000-000000000001";
    public const string ServiceUrl = "https://smba.trafficmanager.net/apac/";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private SigningKeyCache? _channelKeys;
    private SigningKeyCache? _emulatorKeys;
    private ChannelTokenValidator? _validator;

    public required FakeIssuer Channel { get; init; }
    public required FakeIssuer Emulator { get; init; }
    public required BotAuthenticationOptions Options { get; init; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));

    public static async Task<Validation> StartAsync()
    {
        var channel = await FakeIssuer.StartAsync();
        channel.Serve("channel-key", "msteams", "directline");
        var emulator = await FakeIssuer.StartAsync();
        emulator.Serve("entra-key", null);
        return new Validation
        {
            Channel = channel,
            Emulator = emulator,
            Options = new BotAuthenticationOptions
            {
                AppId = AppId,
                TenantId = Tenant,
                AppPassword = "a secret",
                ChannelOpenIdMetadataUrl = channel.MetadataUrl,
                EmulatorOpenIdMetadataUrl = emulator.MetadataUrl,
            },
        };
    }

    /// <summary>Made on first use, so that a test may change the options before.</summary>
    public ChannelTokenValidator Validator =>
        _validator ??= new ChannelTokenValidator(
            Options,
            _channelKeys = new SigningKeyCache(_http, Channel.MetadataUrl, [], Clock, NullLogger<SigningKeyCache>.Instance),
            _emulatorKeys = new SigningKeyCache(_http, Emulator.MetadataUrl, [], Clock, NullLogger<SigningKeyCache>.Instance),
            new TrustedServiceUrls(Options),
            Clock
        );

    public TestToken Token()
    {
        var token = new TestToken();
        token.Claims["iss"] = "https://api.botframework.com";
        token.Claims["aud"] = AppId;
        token.Claims["serviceurl"] = ServiceUrl;
        token.Claims["nbf"] = TestToken.Seconds(Clock.GetUtcNow());
        token.Claims["exp"] = TestToken.Seconds(Clock.GetUtcNow().AddHours(1));
        return token;
    }

    public TestToken EmulatorToken()
    {
        var token = Token();
        token.Header["kid"] = "entra-key";
        token.Signer = TestToken.RsaSigner("entra-key");
        token.Claims.Remove("serviceurl");
        token.Claims["iss"] = $"https://login.microsoftonline.com/{Tenant}/v2.0";
        token.Claims["ver"] = "2.0";
        token.Claims["azp"] = AppId;
        token.Claims["tid"] = Tenant;
        return token;
    }

    public static Activity Message(string? channelId = "msteams", string? serviceUrl = ServiceUrl) =>
        new()
        {
            Type = "message",
            ChannelId = channelId,
            ServiceUrl = serviceUrl,
            Conversation = new ConversationAccount { Id = "a:1", TenantId = Tenant },
        };

    public async Task<CallerVerdict> JudgeAsync(TestToken token, Activity? activity = null) =>
        await JudgeHeaderAsync(token.Bearer(), activity);

    public async Task<CallerVerdict> JudgeHeaderAsync(string? header, Activity? activity = null) =>
        await Validator.ValidateAsync(header, activity ?? Message(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _channelKeys?.Dispose();
        _emulatorKeys?.Dispose();
        _http.Dispose();
        await Channel.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}

/// <summary>A test class about whom the bot lets in.</summary>
public abstract class ValidationTests : IAsyncLifetime
{
    private protected Validation Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Bot = await Validation.StartAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Bot.DisposeAsync();
    }

    private protected static void AssertRefused(CallerVerdict verdict, string reason, int status = 401)
    {
        Assert.Null(verdict.Caller);
        Assert.Equal(reason, verdict.Reason);
        Assert.Equal(status, verdict.Status);
    }
}
