using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Fluid;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>
/// The JSON templates of <c>Cards/templates</c>, parsed once. Every hole goes through one JSON encoder, set here and nowhere else, and a card is filled in one pass:
/// what a worker typed stays text, whatever it looks like.
/// </summary>
internal sealed partial class CardTemplates
{
    private const string Prefix = "cards/";

    // Chinese and emoji stay as they are (three bytes a character instead of six); quotes, backslashes, control characters and lone surrogates are escaped.
    private static readonly JavaScriptEncoder Json = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly FrozenDictionary<string, IFluidTemplate> _templates;
    private readonly TemplateOptions _options = new() { MaxSteps = 20_000 };

    private CardTemplates()
    {
        _options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        foreach (
            var type in (ReadOnlySpan<Type>)
                [
                    typeof(CardView),
                    typeof(NoticeView),
                    typeof(FactView),
                    typeof(AskedView),
                    typeof(InputView),
                    typeof(ChoiceView),
                    typeof(ActionView),
                    typeof(ChooserView),
                    typeof(QuoteView),
                    typeof(LineView),
                ]
        )
            _options.MemberAccessStrategy.Register(type);

        var parser = new FluidParser();
        var sources = Sources();
        _templates = sources
            .Where(source => !source.Key.StartsWith('_'))
            .ToFrozenDictionary(source => source.Key, source => parser.Parse(WithPartials(source.Value, sources)), StringComparer.Ordinal);
    }

    public static CardTemplates Instance { get; } = new();

    public string Render(string name, CardView view)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var rendering = _templates[name].RenderAsync(writer, Json, new TemplateContext(view, _options, allowModelMembers: true));
        // Nothing in a template waits for anything.
        if (!rendering.IsCompletedSuccessfully)
            rendering.AsTask().GetAwaiter().GetResult();
        return writer.ToString();
    }

    private static FrozenDictionary<string, string> Sources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => Compact(assembly, name), StringComparer.Ordinal);
    }

    // Line ends and indents are for reading the template; in the card they would only cost bytes.
    private static string Compact(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        // "{" alone on a line, then "{% …": together they would be another sign of Liquid's.
        return string.Concat(reader.ReadToEnd().Split('\n').Select(line => line.Trim() is "{" ? "{ " : line.Trim()));
    }

    /// <summary>Puts partials in place before parsing: looking them up for each card would cost more than the card.</summary>
    private static string WithPartials(string template, FrozenDictionary<string, string> sources) =>
        Include().Replace(template, include => WithPartials(sources[include.Groups["name"].Value], sources));

    [GeneratedRegex("""\{% include "(?<name>[a-z_-]+)" %\}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Include();
}
