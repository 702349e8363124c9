using System.Text;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;

namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>What a bot does with an activity. The sender is proven, the activity's type is there, and its <c>callerId</c> is ours.</summary>
public interface IActivityHandler
{
    /// <summary>Takes an activity and says what the HTTP answer is. Channels wait about 15 s, and send again what was not answered.</summary>
    Task<ActivityResponse> HandleAsync(Activity activity, VerifiedCaller caller, CancellationToken cancellationToken);
}

/// <summary>The HTTP answer to an activity: a status and, for an invoke or <c>expectReplies</c>, JSON.</summary>
public sealed record ActivityResponse(int Status, string? Body = null)
{
    /// <summary>Taken; replies come through the connector.</summary>
    public static ActivityResponse Accepted { get; } = new(200);

    /// <summary>No handler knows this invoke.</summary>
    public static ActivityResponse NotImplemented { get; } = new(501);

    /// <summary>The answer to an invoke.</summary>
    public static ActivityResponse Invoke(int status, string? body = null) => new(status, body);

    /// <summary>All replies at once, in order, for <c>deliveryMode: expectReplies</c>.</summary>
    public static ActivityResponse ExpectReplies(string activitiesJson) => new(200, activitiesJson);

    /// <inheritdoc cref="ExpectReplies(string)"/>
    public static ActivityResponse ExpectReplies(IEnumerable<Activity> activities) =>
        new(200, Encoding.UTF8.GetString(ActivityJson.Write(new ActivitySet { Activities = [.. activities] })));

    /// <summary>The body stays out of logs.</summary>
    public override string ToString() => $"{Status}";
}
