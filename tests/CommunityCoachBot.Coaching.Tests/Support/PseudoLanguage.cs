using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>
/// A language in which every sentence of the catalogue is its own key between ⟦ ⟧, with its holes: a test that speaks it sees at once a sentence that is
/// not from the catalogue. Lists keep their words, so that commands still work.
/// </summary>
public static class PseudoLanguage
{
    public const string Code = "qps-ploc";

    public static WordCatalogue Load() =>
        WordCatalogue.Load([.. ShippedContent.WordFiles(), ("Words/qps-ploc.yaml", Yaml(ShippedContent.Words()))]);

    private static string Yaml(WordCatalogue words) =>
        $"language: {Code}\nname: Pseudo\nstatus: complete\n"
        + string.Concat(
            words
                .Keys(words.DefaultLanguage)
                .Where(key => key is not ("language" or "name" or "status"))
                .Select(key =>
                    words.Has(words.DefaultLanguage, key)
                        ? $"{key}: '⟦{key}{string.Concat(Holes.Of(words.Text(words.DefaultLanguage, key)).Select(hole => $" {{{hole}}}"))}⟧'\n"
                        : $"{key}: ['{string.Join("', '", words.All(words.DefaultLanguage, key).Select(word => word.Replace("'", "''", StringComparison.Ordinal)))}']\n"
                )
        );
}
