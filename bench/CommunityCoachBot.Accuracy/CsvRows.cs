using System.Text;

namespace CommunityCoachBot.Accuracy;

/// <summary>Rows of a CSV file by the names in its first line; quoted fields may hold commas, quotes and line ends.</summary>
internal static class CsvRows
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(TextReader file)
    {
        string[]? names = null;
        foreach (var row in Cut(file))
        {
            if (names is null)
            {
                names = [.. row.Select(name => name.Trim('\uFEFF', ' '))];
                continue;
            }
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++)
                fields[names[i]] = i < row.Count ? row[i] : "";
            yield return fields;
        }
    }

    private static IEnumerable<List<string>> Cut(TextReader file)
    {
        var (row, field, quoted, any) = (new List<string>(), new StringBuilder(), false, false);
        while (file.Read() is var read and >= 0)
        {
            var c = (char)read;
            any = true;
            if (quoted && c is '"' && file.Peek() is '"')
                field.Append((char)file.Read());
            else if (c is '"')
                quoted = !quoted;
            else if (!quoted && c is ',')
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else if (!quoted && c is '\n')
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                yield return row;
                (row, any) = ([], false);
            }
            else
                field.Append(c);
        }
        if (!any)
            yield break;
        row.Add(field.ToString());
        yield return row;
    }
}
