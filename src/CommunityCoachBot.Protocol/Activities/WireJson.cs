using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>How activities are written for others: nothing empty, and Chinese as itself.</summary>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Options = new(ActivityJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ActivityJson.Default.WithAddedModifier(LeaveOutWhatIsEmpty),
    };

    public static readonly JsonTypeInfo<Activity> Activity = (JsonTypeInfo<Activity>)Options.GetTypeInfo(typeof(Activity));
    public static readonly JsonTypeInfo<ActivitySet> Set = (JsonTypeInfo<ActivitySet>)Options.GetTypeInfo(typeof(ActivitySet));

    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type == typeof(ActivitySet))
            return;

        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(string))
                property.ShouldSerialize = static (_, value) => value is string { Length: > 0 };
            else if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IList<>))
                property.ShouldSerialize = static (_, value) => value is IEnumerable list && list.GetEnumerator().MoveNext();
        }
    }
}
