using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Pages;

/// <summary>The words of our pages in the visitor's language: chosen by them, else their browser's.</summary>
public sealed class PageWords(WordCatalogue catalogue, IHttpContextAccessor context)
{
    public const string Cookie = "coach-language";
    private string? _language;

    /// <summary>The language spoken on this page.</summary>
    public string Language => _language ??= Chosen();

    public ImmutableArray<Language> Languages => catalogue.Languages;

    /// <summary>A sentence of the <c>page</c> section.</summary>
    public string this[string key] => catalogue.Text(Language, "page." + key);

    /// <summary>A sentence that the coach says in chat too.</summary>
    public string Said(string key) => catalogue.Text(Language, key);

    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            filled[name] = value;
        return catalogue.Text(Language, "page." + key, filled);
    }

    /// <summary>A sentence, or what is given where there is none: for ids of content that an agency made up.</summary>
    public string Or(string key, string otherwise) => catalogue.Has(Language, "page." + key) ? this[key] : otherwise;

    public string Date(DateOnly date) => date.ToString(Chinese ? "yyyy年M月d日 dddd" : "ddd d MMM yyyy", Culture);

    public string Moment(DateTimeOffset moment) => moment.ToString(Chinese ? "yyyy年M月d日 HH:mm" : "d MMM yyyy, HH:mm", Culture);

    private bool Chinese => Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    private bool Traditional => Language.StartsWith("zh-Hant", StringComparison.OrdinalIgnoreCase);

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Chinese ? (Traditional ? "zh-HK" : "zh-CN") : Language);

    private string Chosen()
    {
        var request = context.HttpContext?.Request;
        return catalogue.Nearest(request?.Cookies[Cookie])
            ?? request
                ?.GetTypedHeaders()
                .AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1)
                .Select(accepted => catalogue.Nearest(accepted.Value.Value))
                .FirstOrDefault(language => language is not null)
            ?? catalogue.DefaultLanguage;
    }
}
