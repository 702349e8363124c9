using System.Globalization;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Opaque to clients; to us the sequence number of the last activity they have seen.</summary>
internal static class Watermark
{
    public static string Of(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out long sequence) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}
