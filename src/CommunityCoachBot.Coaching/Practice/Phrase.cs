namespace CommunityCoachBot.Coaching.Practice;

/// <summary>The same thing said in colloquial Mandarin, in English, and in written Cantonese where somebody wrote it.</summary>
public sealed record Phrase(string Zh, string En, string? Yue = null)
{
    /// <summary>Cantonese falls back to Mandarin, never the other way round.</summary>
    public string In(string language) =>
        language switch
        {
            PracticeLanguages.English => En,
            PracticeLanguages.Cantonese => Yue ?? Zh,
            _ => Zh,
        };
}

/// <summary>What a resident can speak.</summary>
public static class PracticeLanguages
{
    public const string Mandarin = "zh-Hans";
    public const string Cantonese = "yue";
    public const string English = "en";
}
