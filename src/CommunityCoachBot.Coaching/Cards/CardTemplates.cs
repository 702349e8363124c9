using System.Buffers;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using Fluid;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>
/// The JSON templates of <c>Cards/templates</c>, parsed once. Every hole goes through one JSON encoder, set here and nowhere else, and a card is filled in one pass:
/// what a worker typed stays text, whatever it looks like.
/// </summary>
internal sealed class CardTemplates
{
    private const string Prefix = "cards/";

    // Chinese and emoji stay as they are (three bytes a character instead of six); quotes, backslashes, control characters and lone surrogates are escaped.
    private static readonly JavaScriptEncoder Json = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly FrozenDictionary<string, IFluidTemplate> _templates;
    private readonly TemplateOptions _options;

    private CardTemplates()
    {
        var sources = Sources();
        _options = new TemplateOptions { FileProvider = new Partials(sources), MaxSteps = 20_000 };
        _options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        foreach (
            var type in (ReadOnlySpan<Type>)
                [typeof(CardView), typeof(NoticeView), typeof(FactView), typeof(InputView), typeof(ChoiceView), typeof(ActionView), typeof(ChooserView)]
        )
            _options.MemberAccessStrategy.Register(type);

        var parser = new FluidParser();
        _templates = sources
            .Where(source => !source.Key.StartsWith('_'))
            .ToFrozenDictionary(source => source.Key, source => parser.Parse(source.Value), StringComparer.Ordinal);
    }

    public static CardTemplates Instance { get; } = new();

    /// <summary>The names of the templates that are cards of their own.</summary>
    public IEnumerable<string> Names => _templates.Keys;

    public string Render(string name, CardView view)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
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
        return string.Concat(reader.ReadToEnd().Split('\n').Select(line => line.Trim()));
    }

    /// <summary>Partials by name, from memory.</summary>
    private sealed class Partials(FrozenDictionary<string, string> sources) : IFileProvider
    {
        public IFileInfo GetFileInfo(string subpath) =>
            sources.TryGetValue(subpath.EndsWith(".liquid", StringComparison.Ordinal) ? subpath[..^7] : subpath, out var text)
                ? new Partial(subpath, text)
                : new NotFoundFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    private sealed class Partial(string name, string text) : IFileInfo
    {
        private readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(text);

        public bool Exists => true;
        public long Length => _bytes.Length;
        public string? PhysicalPath => null;
        public string Name => name;
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;
        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(_bytes, writable: false);
    }
}
